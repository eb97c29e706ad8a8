// Cells of a spreadsheet, put into the fields of a draft from one of them on.

import type { Keyword, Template } from "mobanlint";
import { keywordsOf } from "../../model/draft";

type Part = "name" | "example";

/** Where the first cell goes. */
export type Start = "title" | { index: number; part: Part };

/** The field an element of the form stands for, by its id. */
export function startOf(id: string): Start | undefined {
	const [, index, part] = /^field-keywords-(\d+)-(name|example)$/.exec(id) ?? [];
	return id === "field-title" ? "title" : index === undefined ? undefined : { index: Number(index), part: part as Part };
}

/**
 * The template with the cells in its fields: those of one row behind one another, names and examples by turns; those of
 * further rows below, a keyword each.
 */
export function withCells(template: Template, start: Start, rows: readonly (readonly string[])[]): Template {
	const [first = []] = rows;
	if (start === "title") {
		const [title = "", ...rest] = first;
		return withCells({ ...template, title }, { index: 0, part: "name" }, [rest]);
	}
	const keywords = [...keywordsOf(template)];
	const offset = start.part === "name" ? 0 : 1;
	for (const [down, row] of rows.entries()) {
		for (const [along, text] of row.entries()) {
			const at = offset + along;
			const index = start.index + down + Math.floor(at / 2);
			while (keywords.length <= index) {
				keywords.push({ name: "" });
			}
			const filled: Partial<Keyword> = at % 2 === 0 ? { name: text } : { example: text || null };
			keywords[index] = { ...(keywords[index] as Keyword), ...filled };
		}
	}
	return { ...template, keywords };
}
