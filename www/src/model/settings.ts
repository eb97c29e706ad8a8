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

export interface Settings {
	language: Language;
	theme: Theme;
	desk: Desk;
	/** A built-in ruleset's name, unless `own` is given. */
	ruleset: string;
	/** A ruleset from a file of one's own. */
	own: { name: string; text: string } | null;
	/** The rules that are switched off. */
	skip: string[];
	words: OwnWords[];
}

export function defaults(): Settings {
	return {
		language: navigator.language.toLowerCase().startsWith("en") ? "en" : "zh",
		theme: "auto",
		desk: "form",
		ruleset: "wechat-template-message",
		own: null,
		skip: [],
		words: [],
	};
}

export const settings = reactive<Settings>(defaults());

/** Takes over what was kept, as far as it still is what it should be. */
export function restore(kept: unknown): void {
	if (typeof kept !== "object" || kept === null) {
		return;
	}
	const { language, theme, desk, ruleset, own, skip, words } = kept as Partial<Settings>;
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
}
