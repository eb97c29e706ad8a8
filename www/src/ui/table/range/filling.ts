// What is done to all cells of a range: copied, pasted, filled, cleared.

import { shallowRef } from "vue";
import { change, type Texts } from "../../../model/table/changing";
import { fromText, toTable, toText } from "../../../model/table/clipboard";
import { textIn } from "../../../model/table/columns";
import { rows, unsort } from "../../../model/table/sorting";
import { put } from "../editing";
import { active, type Range, range, select, selectRange } from "./selecting";

/** What the range will be, whose corner is being dragged; none while nothing is. */
export const reach = shallowRef<Range | null>(null);

export function copy(event: ClipboardEvent): void {
	const cells = texts();
	if (cells.length > 0) {
		event.preventDefault();
		event.clipboardData?.setData("text/plain", toText(cells));
		event.clipboardData?.setData("text/html", toTable(cells));
	}
}

/** Puts what is on the clipboard into the cells from the active one on; rows that are not there are added. */
export function paste(text: string): void {
	const cells = fromText(text);
	const over = range.value;
	if (active.value === null || over === null || active.value.column < 0) {
		return;
	}
	const { top, bottom, left, right } = spread(cells, over);
	const changed: Texts = new Map();
	const added: Map<number, string>[] = [];
	for (let row = top; row <= bottom; row += 1) {
		const given = cells[(row - top) % cells.length] ?? [];
		const wide = Math.max(right - left + 1, given.length);
		for (let at = 0; at < wide; at += 1) {
			const text = given[at % Math.max(given.length, 1)] ?? "";
			if (row < rows.value.length) {
				put(changed, row, left + at, text);
			} else {
				const fresh = added[row - rows.value.length] ?? new Map<number, string>();
				added[row - rows.value.length] = fresh.set(left + at, text);
			}
		}
	}
	if (changed.size === 0 && added.length === 0) {
		return;
	}
	if (added.length > 0) {
		// Among rows in another order those that were pasted would not stay together.
		unsort();
	}
	const first = rows.value[top]?.key ?? null;
	const fresh = change(changed, added, first);
	const last = fresh.at(-1)?.key ?? rows.value[bottom]?.key;
	if (first !== null && last !== undefined) {
		select({ key: first, column: left });
		select({ key: last, column: right }, true);
	}
}

/** The range that is filled: as large as what is pasted, or as what is selected if that holds it several times. */
function spread(cells: readonly (readonly string[])[], over: Range): Range {
	const wide = Math.max(...cells.map((row) => row.length), 1);
	const [rowsOver, columnsOver] = [over.bottom - over.top + 1, over.right - over.left + 1];
	const fits = rowsOver % cells.length === 0 && columnsOver % wide === 0;
	const { top, left } = over;
	return fits ? over : { top, left, bottom: top + cells.length - 1, right: left + wide - 1 };
}

/** Repeats the first row of the range in those below it; a single row takes what stands above it. */
export function fillDown(): void {
	const over = range.value;
	if (over === null || over.left < 0) {
		return;
	}
	const from = over.top === over.bottom ? over.top - 1 : over.top;
	const source = rows.value[from];
	if (source === undefined) {
		return;
	}
	const changed: Texts = new Map();
	for (let row = from + 1; row <= over.bottom; row += 1) {
		for (let column = over.left; column <= over.right; column += 1) {
			put(changed, row, column, textIn(source.template, column));
		}
	}
	settle(changed);
}

/** The range with so much more of it as leads to a cell: down or up, or to a side, whichever is farther. */
export function reaching(over: Range, row: number, column: number): Range {
	const { top, bottom, left, right } = over;
	const down = Math.max(row - bottom, top - row, 0);
	const aside = Math.max(column - right, left - column, 0);
	return aside > down
		? { top, bottom, left: Math.min(left, column), right: Math.max(right, column) }
		: { top: Math.min(top, row), bottom: Math.max(bottom, row), left, right };
}

/** Repeats the cells of the range in all directions up to the ends of a larger one, which then is selected. */
export function fillTo(to: Range): void {
	const over = range.value;
	if (over === null || over.left < 0) {
		return;
	}
	const { top, bottom, left, right } = over;
	const changed: Texts = new Map();
	for (let row = to.top; row <= to.bottom; row += 1) {
		const source = rows.value[top + wrapped(row - top, bottom - top + 1)];
		for (let column = to.left; source !== undefined && column <= to.right; column += 1) {
			if (row < top || row > bottom || column < left || column > right) {
				put(changed, row, column, textIn(source.template, left + wrapped(column - left, right - left + 1)));
			}
		}
	}
	settle(changed);
	selectRange(to);
}

/** Where a distance comes to lie in something that repeats. */
function wrapped(distance: number, length: number): number {
	return ((distance % length) + length) % length;
}

export function clear(): void {
	const over = range.value;
	const changed: Texts = new Map();
	if (over !== null && over.left >= 0) {
		for (let row = over.top; row <= over.bottom; row += 1) {
			for (let column = over.left; column <= over.right; column += 1) {
				put(changed, row, column, "");
			}
		}
	}
	settle(changed);
}

export function selectAll(last: number): void {
	if (rows.value.length > 0) {
		selectRange({ top: 0, bottom: rows.value.length - 1, left: 0, right: last });
	}
}

function settle(changed: Texts): void {
	if (changed.size > 0) {
		change(changed, [], active.value?.key ?? null);
	}
}

function texts(): string[][] {
	const over = range.value;
	if (over === null || over.left < 0) {
		return [];
	}
	const columns = Array.from({ length: over.right - over.left + 1 }, (_, at) => over.left + at);
	return rows.value.slice(over.top, over.bottom + 1).map(({ template }) => columns.map((column) => textIn(template, column)));
}
