// The words of the page in the language that was chosen.

import { computed } from "vue";
import { settings } from "../model/settings";
import { en } from "./en";
import { zh } from "./zh";

export const words = computed(() => (settings.language === "zh" ? zh : en));
