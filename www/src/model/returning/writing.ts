// Sheets as files and for the clipboard: each cell is text, so that long numbers stay what they are.

import { zh } from "../../words/zh";
import type { GridRow } from "../incoming/grid";
import type { Returned } from "./sheet";

/** Widths of columns, in letters. */
const NARROWEST = 8;
const WIDEST = 44;
/** Letters a sheet's name may have, and those it may not. */
const NAME = 31;
const FORBIDDEN = /[[\]:*?/\\]/g;
/** What a spreadsheet would calculate. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** All sheets as one workbook. */
export async function workbook(sheets: readonly Returned[]): Promise<Blob> {
	const { default: write } = await import("write-excel-file/universal");
	const names = new Set<string>();
	const sheetOf = (sheet: Returned) => {
		const spans = new Map(sheet.table.rows.map((row) => [row.number, row.spans]));
		return {
			sheet: named(sheet, names),
			stickyRowsCount: sheet.heads + 1,
			columns: widths(sheet).map((width) => ({ width })),
			data: sheet.rows.map((row, at) =>
				row.map((value, column) =>
					value === ""
						? null
						: {
								value,
								...across(spans.get(sheet.numbers[at] ?? 0), row, column),
								type: String,
								format: "@",
								alignVertical: "top" as const,
								wrap: column >= sheet.said && column < sheet.said + 3,
								...(at === sheet.heads && { fontWeight: "bold" as const }),
							},
				),
			),
		};
	};
	return write(sheets.map(sheetOf)).toBlob();
}

/** Over how many columns a cell stretched in the table, as long as nothing is in its way. */
function across(spans: GridRow["spans"], row: readonly string[], column: number): { columnSpan?: number } {
	const [wide = 1, high = 1] = spans?.[column] ?? [];
	const free = row.slice(column + 1, column + wide).every((text) => text === "");
	return wide > 1 && high === 1 && free ? { columnSpan: wide } : {};
}

/** Cells between tabs, as spreadsheets have them on the clipboard. */
export function asText(sheets: readonly Returned[]): string {
	const cell = (text: string) => {
		const marked = FORMULA.test(text) ? `'${text}` : text;
		return /[\t\r\n]|^"/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked;
	};
	return sheets.map(({ rows }) => rows.map((row) => row.map(cell).join("\t")).join("\r\n")).join("\r\n\r\n");
}

/** The same as a page, which tells a spreadsheet that the cells are text. */
export function asPage(sheets: readonly Returned[]): string {
	const cell = (text: string) => `<td style="mso-number-format:'\\@'">${escaped(text).replaceAll("\n", "<br>")}</td>`;
	const table = ({ rows }: Returned) => `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
	return `<meta charset="utf-8">${sheets.map(table).join("<br>")}`;
}

export function escaped(text: string): string {
	const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
	return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

function named({ name, sheet }: Returned, names: Set<string>): string {
	const wanted = (sheet ?? name.replace(/\.[^.]*$/, "")).replace(FORBIDDEN, " ").trim().slice(0, NAME) || zh.drafts;
	let found = wanted;
	for (let n = 2; names.has(found.toLowerCase()); n += 1) {
		found = `${wanted.slice(0, NAME - 4)} ${n}`;
	}
	names.add(found.toLowerCase());
	return found;
}

function widths({ rows }: Returned): number[] {
	const found: number[] = [];
	for (const row of rows) {
		for (const [column, text] of row.entries()) {
			const longest = text.split("\n").reduce((most, line) => Math.max(most, widthOf(line)), 0);
			found[column] = Math.min(Math.max(found[column] ?? NARROWEST, longest + 2), WIDEST);
		}
	}
	return found;
}

/** Of Han and its like each letter is as wide as two others. */
function widthOf(line: string): number {
	return [...line].reduce((sum, letter) => sum + (letter >= "\u2e80" ? 2 : 1), 0);
}
