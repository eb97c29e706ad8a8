// The way through the table from one marked cell to the next.

import { shows } from "../../model/filter";
import { findingCount, findingsOf } from "../../model/judging/verdicts";
import { columnOfField } from "../../model/table/columns";
import { rows } from "../../model/table/sorting";
import { active, rowOf, select } from "./selecting";

/** Goes to the next marked cell, or to the one before, and over the end to the other; false if there is none. */
export function findNext(by: 1 | -1): boolean {
	const list = rows.value;
	const from = active.value === null ? 0 : rowOf(active.value.key);
	const column = active.value?.column ?? 0;
	for (let step = 0; step <= list.length; step += 1) {
		const draft = list[(((from + by * step) % list.length) + list.length) % list.length];
		if (draft === undefined || findingCount(draft) === 0) {
			continue;
		}
		const marked = [
			...new Set(
				findingsOf(draft)
					.filter(shows)
					.map(({ field }) => columnOfField(field) ?? 0),
			),
		].sort((a, b) => by * (a - b));
		const next = step === 0 ? marked.find((it) => by * (it - column) > 0) : marked[0];
		if (next !== undefined) {
			select({ key: draft.key, column: next });
			return true;
		}
	}
	return false;
}
