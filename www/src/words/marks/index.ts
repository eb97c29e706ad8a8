// The words of what stands beside a mark and of mending at once, in a chunk of their own: the first screen says none of them.

import { computed } from "vue";
import { settings } from "../../model/settings";
import { en } from "./en";
import { zh } from "./zh";

export const markWords = computed(() => (settings.language === "zh" ? zh : en));
