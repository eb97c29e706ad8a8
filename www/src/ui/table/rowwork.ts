// What is done to whole rows: those in which something is selected.

import { filtering, unfilter } from "../../model/filter";
import { addAfter, duplicate, move, removeAll } from "../../model/table/changing";
import { TITLE } from "../../model/table/columns";
import { rows, sorting } from "../../model/table/sorting";
import { words } from "../../words";
import { offerUndo } from "../drafts/undoing";
import { active, range, select, selectedKeys } from "./range/selecting";

/** In another order, or among others that are not shown, the place before a row is not to be seen. */
export function movable(): boolean {
	return sorting.value === null && !filtering.value;
}

export function insertRow(): void {
	const after = selectedKeys.value.at(-1) ?? null;
	// An empty row is what no filter asks for.
	unfilter();
	select({ key: addAfter(after).key, column: TITLE });
}

export function duplicateRows(): void {
	const fresh = duplicate(selectedKeys.value);
	const [first, last] = [fresh[0], fresh.at(-1)];
	if (first !== undefined && last !== undefined) {
		select({ key: first.key, column: active.value?.column ?? TITLE });
		select({ key: last.key, column: active.value?.column ?? TITLE }, true);
	}
}

export function moveRows(by: 1 | -1): void {
	if (movable()) {
		move(selectedKeys.value, by, active.value?.key ?? null);
	}
}

export function removeRows(): void {
	const keys = selectedKeys.value;
	const next = rows.value[(range.value?.bottom ?? 0) + 1] ?? rows.value[(range.value?.top ?? 0) - 1];
	if (keys.length === 0) {
		return;
	}
	removeAll(keys, next?.key ?? null);
	if (next !== undefined) {
		select({ key: next.key, column: active.value?.column ?? TITLE });
	}
	offerUndo(words.value.rowsRemoved(keys.length));
}
