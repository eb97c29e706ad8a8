// Rows of a sheet that come and go, and what in the sheet names rows by their number.

import { cellAt, letters } from "../../incoming/grid";
import { all } from "./package";

/** What stands in the sheet by the numbers of its rows, and in which attribute. */
const NAMING = [
	["mergeCell", "ref"],
	["autoFilter", "ref"],
	["hyperlink", "ref"],
	["dataValidation", "sqref"],
	["conditionalFormatting", "sqref"],
	["protectedRange", "sqref"],
] as const;
/** What would have to be understood to be moved: calculations, and what lies in parts beside the sheet. */
const FIXED = "f, formula, formula1, tablePart, drawing, legacyDrawing, rowBreaks";

/** Where rows go when others are deleted and new ones put in. */
export class Moves {
	/** From the top. */
	readonly #gone: readonly number[];
	/** Behind which rows new ones stand, one entry for each; those below all others move nothing. */
	readonly #behind: number[] = [];

	/** By the numbers the rows had, in the order they stand in now, and those that are gone. */
	constructor(numbers: readonly (number | null)[], gone: readonly number[]) {
		this.#gone = [...gone].sort((one, other) => one - other);
		let last = firstOf(numbers) - 1;
		let waiting = 0;
		for (const number of numbers) {
			if (number === null) {
				waiting += 1;
			} else {
				this.#behind.push(...Array<number>(waiting).fill(last));
				[last, waiting] = [number, 0];
			}
		}
	}

	/** Whether any row that was there stands elsewhere now. */
	get any(): boolean {
		return this.#gone.length + this.#behind.length > 0;
	}

	/** Where a row stands now; of one that is gone, where the next stands. */
	to(row: number): number {
		return row - before(this.#gone, row) + before(this.#behind, row);
	}

	/** Where a range stands now; nothing if all of it is gone. */
	range(ref: string): string | undefined {
		const [first = "", second = first] = ref.replaceAll("$", "").split(":");
		const [from, till] = [cellAt(first), cellAt(second)];
		if (from === undefined || till === undefined) {
			return ref;
		}
		const left = before(this.#gone, till.row) === before(this.#gone, till.row + 1);
		const [top, bottom] = [this.to(from.row), this.to(till.row) - (left ? 0 : 1)];
		if (bottom < top) {
			return undefined;
		}
		const one = `${letters(from.column)}${top}`;
		return second === first ? one : `${one}:${letters(till.column)}${bottom}`;
	}
}

/** Whether rows of a sheet can be moved and everything else still be about the same rows. */
export function movable(sheet: Document): boolean {
	return FIXED.split(", ").every((name) =>
		// A list of allowed texts names no cells.
		all(sheet, name).every((it) => name === "formula1" && /^"/.test(it.textContent ?? "")),
	);
}

/** Has everything that names rows name them where they stand now; the rows themselves are not its matter. */
export function follow(sheet: Document, moves: Moves): void {
	for (const [name, attribute] of NAMING) {
		for (const it of all(sheet, name)) {
			const refs = (it.getAttribute(attribute) ?? "").split(" ");
			const moved = refs.flatMap((ref) => moves.range(ref) ?? []).join(" ");
			if (moved === "") {
				drop(it);
			} else {
				it.setAttribute(attribute, moved);
			}
		}
	}
}

/** Takes an element out, and the list of such elements with the last of it. */
function drop(it: Element): void {
	const list = it.parentElement;
	it.remove();
	if (list?.hasAttribute("count")) {
		list.setAttribute("count", String(list.children.length));
	}
	if (list !== null && list.children.length === 0 && list.localName !== "worksheet") {
		list.remove();
	}
}

/** The number of the first row that has one. */
export function firstOf(numbers: readonly (number | null)[]): number {
	return numbers.find((number) => number !== null) ?? 1;
}

/** How many of these rows, which are in order, come before one. */
function before(rows: readonly number[], row: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] ?? 0) < row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
