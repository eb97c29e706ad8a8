// A sheet that goes back into its own part of the workbook: only cells that are others are written, formats stay.

import { cellAt, letters } from "../../incoming/grid";
import type { Returned } from "../sheet";
import { firstOf, follow, Moves, movable } from "./moving";
import { all, child, made, type Package } from "./package";
import { Wrapping } from "./styles";

/** How wide the columns are of what is said, in letters. */
const WIDTHS = [12, 44, 44];

/** Puts the cells of a sheet into its part; false if that cannot be done without harm, and then nothing is to be used of it. */
export function putInto(workbook: Package, { rows, numbers, table, heads, said }: Returned): boolean {
	const sheet = workbook.sheet(table.sheet ?? "");
	const [data] = all(sheet, "sheetData");
	if (sheet === undefined || data === undefined) {
		return false;
	}
	const here = new Set(numbers);
	const gone = new Set(table.rows.map(({ number }) => number).filter((number) => !here.has(number)));
	const moves = new Moves(numbers, [...gone]);
	const elements = numbered(data);
	if (moves.any && !movable(sheet)) {
		return false;
	}
	if (moves.any) {
		follow(sheet, moves);
		for (const [number, row] of elements) {
			if (gone.has(number)) {
				row.remove();
			} else {
				renumber(row, moves.to(number));
			}
		}
	}
	const standing = numbered(data);
	const before = new Map(table.rows.map(({ number, cells }) => [number, cells]));
	const wrapping = new Wrapping(workbook.styles());
	const drafted = new Set(table.drafted);
	let above: Element | undefined;
	let drawn: Element | undefined;
	let at = firstOf(numbers) - 1;
	let calculated = false;
	for (const [index, texts] of rows.entries()) {
		const number = numbers[index] ?? null;
		at = number === null ? at + 1 : moves.to(number);
		const was = (number === null ? undefined : before.get(number)) ?? [];
		const row = standing.get(at) ?? added(data, at, above, drawn);
		for (const [column, text] of texts.entries()) {
			// Where there is a verdict its cells are drawn like the others, also those that have nothing to say.
			const beside = column > said && column < said + WIDTHS.length && texts[said] !== "";
			if (text === (was[column] ?? "") && !beside) {
				continue;
			}
			const cell = cellOf(row, column, at) ?? inserted(row, column, at);
			const formula = child(cell, "f");
			if (formula?.getAttribute("t") === "shared") {
				return false;
			}
			calculated ||= formula !== undefined;
			if (column >= table.columns || column >= said) {
				dress(cell, cell.getAttribute("s") ?? styleBefore(row, column), column > said && index !== heads ? wrapping : null);
			}
			write(cell, text);
		}
		above = row;
		drawn = number !== null && drafted.has(number) ? row : drawn;
	}
	if (calculated) {
		workbook.forgetOrder();
	}
	widen(sheet, data, said, table.columns);
	const wide = rows.reduce((most, { length }) => Math.max(most, length), 1);
	const last = Number(data.lastElementChild?.getAttribute("r") ?? 1);
	all(sheet, "dimension")[0]?.setAttribute("ref", `A1:${letters(wide - 1)}${last}`);
	return true;
}

/** The rows' elements by their numbers, which a workbook may leave to be counted. */
function numbered(data: Element): Map<number, Element> {
	const found = new Map<number, Element>();
	let last = 0;
	for (const row of all(data, "row")) {
		last = Number(row.getAttribute("r") ?? last + 1);
		renumber(row, last);
		found.set(last, row);
	}
	return found;
}

function renumber(row: Element, number: number): void {
	if (row.getAttribute("r") === String(number)) {
		return;
	}
	row.setAttribute("r", String(number));
	let column = -1;
	for (const cell of row.children) {
		column = cellAt(cell.getAttribute("r") ?? "")?.column ?? column + 1;
		cell.setAttribute("r", `${letters(column)}${number}`);
	}
}

