// The words of the desk before sending, in a chunk of their own: the first screen says none of them.

import { computed } from "vue";
import { settings } from "../../model/settings";
import { en } from "./en";
import { zh } from "./zh";

export const sendingWords = computed(() => (settings.language === "zh" ? zh : en));
