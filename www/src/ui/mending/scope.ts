// What is to be mended at once when its sheet is opened.

import { shallowRef } from "vue";
import type { Scope } from "../../model/marks/mending";

export const scope = shallowRef<Scope>({ rule: null, like: null });
