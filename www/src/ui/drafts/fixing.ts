// A fix that was chosen, applied to its draft.

import type { Fix } from "mobanlint";
import { linter } from "../../model/checking";
import type { Draft } from "../../model/draft";
import { replace } from "../../model/workspace";
import { offerUndo } from "./undoing";

/** Applies a fix, and offers the way back; false where it was made for another text. */
export function applyFix(draft: Draft, fix: Fix): boolean {
	const fixed = linter.value?.applyFix(draft.template, fix);
	if (fixed === undefined) {
		return false;
	}
	replace(draft.key, fixed);
	offerUndo(fix.title);
	return true;
}
