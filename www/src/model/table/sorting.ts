// The order in which a table shows the drafts, which have an own one that stays.

import { computed, shallowRef } from "vue";
import type { Draft } from "../draft";
import { shownDrafts } from "../filter";
import type { Standing } from "../judging/judge";
import { findingCount, standingOf } from "../judging/verdicts";
import { drafts } from "../workspace";
import { textIn } from "./columns";

const WORST_FIRST: readonly (Standing | "pending")[] = ["error", "warning", "info", "pending", "clean"];

export interface Sorting {
	/** The column of a cell, or how the drafts stand. */
	readonly by: number | "verdict";
	readonly descending: boolean;
	/** The place each draft had when it was sorted: what is changed afterwards does not run away from under the hands. */
	readonly places: ReadonlyMap<number, number>;
}

export const sorting = shallowRef<Sorting | null>(null);

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** The drafts in the order of the table; those that came after it was sorted stand at the end. */
export const rows = computed<readonly Draft[]>(() => {
	const places = sorting.value?.places;
	if (places === undefined) {
		return shownDrafts.value;
	}
	const place = ({ key }: Draft) => places.get(key) ?? Number.POSITIVE_INFINITY;
	return [...shownDrafts.value].sort((one, other) => {
		const [a, b] = [place(one), place(other)];
		return a === b ? 0 : a < b ? -1 : 1;
	});
});

/** Sorts by a column: upwards, then downwards, then in the own order again. */
export function sortBy(by: Sorting["by"]): void {
	const was = sorting.value;
	if (was?.by === by && was.descending) {
		sorting.value = null;
		return;
	}
	const descending = was?.by === by;
	const sign = descending ? -1 : 1;
	const list = [...drafts.value].sort((one, other) => {
		if (by === "verdict") {
			return sign * (badness(one) - badness(other) || findingCount(other) - findingCount(one));
		}
		const [a, b] = [textIn(one.template, by), textIn(other.template, by)];
		// Empty cells stand at the end either way, as in every spreadsheet.
		return a === "" || b === "" ? Number(a === "") - Number(b === "") : sign * collator.compare(a, b);
	});
	sorting.value = { by, descending, places: new Map(list.map(({ key }, place) => [key, place])) };
}

/** How a column is sorted. */
export function sorted(by: Sorting["by"]): "ascending" | "descending" | "none" {
	return sorting.value?.by !== by ? "none" : sorting.value.descending ? "descending" : "ascending";
}

export function unsort(): void {
	sorting.value = null;
}

function badness(draft: Draft): number {
	return WORST_FIRST.indexOf(standingOf(draft));
}
