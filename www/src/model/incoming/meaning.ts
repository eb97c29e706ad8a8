// What the columns of a table hold: found in what the reader made of them, and told to it again as their heads.

import type { Field, Template } from "mobanlint";
import { cellAt, type Grid } from "./grid";

export type Part = "keyword" | "example" | "type" | "key";
/** Parts of keywords have a number where each keyword has columns of its own. */
export type Meaning = "title" | "id" | "scene" | "ignore" | "keys" | "pairs" | "values" | "unread" | Part | `${Part} ${number}`;

const HEADS: Record<Exclude<Meaning, `${Part} ${number}`>, string> = {
	title: "标题",
	id: "编号",
	scene: "场景",
	ignore: "忽略",
	keys: "其余键",
	pairs: "关键词与示例",
	values: "可选值",
	unread: "备注",
	keyword: "关键词",
	example: "示例",
	type: "类型",
	key: "键",
};

/** Of these a table has one column. */
const SINGLE: ReadonlySet<Meaning> = new Set<Meaning>(["title", "id", "scene", "ignore", "keys"]);

export function partOf(meaning: Meaning): { part: Part; number: number | null } | undefined {
	const [, part, number] = /^(keyword|example|type|key)(?: (\d+))?$/.exec(meaning) ?? [];
	return part === undefined ? undefined : { part: part as Part, number: number === undefined ? null : Number(number) };
}

/** The head by which the reader knows a column. */
export function headOf(meaning: Meaning): string {
	const keyword = partOf(meaning);
	return keyword?.number ? `${HEADS[keyword.part]}${keyword.number}` : HEADS[meaning as keyof typeof HEADS];
}

/** All that a column can be; the numbers go one beyond those there are. */
export function choices(meanings: readonly Meaning[]): Meaning[] {
	const most = Math.max(1, ...meanings.map((meaning) => partOf(meaning)?.number ?? 0)) + 1;
	const numbers = Array.from({ length: most }, (_, at) => at + 1);
	const numbered = numbers.flatMap((n): Meaning[] => [`keyword ${n}`, `example ${n}`, `type ${n}`]);
	const all: Meaning[] = [
		"title",
		"keyword",
		"example",
		"type",
		"key",
		"values",
		"pairs",
		"id",
		"scene",
		"ignore",
		"keys",
		...numbered,
	];
	return [...new Set<Meaning>(["unread", ...all, ...meanings])];
}

/** The meanings with one column's changed; another column that had it is not read any more. */
export function changed(meanings: readonly Meaning[], column: number, to: Meaning): Meaning[] {
	const only = SINGLE.has(to) || partOf(to)?.number != null;
	return meanings.map((was, at) => (at === column ? to : only && was === to ? "unread" : was));
}

/** What was read, as a table tells it: each draft, and where its fields stand. */
export interface Reading {
	readonly templates: readonly Template[];
	readonly places: readonly Partial<Record<Field, { cell?: string }>>[];
}

/** What the reader took each column for. */
export function guessed(grid: Grid, { templates, places }: Reading): Meaning[] {
	const votes = Array.from({ length: grid.columns }, () => new Map<Meaning, number>());
	const vote = (column: number, meaning: Meaning) => {
		const of = votes[column];
		of?.set(meaning, (of.get(meaning) ?? 0) + 1);
	};
	const seen = places.map((at) => placed(at));
	const below = seen.some(isBelow);
	const numbers = below ? undefined : numbered(seen);
	const rows = new Map(grid.rows.map(({ number, cells }) => [number, cells]));
	for (const [at, fields] of seen.entries()) {
		const { id, scene, keywords, ignore, keys } = templates[at] ?? { id: null, scene: null, keywords: [] };
		const mine = new Set<string>();
		for (const { column, row, index, part } of fields) {
			mine.add(`${column} ${row}`);
			const alone = fields.filter((other) => other.column === column && other.row === row).length === 1;
			const number = numbers?.get(fields.find((it) => it.index === index && it.part === "keyword")?.column ?? -1);
			vote(column, part === "title" ? "title" : !alone ? "pairs" : number === undefined ? part : `${part} ${number}`);
		}
		// Of these the reader does not say where they stood, but their text does.
		for (const row of new Set(fields.map((field) => field.row))) {
			for (const [column, text] of (rows.get(row) ?? []).entries()) {
				if (text.trim() === "" || mine.has(`${column} ${row}`)) {
					continue;
				}
				const here = fields.filter((field) => field.row === row && field.part === "keyword");
				const of = (keyword: { column: number }, part: Part): Meaning => {
					const number = numbers?.get(keyword.column);
					return number === undefined ? part : `${part} ${number}`;
				};
				const typed = here.find(({ index }) => keywords?.[index]?.type === text.trim());
				const keyed = here.find(({ index }) => keywords?.[index]?.key === text.trim());
				const listed = here.some(({ index }) => {
					const values = keywords?.[index]?.values ?? [];
					return values.length > 0 && values.every((value) => text.includes(value));
				});
				if (text.trim() === id) {
					vote(column, "id");
				} else if (text.trim() === scene?.trim()) {
					vote(column, "scene");
				} else if (ignore?.length && ignore.every(({ rule, reason }) => text.includes(rule) && text.includes(reason))) {
					vote(column, "ignore");
				} else if (keyed !== undefined) {
					vote(column, of(keyed, "key"));
				} else if (typed !== undefined) {
					vote(column, of(typed, "type"));
				} else if (listed) {
					vote(column, "values");
				} else if (keys?.length && keys.every((key) => text.includes(key))) {
					vote(column, "keys");
				}
			}
		}
	}
	return votes.map((of) => [...of].reduce((one, other) => (other[1] > one[1] ? other : one), ["unread" as Meaning, 0])[0]);
}

interface Placed {
	column: number;
	row: number;
	index: number;
	part: "title" | "keyword" | "example";
}

function placed(at: Partial<Record<Field, { cell?: string }>>): Placed[] {
	return Object.entries(at).flatMap(([field, place]) => {
		const cell = cellAt(place?.cell ?? "");
		const [, index, part] = /^keywords\[(\d+)\]\.(name|example)$/.exec(field) ?? [];
		if (cell === undefined || (index === undefined && field !== "title")) {
			return [];
		}
		const named = index === undefined ? "title" : part === "name" ? "keyword" : "example";
		return [{ ...cell, index: Number(index ?? -1), part: named }];
	});
}

/** Whether a draft's keywords stand below one another in one column. */
function isBelow(fields: readonly Placed[]): boolean {
	const names = fields.filter(({ part }) => part === "keyword");
	return names.some((one) => names.some((other) => other.row !== one.row && other.column === one.column));
}

/** The columns of keywords, from left to right, with their numbers. */
function numbered(seen: readonly (readonly Placed[])[]): Map<number, number> {
	const columns = new Set(seen.flat().flatMap(({ part, column }) => (part === "keyword" ? [column] : [])));
	return new Map([...columns].sort((one, other) => one - other).map((column, at) => [column, at + 1]));
}
