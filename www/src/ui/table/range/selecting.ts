// Which cells of the table are selected, and in which one typing goes.

import { computed, shallowRef } from "vue";
import { lastColumn, pairsFor, TITLE } from "../../../model/table/columns";
import { rows } from "../../../model/table/sorting";
import { drafts, open, opened } from "../../../model/workspace";

/** The column that tells how a draft stands: it is gone to, and never part of a range. */
export const VERDICT = -1;

export interface Cell {
	readonly key: number;
	readonly column: number;
}

/** Indices of rows and columns, all of them within. */
export interface Range {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** Where a range begins, which is where typing goes, and where it ends. */
const ends = shallowRef<{ active: Cell; head: Cell } | null>(null);
/** The row that was active when it was last there: its neighbour is, once it is gone. */
let lastRow = 0;

/** How many pairs of keyword and example there are columns for. */
export const pairs = computed(() => pairsFor(drafts.value));

export const active = computed<Cell | null>(() => {
	const cell = ends.value?.active;
	const at = cell === undefined ? -1 : rowOf(cell.key);
	if (cell !== undefined && at >= 0) {
		lastRow = at;
		return { key: cell.key, column: Math.min(cell.column, lastColumn(pairs.value)) };
	}
	const next = rows.value[Math.min(lastRow, rows.value.length - 1)];
	return next === undefined ? null : { key: next.key, column: cell?.column ?? TITLE };
});

export const range = computed<Range | null>(() => {
	if (active.value === null) {
		return null;
	}
	const row = rowOf(active.value.key);
	const head = ends.value?.head;
	const headRow = head === undefined ? -1 : rowOf(head.key);
	const [otherRow, otherColumn] = headRow < 0 || head === undefined ? [row, active.value.column] : [headRow, head.column];
	return {
		top: Math.min(row, otherRow),
		bottom: Math.max(row, otherRow),
		left: Math.min(active.value.column, otherColumn),
		right: Math.max(active.value.column, Math.min(otherColumn, lastColumn(pairs.value))),
	};
});

/** The keys of the rows that are selected, from the top. */
export const selectedKeys = computed<number[]>(() =>
	range.value === null ? [] : rows.value.slice(range.value.top, range.value.bottom + 1).map(({ key }) => key),
);

export function rowOf(key: number): number {
	return rows.value.findIndex((draft) => draft.key === key);
}

/** Goes to a cell, or has the range end there. */
export function select(cell: Cell, extend = false): void {
	const from = extend ? (active.value ?? cell) : cell;
	// The verdicts are no cells that could be copied or filled.
	const head = from !== cell && from.column !== VERDICT ? { ...cell, column: Math.max(cell.column, TITLE) } : cell;
	ends.value = { active: from, head: from.column === VERDICT ? { ...head, column: VERDICT } : head };
	if (opened.value?.key !== from.key) {
		open(from.key);
	}
}

/** Selects from one corner to the other; typing goes to the first. */
export function selectRange({ top, bottom, left, right }: Range): void {
	const [first, last] = [rows.value[top], rows.value[bottom]];
	if (first !== undefined && last !== undefined) {
		select({ key: first.key, column: left });
		select({ key: last.key, column: right }, true);
	}
}

/** Goes so many rows and columns further, as far as there are some. Gives the row it has come to. */
export function go(down: number, across: number, extend = false): number {
	const from = extend ? (ends.value?.head ?? active.value) : active.value;
	if (from === null) {
		return 0;
	}
	const row = within(Math.max(rowOf(from.key), 0) + down, rows.value.length - 1, 0);
	const column = within(from.column + across, lastColumn(pairs.value), extend ? TITLE : VERDICT);
	const draft = rows.value[row];
	if (draft !== undefined) {
		select({ key: draft.key, column }, extend);
	}
	return row;
}

/** Goes along the rows, from the last cell of one to the first of the next; false at the end of all. */
export function goOn(by: 1 | -1): boolean {
	if (active.value === null) {
		return false;
	}
	const { key, column } = active.value;
	const last = lastColumn(pairs.value);
	const over = by > 0 ? column === last : column <= TITLE;
	const row = rowOf(key) + (over ? by : 0);
	const draft = rows.value[row];
	if (draft === undefined) {
		return false;
	}
	select({ key: draft.key, column: over ? (by > 0 ? TITLE : last) : column + by });
	return true;
}

function within(value: number, most: number, least: number): number {
	return Math.max(Math.min(value, most), least);
}
