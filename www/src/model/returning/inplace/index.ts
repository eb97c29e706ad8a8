// Sheets that go back into the workbook they came in, which else stays as it was: its formats, widths, merged cells, other sheets.

import type { Returned } from "../sheet";
import { Package } from "./package";
import { putInto } from "./putting";

/** The workbook with these sheets in it; nothing if they did not come in one, or cannot go back without harm to the rest of it. */
export function inPlace(sheets: readonly Returned[]): Uint8Array | undefined {
	const file = sheets[0]?.table.file;
	if (file === undefined || !sheets.every(({ table }) => same(table.file, file))) {
		return undefined;
	}
	try {
		const workbook = new Package(file);
		return sheets.every((sheet) => putInto(workbook, sheet)) ? workbook.bytes() : undefined;
	} catch {
		// Built otherwise than workbooks are: the cells are all there in a new one.
		return undefined;
	}
}

function same(one: Uint8Array | undefined, other: Uint8Array): boolean {
	return one === other || (one?.length === other.length && one.every((byte, at) => byte === other[at]));
}
