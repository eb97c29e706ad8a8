// What was kept on this machine, as far as it still is what it should be.

import type { Template } from "mobanlint";
import { type Handed, type KeptDraft, type Origin, OUTCOMES } from "./draft";
import type { Source } from "./library";
import type { KeptTable } from "./returning/tables";
import type { Account } from "./sending";

type Of<T> = (value: unknown) => value is T;

/** Those of a list that are sound, and how many are not; a list that is none is one of these. */
export interface Sound<T> {
	sound: T[];
	damaged: number;
}

export function soundDrafts(kept: unknown): Sound<KeptDraft> {
	return sifted(kept, isDraft);
}

export function soundTables(kept: unknown): KeptTable[] {
	return sifted(kept, isTable).sound;
}

export function soundSources(kept: unknown): Sound<Source> {
	return sifted(kept, isSource);
}

/** What was never kept, or is no text, is empty. */
export function soundAccount(kept: unknown): Account {
	const text = (value: unknown) => (typeof value === "string" ? value : "");
	return { templates: text(record(kept)?.templates), app: text(record(kept)?.app) };
}

function sifted<T>(kept: unknown, is: Of<T>): Sound<T> {
	if (kept === undefined) {
		return { sound: [], damaged: 0 };
	}
	if (!Array.isArray(kept)) {
		return { sound: [], damaged: 1 };
	}
	const sound = kept.filter(is);
	return { sound, damaged: kept.length - sound.length };
}

const FORMATS: readonly unknown[] = ["json", "jsonl", "csv", "tsv", "titles"];

function isSource(value: unknown): value is Source {
	const content = record(value)?.content;
	return (
		has(value, ["name"], []) &&
		(typeof content === "string" || content instanceof Uint8Array) &&
		(absent(record(value)?.struck) || arePlaces(record(value)?.struck)) &&
		(absent(record(value)?.format) || FORMATS.includes(record(value)?.format))
	);
}

function arePlaces(value: unknown): boolean {
	return Array.isArray(value) && value.every((at) => Number.isInteger(at) && at >= 0);
}

function isDraft(value: unknown): value is KeptDraft {
	const { template, origin, handed } = record(value) ?? {};
	return isTemplate(template) && (absent(origin) || isOrigin(origin)) && (absent(handed) || isHanded(handed));
}

function isHanded(value: unknown): value is Handed {
	const outcome = record(value)?.outcome;
	return has(value, ["date", "reason"], ["rule"]) && isTemplate(record(value)?.template) && OUTCOMES.some((it) => it === outcome);
}

function isTable(value: unknown): value is KeptTable {
	const { rows, columns, heads, meanings, drafted, file } = record(value) ?? {};
	const number = (it: unknown) => typeof it === "number";
	const text = (it: unknown) => typeof it === "string";
	return (
		has(value, ["id", "name"], ["sheet"]) &&
		number(columns) &&
		(absent(file) || file instanceof Uint8Array) &&
		(absent(heads) || number(heads)) &&
		Array.isArray(meanings) &&
		meanings.every(text) &&
		Array.isArray(drafted) &&
		drafted.every(number) &&
		Array.isArray(rows) &&
		rows.every((row) => number(record(row)?.number) && Array.isArray(record(row)?.cells) && list(record(row)?.cells, text))
	);
}

function isOrigin(value: unknown): value is Origin {
	const places = record(record(value)?.places);
	return (
		has(value, ["name"], ["table"]) &&
		typeof record(value)?.keywords === "number" &&
		(absent(record(value)?.read) || isTemplate(record(value)?.read)) &&
		places !== undefined &&
		Object.values(places).every(isPlace)
	);
}

function isPlace(value: unknown): boolean {
	const at = record(value);
	return (
		has(value, [], ["cell", "sheet"]) && [at?.line, at?.column].every((number) => absent(number) || typeof number === "number")
	);
}

function isTemplate(value: unknown): value is Template {
	return (
		has(value, ["title"], ["id", "scene", "$schema"]) &&
		list(record(value)?.keywords, (keyword) => has(keyword, ["name"], ["example", "type"])) &&
		list(record(value)?.ignore, (ignore) => has(ignore, ["rule", "reason"], []))
	);
}

/** Whether these are texts, and those are if they are there. */
function has(value: unknown, texts: readonly string[], optional: readonly string[]): boolean {
	const found = record(value);
	return (
		found !== undefined &&
		texts.every((key) => typeof found[key] === "string") &&
		optional.every((key) => absent(found[key]) || typeof found[key] === "string")
	);
}

function list(value: unknown, is: (item: unknown) => boolean): boolean {
	return absent(value) || (Array.isArray(value) && value.every(is));
}

function absent(value: unknown): boolean {
	return value === undefined || value === null;
}

function record(value: unknown): Record<string, unknown> | undefined {
	return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}
