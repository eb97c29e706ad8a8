// What the rules say of the drafts, kept up with every change of drafts, rules and library.

import { type Finding, Linter, type LinterOptions, type Report, type RuleInfo, type Template } from "mobanlint";
import { computed, shallowRef, watch } from "vue";
import type { Draft } from "./draft";
import { refill, shelfChanges } from "./library";
import { settings } from "./settings";
import { drafts, opened } from "./workspace";

/** As long as checking all drafts takes no longer than this, in milliseconds, it is done with every keystroke. */
const AT_ONCE = 3;
/** Otherwise the draft being typed is checked alone, and all of them after such a pause, in milliseconds. */
const PAUSE = 150;
/** The rules on drafts among themselves: alone, a draft cannot be judged by them. */
const BETWEEN_DRAFTS: ReadonlySet<string> = new Set(["1.1", "1.2"]);

export const linter = shallowRef<Linter>();
/** Why the chosen rules or words cannot be used; the ones before stay in force. */
export const refusal = shallowRef("");
export const rules = shallowRef<readonly RuleInfo[]>([]);
export const findings = shallowRef<ReadonlyMap<number, readonly Finding[]>>(new Map());

const none: readonly Finding[] = [];
let checked: readonly Draft[] = [];
let cost = 0;
let waiting: number | undefined;

export function findingsOf(draft: Draft): readonly Finding[] {
	return findings.value.get(draft.key) ?? none;
}

export const counts = computed(() => {
	const found = { error: 0, warning: 0, info: 0, clean: 0 };
	for (const draft of drafts.value) {
		const own = findingsOf(draft);
		for (const { severity } of own) {
			found[severity] += 1;
		}
		found.clean += own.some(({ severity }) => severity !== "info") ? 0 : 1;
	}
	return found;
});

/** A whole report on the drafts as they are now, for export. */
export function report(): { report: Report; templates: Template[] } | undefined {
	const templates = drafts.value.map(({ template }) => template);
	return linter.value && { report: linter.value.check(templates), templates };
}

/** Applies every safe fix there is; gives the templates that changed, by their draft's key. */
export function safelyFixed(): Map<number, Template> {
	const changed = new Map<number, Template>();
	for (const draft of drafts.value) {
		const any = findingsOf(draft).some(({ fixes }) => fixes.some(({ applicability }) => applicability === "safe"));
		if (any && linter.value) {
			changed.set(draft.key, linter.value.applySafeFixes(draft.template));
		}
	}
	return changed;
}

/** Makes the linter, and from now on makes it anew whenever the settings ask for it. */
export function startChecking(): void {
	make();
	watch(() => JSON.stringify(options()), make);
	watch([drafts, opened], recheck);
	watch(shelfChanges, whole);
}

function options(): LinterOptions {
	const { language, ruleset, own, skip, words } = settings;
	const lines = words.flatMap(({ tag, text }) =>
		text
			.split("\n")
			.filter((word) => word.trim() !== "")
			.map((word) => `${tag}\t${word.trim()}`),
	);
	return {
		language,
		ruleset: own?.text ?? ruleset,
		ruleset_name: own?.name ?? null,
		words: lines.length > 0 ? lines.join("\n") : null,
		skip,
	};
}

function make(): void {
	const asked = options();
	const made = attempt(asked) ?? (linter.value === undefined ? attempt({ language: asked.language ?? null }) : undefined);
	if (made === undefined) {
		return;
	}
	linter.value?.free();
	linter.value = made;
	rules.value = made.rules();
	refill(made);
	whole();
}

function attempt(asked: LinterOptions): Linter | undefined {
	try {
		const made = new Linter({ ...asked, skip: known(asked) });
		refusal.value = "";
		return made;
	} catch (error) {
		refusal.value = (error as Error).message;
		return undefined;
	}
}

/** The rules to be left out, without those that another ruleset has and this one has not. */
function known({ skip, ...rest }: LinterOptions): string[] {
	if (!skip || skip.length === 0) {
		return [];
	}
	const all = new Linter(rest);
	const ids = new Set(all.rules().map(({ id }) => id));
	all.free();
	return skip.filter((rule) => ids.has(rule));
}

function recheck(): void {
	if (cost <= AT_ONCE) {
		whole();
		return;
	}
	if (opened.value !== null && !checked.includes(opened.value)) {
		alone(opened.value);
	}
	if (drafts.value !== checked) {
		clearTimeout(waiting);
		waiting = window.setTimeout(whole, PAUSE);
	}
}

function whole(): void {
	clearTimeout(waiting);
	const list = drafts.value;
	const start = performance.now();
	const found = linter.value?.check(list.map(({ template }) => template)).findings ?? [];
	const grouped = new Map<number, Finding[]>();
	for (const finding of found) {
		const key = list[finding.template.index]?.key;
		if (key !== undefined) {
			grouped.set(key, [...(grouped.get(key) ?? []), finding]);
		}
	}
	cost = performance.now() - start;
	checked = list;
	findings.value = grouped;
}

/** What is said between drafts is kept until all of them are checked, unless it was about another title. */
function alone(draft: Draft): void {
	const found = linter.value?.checkOne(draft.template) ?? [];
	const between = findingsOf(draft).filter(
		({ rule, template }) => BETWEEN_DRAFTS.has(rule) && template.title === draft.template.title,
	);
	const fresh = found.filter(({ rule }) => !between.some((kept) => kept.rule === rule));
	findings.value = new Map(findings.value).set(draft.key, [...between, ...fresh]);
}