/** A new row, in the formats of another. */
function added(data: Element, number: number, above: Element | undefined, like: Element | undefined): Element {
	const row = made(data, "row");
	for (const { name, value } of like?.attributes ?? []) {
		row.setAttribute(name, value);
	}
	row.setAttribute("r", String(number));
	for (const cell of like?.children ?? []) {
		const style = cell.getAttribute("s");
		const place = cellAt(cell.getAttribute("r") ?? "");
		if (style !== null && place !== undefined) {
			inserted(row, place.column, number).setAttribute("s", style);
		}
	}
	if (above === undefined) {
		data.insertBefore(row, [...data.children].find((it) => Number(it.getAttribute("r")) > number) ?? null);
	} else {
		above.after(row);
	}
	return row;
}

function cellOf(row: Element, column: number, number: number): Element | undefined {
	const name = `${letters(column)}${number}`;
	return [...row.children].find((cell) => cell.getAttribute("r") === name);
}

function inserted(row: Element, column: number, number: number): Element {
	const cell = made(row, "c");
	cell.setAttribute("r", `${letters(column)}${number}`);
	const next = [...row.children].find((it) => (cellAt(it.getAttribute("r") ?? "")?.column ?? -1) > column);
	row.insertBefore(cell, next ?? null);
	row.removeAttribute("spans");
	return cell;
}

/** The style of the last cell before a column. */
function styleBefore(row: Element, column: number): string | null {
	const before = [...row.children].filter(
		(it) => it.hasAttribute("s") && (cellAt(it.getAttribute("r") ?? "")?.column ?? column) < column,
	);
	return before.at(-1)?.getAttribute("s") ?? null;
}

function dress(cell: Element, style: string | null, wrapping: Wrapping | null): void {
	const found = wrapping === null ? style : wrapping.like(style ?? "0");
	if (found !== null) {
		cell.setAttribute("s", found);
	}
}

/** Text, whatever the cell held: what looks like a number or a formula is none. */
function write(cell: Element, text: string): void {
	cell.replaceChildren();
	cell.removeAttribute("t");
	cell.removeAttribute("cm");
	cell.removeAttribute("vm");
	if (text !== "") {
		cell.setAttribute("t", "inlineStr");
		const part = made(cell, "t");
		part.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
		// Of what XML has no way to write nothing is left.
		part.textContent = [...text].filter((letter) => letter >= " " || letter === "\n" || letter === "\t").join("");
		const string = made(cell, "is");
		string.append(part);
		cell.append(string);
	}
}

/** Makes room for what is said, where there was no column before. */
function widen(sheet: Document, data: Element, said: number, columns: number): void {
	if (said < columns) {
		return;
	}
	let [list] = all(sheet, "cols");
	if (list === undefined) {
		list = made(data, "cols");
		data.before(list);
	}
	for (const [at, width] of WIDTHS.entries()) {
		const number = said + at + 1;
		const over = [...list.children].find(
			(it) => Number(it.getAttribute("min")) <= number && number <= Number(it.getAttribute("max")),
		);
		const column = over === undefined ? made(list, "col") : (over.cloneNode(false) as Element);
		if (over !== undefined) {
			split(over, number);
		}
		for (const [name, value] of Object.entries({ min: number, max: number, width, customWidth: 1 })) {
			column.setAttribute(name, String(value));
		}
		column.removeAttribute("hidden");
		list.insertBefore(column, [...list.children].find((it) => Number(it.getAttribute("min")) > number) ?? null);
	}
}

/** Takes one column out of those that an element is about. */
function split(columns: Element, number: number): void {
	const [min, max] = [Number(columns.getAttribute("min")), Number(columns.getAttribute("max"))];
	if (max > number) {
		const rest = columns.cloneNode(false) as Element;
		rest.setAttribute("min", String(number + 1));
		columns.after(rest);
	}
	if (min < number) {
		columns.setAttribute("max", String(number - 1));
	} else {
		columns.remove();
	}
}
