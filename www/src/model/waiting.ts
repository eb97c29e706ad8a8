// What was typed or pasted into a sheet and is not used yet: it waits there for the sheet to be opened again.

import { shallowRef } from "vue";

/** Drafts for the sheet of import. */
export const pastedDrafts = shallowRef("");
/** Titles for the library. */
export const typedTitles = shallowRef("");

export function discard(): void {
	pastedDrafts.value = "";
	typedTitles.value = "";
}
