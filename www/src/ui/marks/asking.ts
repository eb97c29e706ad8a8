// Which mark is asked about: all there is to know of it stands beside the draft, and never over it.

import type { Finding } from "mobanlint";
import { shallowRef, watch } from "vue";
import { shows } from "../../model/filter";
import { findingsOf } from "../../model/judging/verdicts";
import { opened } from "../../model/workspace";
import { active, fieldId, hovered, pointed } from "../drafts/pointing";
import { giveBack } from "../frame/focus";

/** Where there is a column beside the draft, which what is under the mouse may take for a while. */
export const BESIDE = matchMedia("(width >= 1180px) and (hover: hover)");
/** As long as the mouse has to stay on a mark, and may be on its way from it, in milliseconds. */
const STAYS = 300;

interface Asked {
	/** The draft's key. */
	readonly key: number;
	readonly finding: Finding;
	/** It was pressed, or the keyboard came to it: the mouse takes it away no more. */
	readonly held: boolean;
}

/** What is asked about, of the draft that is open. */
export const asked = shallowRef<Asked | null>(null);
/** Whether what is shown is to have the focus. */
export const wanted = shallowRef(false);

let waiting: number | undefined;
/** What had the focus when the keyboard went over. */
let from: HTMLElement | null = null;

watch(
	opened,
	(now) => {
		if (asked.value?.key !== now?.key) {
			clearTimeout(waiting);
			asked.value = null;
		}
	},
	{ flush: "sync" },
);

/** Shows what there is about a finding of the open draft. */
export function ask(finding: Finding, focus = false): void {
	clearTimeout(waiting);
	if (opened.value === null) {
		return;
	}
	const had = document.activeElement;
	if (focus && had instanceof HTMLElement && had.closest(".asked") === null) {
		from = had;
	}
	wanted.value = focus;
	asked.value = { key: opened.value.key, finding, held: true };
	pointed.value = finding;
}

/** The same by a key: about the mark at the cursor, or the first there is. */
export function askHere(): void {
	const field = document.activeElement;
	const told = opened.value === null ? [] : findingsOf(opened.value).filter(shows);
	const own = told.filter((it) => fieldId(it.field) === field?.id);
	const at = field instanceof HTMLTextAreaElement ? field.selectionStart : 0;
	const finding =
		own.find(({ span }) => span.start <= at && at <= span.end) ?? own[0] ?? told.find((it) => it === active.value) ?? told[0];
	if (finding !== undefined) {
		ask(finding, true);
	}
}

/** The mouse is over a mark, or over none. */
export function peek(finding: Finding | null): void {
	if (hovered.value !== finding) {
		hovered.value = finding;
		clearTimeout(waiting);
		if (BESIDE.matches && asked.value?.held !== true) {
			waiting = window.setTimeout(() => show(finding), STAYS);
		}
	}
}

/** The mouse has come to what is shown, or gone from it. */
export function rest(over: boolean): void {
	clearTimeout(waiting);
	if (!over && asked.value?.held === false) {
		waiting = window.setTimeout(() => show(null), STAYS);
	}
}

/** It stays from now on. */
export function hold(): void {
	clearTimeout(waiting);
	if (asked.value?.held === false) {
		asked.value = { ...asked.value, held: true };
	}
}

/** Goes on with the finding that stands in the place of the one that was asked about. */
export function follow(finding: Finding): void {
	if (asked.value !== null) {
		asked.value = { ...asked.value, finding };
	}
}

export function shut(): void {
	clearTimeout(waiting);
	const inside = document.activeElement?.closest(".asked") !== null;
	asked.value = null;
	if (inside) {
		void giveBack(from);
	}
	from = null;
}

function show(finding: Finding | null): void {
	asked.value = finding === null || opened.value === null ? null : { key: opened.value.key, finding, held: false };
}
