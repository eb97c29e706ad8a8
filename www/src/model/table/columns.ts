// A draft as a row of cells: the title, then keyword and example by turns.

import type { Field, Keyword, Template } from "mobanlint";
import { type Draft, keywordsOf, textOf } from "../draft";

/** The column of the title, and the first of the keywords. */
export const TITLE = 0;
const KEYWORDS = 1;
/** As many pairs of keyword and example there are at least, so that an empty table is one. */
const LEAST = 3;

/** How many pairs of columns drafts need, with one to spare for the next keyword. */
export function pairsFor(drafts: readonly Draft[]): number {
	return drafts.reduce((most, { template }) => Math.max(most, (template.keywords?.length ?? 0) + 1), LEAST);
}

/** The last column where there are so many pairs. */
export function lastColumn(pairs: number): number {
	return KEYWORDS + 2 * pairs - 1;
}

/** The column of a keyword, or of its example. */
export function columnOf(pair: number, part: "name" | "example"): number {
	return KEYWORDS + 2 * pair + (part === "name" ? 0 : 1);
}

/** A pair of columns that is there, and the room that others before it would take, in pixels. */
export interface Shown {
	readonly pair: number;
	readonly gap: number;
}

/** The columns that are there: the title, and those of the pairs. */
export function cellsOf(shown: readonly Shown[]): { column: number; gap: number }[] {
	const pairs = shown.flatMap(({ pair, gap }) => [
		{ column: columnOf(pair, "name"), gap },
		{ column: columnOf(pair, "example"), gap: 0 },
	]);
	return [{ column: TITLE, gap: 0 }, ...pairs];
}

/** Which keyword stands in a column, from 0; none in that of the title. */
export function pairOf(column: number): number {
	return Math.floor((column - KEYWORDS) / 2);
}

export function partOf(column: number): "title" | "name" | "example" {
	return column === TITLE ? "title" : (column - KEYWORDS) % 2 === 0 ? "name" : "example";
}

export function fieldOf(column: number): Field {
	const part = partOf(column);
	return part === "title" ? "title" : `keywords[${pairOf(column)}].${part}`;
}

/** The column in which a field stands; none for what has no cell. */
export function columnOfField(field: Field): number | undefined {
	const [, pair, part] = /^keywords\[(\d+)\]\.(name|example)$/.exec(field) ?? [];
	return field === "title" ? TITLE : pair === undefined ? undefined : columnOf(Number(pair), part as "name" | "example");
}

export function textIn(template: Template, column: number): string {
	return textOf(template, fieldOf(column));
}

/** The template with other texts in some of its cells. Keywords that come to be empty at its end are gone. */
export function withTexts(template: Template, texts: ReadonlyMap<number, string>): Template {
	const keywords: Keyword[] = [...keywordsOf(template)];
	let { title } = template;
	let touched = false;
	for (const [column, text] of texts) {
		const part = partOf(column);
		if (part === "title") {
			title = text;
			continue;
		}
		touched = true;
		const pair = pairOf(column);
		while (keywords.length <= pair) {
			keywords.push({ name: "" });
		}
		keywords[pair] = { ...(keywords[pair] as Keyword), [part]: part === "name" ? text : text || null };
	}
	while (touched && isEmpty(keywords.at(-1))) {
		keywords.pop();
	}
	return touched ? { ...template, title, keywords } : { ...template, title };
}

function isEmpty(keyword: Keyword | undefined): boolean {
	return keyword !== undefined && keyword.name === "" && !keyword.example && !keyword.type;
}
