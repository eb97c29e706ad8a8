// Workbooks as tests make and read them.

import writeXlsxFile from "write-excel-file/node";
import { openFile } from "../../wasm/pkg/node.js";

/** An `.xlsx` of one sheet, all its cells text, but numbers that are given as numbers. */
export async function workbook(rows: readonly (readonly (string | number)[])[], sheet = "十二月"): Promise<Buffer> {
	const data = rows.map((row) =>
		row.map((value) => {
			if (value === "") {
				return null;
			}
			return typeof value === "number" ? { value, type: Number } : { value, type: String };
		}),
	);
	return writeXlsxFile(data, { sheet }).toBuffer();
}

/** The cells of each sheet of a workbook, as a person sees them; empty ones at the end of a row are left out. */
export async function cells(file: Uint8Array): Promise<{ name: string; rows: string[][] }[]> {
	const opened = await openFile(file);
	if (!("Ok" in opened) || typeof opened.Ok === "string" || !("sheets" in opened.Ok)) {
		throw new Error("no workbook");
	}
	return opened.Ok.sheets.map(({ name, rows }) => ({
		name,
		rows: rows.map(({ cells }) => {
			const texts: string[] = [];
			for (const { column, text } of cells) {
				texts[column - 1] = text;
			}
			return Array.from(texts, (text) => text ?? "");
		}),
	}));
}
