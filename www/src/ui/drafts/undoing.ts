// What was just done to the drafts, told with the way back.

import { watch } from "vue";
import { steps, undo } from "../../model/workspace";
import { words } from "../../words";
import { dismiss, toast, toasts } from "../frame/toasts";

/** Tells of the step that was just taken, and offers to undo it for as long as it is the last one. */
export function offerUndo(text: string): void {
	toast(text, { text: words.value.undo, run: undo });
	const [offer] = toasts;
	watch(steps, () => toasts[0] === offer && dismiss(), { once: true, flush: "sync" });
}
