// Which finding is pointed at, and the way from one to the next.

import type { Finding } from "mobanlint";
import { computed, nextTick, shallowRef } from "vue";

import { shownDrafts, shows } from "../../model/filter";
import { findingsOf } from "../../model/judging/verdicts";
import { open, opened } from "../../model/workspace";

/** The finding that the keyboard has come to. */
export const pointed = shallowRef<Finding | null>(null);
/** The finding under the mouse. It lies where it lies while the page moves beneath it, and must not lead the keyboard astray. */
export const hovered = shallowRef<Finding | null>(null);
/** The finding whose place is shown in the text. */
export const active = computed(() => hovered.value ?? pointed.value);

/** Which of the three columns a phone shows. */
export const view = shallowRef<"list" | "edit" | "preview">("list");

/** Moves to the next finding, or the one before, over all drafts that are shown. */
export async function step(by: 1 | -1): Promise<void> {
	const places = shownDrafts.value.flatMap((draft) =>
		findingsOf(draft)
			.filter(shows)
			.map((finding) => ({ draft, finding })),
	);
	if (places.length === 0) {
		return;
	}
	const here = places.findIndex(({ finding }) => finding === pointed.value);
	const atDraft = places.findIndex(({ draft }) => draft === opened.value);
	const at = here >= 0 ? here + by : Math.max(atDraft, 0);
	const next = places[(at + places.length) % places.length];
	if (next === undefined) {
		return;
	}
	open(next.draft.key);
	pointed.value = next.finding;
	view.value = "edit";
	await nextTick();
	document.querySelector<HTMLElement>("[data-pointed]")?.focus();
}

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
