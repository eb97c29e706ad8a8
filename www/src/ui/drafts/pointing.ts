// Which finding is pointed at, and where.

import type { Finding } from "mobanlint";
import { computed, nextTick, shallowRef } from "vue";
import { shownDrafts } from "../../model/filter";
import { open, opened } from "../../model/workspace";

/** The finding that the keyboard has come to. */
export const pointed = shallowRef<Finding | null>(null);
/** The finding under the mouse. It lies where it lies while the page moves beneath it, and must not lead the keyboard astray. */
export const hovered = shallowRef<Finding | null>(null);
/** The finding whose place is shown in the text. */
export const active = computed(() => hovered.value ?? pointed.value);

/** Which of the three columns a phone shows. */
export const view = shallowRef<"list" | "edit" | "preview">("list");

/** Opens the draft before or after the one that is open. */
export function stepDraft(by: 1 | -1): void {
	const list = shownDrafts.value;
	const at = opened.value === null ? -1 : list.indexOf(opened.value);
	const next = list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)];
	if (next !== undefined) {
		open(next.key);
	}
}

/** Puts the cursor into a field of the open draft, and selects the marked text. */
export async function focusField(finding: Finding): Promise<void> {
	view.value = "edit";
	await nextTick();
	const field = document.getElementById(fieldId(finding.field)) as HTMLTextAreaElement | null;
	field?.focus();
	field?.setSelectionRange(finding.span.start, finding.span.end);
}

/** The id of the element in which a field is edited. */
export function fieldId(field: string): string {
	return `field-${field.replace(/[[\].]+/g, "-")}`;
}
