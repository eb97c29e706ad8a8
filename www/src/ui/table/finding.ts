// The way through the table from one marked cell to the next.

import type { Finding } from "mobanlint";
import type { Draft } from "../../model/draft";
import { shows } from "../../model/filter";
import { findingCount, findingsOf } from "../../model/judging/verdicts";
import { columnOfField, TITLE } from "../../model/table/columns";
import { rows } from "../../model/table/sorting";
import { active, rowOf, select } from "./range/selecting";

/** What is shown of the findings about a cell. What has no cell of its own stands in that of the title. */
export function toldOf(draft: Draft, column: number): Finding[] {
	return findingsOf(draft).filter((it) => shows(it) && (columnOfField(it.field) ?? TITLE) === column);
}

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
					.map(({ field }) => columnOfField(field) ?? TITLE),
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
