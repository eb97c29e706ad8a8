// The text of the cell that is being changed, which is the draft's once it is finished.

import { computed, shallowRef } from "vue";
import { change, type Texts, write } from "../../model/table/changing";
import { textIn } from "../../model/table/columns";
import { rows } from "../../model/table/sorting";
import { active, type Cell, range, rowOf } from "./range/selecting";

/**
 * Typed over the cell, where arrows end it as in every spreadsheet, or changed within, where they move the cursor.
 */
export type How = "over" | "within";

const changing = shallowRef<{ cell: Cell; how: How; text: string } | null>(null);

export const editing = computed(() => changing.value);

export function begin(how: How, text?: string): void {
	const cell = active.value;
	const draft = cell === null ? undefined : rows.value[rowOf(cell.key)];
	if (cell !== null && draft !== undefined && cell.column >= 0) {
		changing.value = { cell, how, text: text ?? textIn(draft.template, cell.column) };
	}
}

/** What the field holds now. */
export function typed(text: string): void {
	if (changing.value === null) {
		begin("over", text);
	} else {
		changing.value = { ...changing.value, text };
	}
}

/** Puts the text into the cell, or into all that are selected; one step, and none where nothing changed. */
export function finish(everywhere = false): void {
	const done = changing.value;
	changing.value = null;
	if (done === null) {
		return;
	}
	const texts: Texts = new Map();
	const over = everywhere && range.value !== null ? range.value : undefined;
	for (let row = over?.top ?? rowOf(done.cell.key); row <= (over?.bottom ?? rowOf(done.cell.key)); row += 1) {
		for (let column = over?.left ?? done.cell.column; column <= (over?.right ?? done.cell.column); column += 1) {
			put(texts, row, column, done.text);
		}
	}
	if (texts.size > 0) {
		change(texts, [], done.cell.key);
	}
}

export function giveUp(): void {
	changing.value = null;
}

/** Notes another text for a cell, unless it has it already. */
export function put(texts: Texts, row: number, column: number, text: string): void {
	const draft = rows.value[row];
	if (draft !== undefined && textIn(draft.template, column) !== text) {
		write(texts, { key: draft.key, column }, text);
	}
}
