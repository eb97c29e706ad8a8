// How wide the columns are made: the keywords' all alike, and so the examples'.

import { computed, shallowRef } from "vue";
import { settings, type Widths } from "../../../model/settings";
import { partOf } from "../../../model/table/columns";
import { NARROW, WIDTHS } from "./extent";

type Part = keyof Widths;

/** In pixels. */
const LEAST = 64;
const MOST = 640;
const STEP = 24;
/** What is left beside the title, which does not move to the side. */
const BESIDE = 96;
/** Below this the table is on a phone. */
const SMALL = 600;

/** How wide the table is. */
export const room = shallowRef(1400);

export const widths = computed(() => {
	const usual = room.value < SMALL ? NARROW : WIDTHS;
	const made = { ...usual, ...settings.widths };
	const most = room.value - usual.number - usual.verdict - BESIDE;
	return { ...made, title: Math.min(made.title, Math.max(most, usual.title)) };
});

export function widen(part: Part, width: number): void {
	settings.widths[part] = Math.round(Math.min(Math.max(width, LEAST), MOST));
}

export function reset(part: Part): void {
	delete settings.widths[part];
}

/** Makes the columns wider by a step, or narrower, that are of a kind with this one. */
export function stepWidth(column: number, by: 1 | -1): void {
	const part = partOf(column);
	widen(part, widths.value[part] + by * STEP);
}
