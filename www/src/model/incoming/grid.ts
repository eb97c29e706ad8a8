// A table as cells, whatever it came as: what a person sees of it, and what is given to the reader again.

import type { Opened, OpenedFile, Parsed, Sheet } from "mobanlint";
import type { Origin } from "../draft";

export interface GridRow {
	/** As spreadsheets count it, from 1. */
	readonly number: number;
	/** The text of each cell; empty where there is none. */
	readonly cells: readonly string[];
	/** Over how many columns and rows a cell stretches, by its column. */
	readonly spans?: Readonly<Record<number, [number, number]>>;
}

export interface Grid {
	/** The file's name, or what a paste is called. */
	readonly name: string;
	/** The sheet of a workbook. */
	readonly sheet: string | null;
	readonly rows: readonly GridRow[];
	readonly columns: number;
	/** The workbook itself, for its sheets to go back into it. */
	readonly file?: Uint8Array;
}

/** A larger workbook is not kept beside its drafts. */
const MOST_KEPT = 8 * 1024 * 1024;

/** The letters of a column, from 0. */
export function letters(column: number): string {
	const rest = Math.floor(column / 26);
	return `${rest > 0 ? letters(rest - 1) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

/** The column and row of a cell as spreadsheets name it; the column from 0, the row as it is counted. */
export function cellAt(name: string): { column: number; row: number } | undefined {
	const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
	if (column === "") {
		return undefined;
	}
	return { column: [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, row: Number(row) };
}

/** The row something stands in. */
export function rowOf(at: { cell?: string | undefined; line?: number | null | undefined } | undefined): number {
	return cellAt(at?.cell ?? "")?.row ?? at?.line ?? 0;
}

/** The rows something of a draft stands in. */
export function rowsOf(origins: readonly Origin[]): ReadonlySet<number> {
	const known = rows.get(origins);
	if (known !== undefined) {
		return known;
	}
	const found = new Set(origins.flatMap(({ places }) => Object.values(places).map(rowOf)));
	rows.set(origins, found);
	return found;
}
const rows = new WeakMap<readonly Origin[], ReadonlySet<number>>();

/** The tables in what was read; none where it is no table, or where the reader saw its cells otherwise. */
export function gridsOf(name: string, bytes: Uint8Array, opened: OpenedFile | null, parsed: Parsed): Grid[] {
	const grids = cut(name, bytes, opened, parsed.format);
	return grids.every((grid) => grid.rows.length > 0) && agrees(grids, parsed) ? grids : [];
}

function cut(name: string, bytes: Uint8Array, opened: OpenedFile | null, format: Parsed["format"]): Grid[] {
	const content: Opened = opened !== null && "Ok" in opened ? opened.Ok : "plain";
	if (typeof content !== "string" && "sheets" in content) {
		const file = fileOf(bytes);
		return content.sheets
			.map((sheet) => ({ ...ofSheet(name, sheet), ...(file && { file }) }))
			.filter(({ rows }) => rows.length > 0);
	}
	if (format !== "csv" && format !== "tsv") {
		return [];
	}
	const text = typeof content === "string" ? new TextDecoder().decode(bytes) : content.text.text;
	const delimiters = format === "tsv" ? ["\t"] : [",", ";", "，", "|"];
	const widest = delimiters
		.map((delimiter) => grid(name, null, records(text, delimiter)))
		.reduce((one, other) => (other.columns > one.columns ? other : one));
	return [widest];
}

/** What is kept of a workbook, for its sheets to go back into it: it is a zip, as an `.xlsx` is and an `.xls` is not. */
export function fileOf(bytes: Uint8Array): Uint8Array | undefined {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes.length <= MOST_KEPT ? bytes : undefined;
}

function ofSheet(name: string, { name: sheet, rows }: Sheet): Grid {
	const numbered = rows.map(({ number, cells }) => {
		const texts: string[] = [];
		const spans: Record<number, [number, number]> = {};
		for (const { column, text, spans: over } of cells) {
			texts[column - 1] = text;
			if (over) {
				spans[column - 1] = over;
			}
		}
		return { number, cells: Array.from(texts, (text) => text ?? ""), spans };
	});
	return { name, sheet, rows: numbered, columns: widthOf(numbered) };
}

export function grid(name: string, sheet: string | null, records: readonly (readonly string[])[]): Grid {
	const rows = records.map((cells, at) => ({ number: at + 1, cells }));
	return { name, sheet, rows, columns: widthOf(rows) };
}

/** Up to the last column with something in it. */
function widthOf(rows: readonly GridRow[]): number {
	const last = (cells: readonly string[]) => cells.reduce((last, text, at) => (text.trim() === "" ? last : at + 1), 0);
	return rows.reduce((most, { cells }) => Math.max(most, last(cells)), 0);
}

/** Cells between delimiters; one that begins with a quote ends with the next that is not doubled. */
export function records(text: string, delimiter: string): string[][] {
	const quoted = /"((?:[^"]|"")*)"[^\S\r\n\t]*/y;
	const source = text.replace(/^\ufeff/, "");
	const found: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < source.length) {
		quoted.lastIndex = at;
		const [whole = "", inner = ""] = quoted.exec(source) ?? [];
		const after = source[at + whole.length];
		const closed = whole !== "" && (after === undefined || after === delimiter || /[\r\n]/.test(after));
		let end = at + whole.length;
		if (!closed) {
			end = at;
			while (end < source.length && source[end] !== delimiter && source[end] !== "\n" && source[end] !== "\r") {
				end += 1;
			}
		}
		row.push(closed ? inner.replaceAll('""', '"') : source.slice(at, end));
		if (source[end] === delimiter) {
			at = end + 1;
			if (at < source.length) {
				continue;
			}
			row.push("");
		}
		found.push(row);
		row = [];
		at = Math.max(at, source.startsWith("\r\n", end) ? end + 2 : end + 1);
	}
	return found;
}

/** Whether each text that was read stands in the cell that is told for it. */
function agrees(grids: readonly Grid[], { templates, places }: Parsed): boolean {
	const bare = (text: string) => text.replace(/[\s"'\u200b\ufeff]+/g, "");
	return templates.every(({ title }, at) => {
		const place = places[at]?.title;
		const cell = cellAt(place?.cell ?? "");
		const grid = grids.find(({ sheet }) => sheet === (place?.sheet ?? null));
		const text = cell && grid?.rows.find(({ number }) => number === cell.row)?.cells[cell.column];
		return text !== undefined && bare(text).includes(bare(title));
	});
}

/** A table as the reader takes the sheets of a workbook. */
export function asOpened({ sheet, rows }: Grid): OpenedFile {
	const given = rows.map(({ number, cells, spans }) => ({
		number,
		cells: cells
			.map((text, at) => ({ column: at + 1, text, ...(spans?.[at] && { spans: spans[at] }) }))
			.filter(({ text }) => text !== ""),
	}));
	return { Ok: { sheets: [{ name: sheet ?? "", rows: given }] } };
}
