// What a person chose: language, look, rules, words.

import type { Language } from "mobanlint";
import { reactive } from "vue";

export type Theme = "auto" | "light" | "dark";

/** Own words under one tag of the ruleset, one a line. */
export interface OwnWords {
	tag: string;
	text: string;
}

/** How drafts are worked on: one in a form, or all in a table. */
export type Desk = "form" | "table";

/** What is judged by. */
export interface Judging {
	/** A built-in ruleset's name, unless `own` is given. */
	ruleset: string;
	/** A ruleset from a file of one's own. */
	own: { name: string; text: string } | null;
	/** The rules that are switched off. */
	skip: string[];
	words: OwnWords[];
}

/** How wide a person has made columns of the table, in pixels. */
export interface Widths {
	title?: number;
	name?: number;
	example?: number;
}

/** What is the same whatever is judged. */
export interface General {
	language: Language;
	theme: Theme;
	desk: Desk;
	/** What the columns of tables are that came in before, by the names at their heads. */
	columns: { shape: string; meanings: string[] }[];
	widths: Widths;
}

export type Settings = General & Judging;

export function general(): General {
	const language = navigator.language.toLowerCase().startsWith("en") ? "en" : "zh";
	return { language, theme: "auto", desk: "form", columns: [], widths: {} };
}

export function judging(): Judging {
	return { ruleset: "wechat-template-message", own: null, skip: [], words: [] };
}

export function defaults(): Settings {
	return { ...general(), ...judging() };
}

export const settings = reactive<Settings>(defaults());

/** Of the settings as they are, those that some have. */
export function chosen<S extends object>(some: S): S {
	const now: Record<string, unknown> = JSON.parse(JSON.stringify(settings));
	return Object.fromEntries(Object.keys(some).map((name) => [name, now[name]])) as S;
}

/** Takes over what was kept, as far as it still is what it should be. */
export function restore(kept: unknown): void {
	if (typeof kept !== "object" || kept === null) {
		return;
	}
	const { language, theme, desk, ruleset, own, skip, words, columns, widths } = kept as Partial<Settings>;
	if (language === "zh" || language === "en") {
		settings.language = language;
	}
	if (theme === "auto" || theme === "light" || theme === "dark") {
		settings.theme = theme;
	}
	if (desk === "form" || desk === "table") {
		settings.desk = desk;
	}
	if (typeof ruleset === "string") {
		settings.ruleset = ruleset;
	}
	if (own === null) {
		settings.own = null;
	} else if (typeof own?.name === "string" && typeof own.text === "string") {
		settings.own = { name: own.name, text: own.text };
	}
	if (Array.isArray(skip)) {
		settings.skip = skip.filter((rule) => typeof rule === "string");
	}
	if (Array.isArray(words)) {
		settings.words = words.filter((it) => typeof it?.tag === "string" && typeof it.text === "string");
	}
	if (Array.isArray(columns)) {
		settings.columns = columns.filter(
			(it) => typeof it?.shape === "string" && Array.isArray(it.meanings) && it.meanings.every((one) => typeof one === "string"),
		);
	}
	if (typeof widths === "object" && widths !== null) {
		const parts = ["title", "name", "example"] as const;
		settings.widths = Object.fromEntries(parts.flatMap((part) => (Number.isFinite(widths[part]) ? [[part, widths[part]]] : [])));
	}
}
