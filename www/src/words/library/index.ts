// The words of the library, which come with it: the first screen needs none of them.

import { computed } from "vue";
import { settings } from "../../model/settings";
import { en } from "./en";
import { zh } from "./zh";

export const say = computed(() => (settings.language === "zh" ? zh : en));
