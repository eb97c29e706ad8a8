// What the rules say of the drafts, kept up with every change of drafts, rules and library.

import { type Finding, Linter, type LinterOptions, type Report, type RuleInfo, type Severity, type Template } from "mobanlint";
import { computed, shallowRef, watch } from "vue";
import { startRulesets } from "../engine";
import { words } from "../words";
import { type Draft, placeOf } from "./draft";
import { refill, shelfChanges } from "./library";
import { worst } from "./marks";
import { asLines, ownWords, refused, type Unusable } from "./ownwords";
import { settings } from "./settings";
import { drafts, opened } from "./workspace";

/** As long as checking all drafts takes no longer than this, in milliseconds, it is done with every keystroke. */
const AT_ONCE = 2;
/** Otherwise the draft being typed is checked alone, and all of them after such a pause, in milliseconds. */
const PAUSE = 150;
/** Words count after such a pause in typing them, in milliseconds: making a linter of them takes longer than a keystroke. */
const SETTLED = 250;
/** What carries out the rules on drafts among themselves. Keywords are compared by them too, but within one draft. */
const COMPARING: ReadonlySet<string> = new Set(["identical", "similar"]);

export type Standing = Severity | "clean";
/** From the worst to the best. */
export const STANDINGS: readonly Standing[] = ["error", "warning", "info", "clean"];

export const linter = shallowRef<Linter>();
/** Why the chosen rules cannot be used, which are left out then. */
export const refusal = shallowRef("");
/** The own words that cannot be used; the others count. */
export const unusable = shallowRef<readonly Unusable[]>([]);
export const rules = shallowRef<readonly RuleInfo[]>([]);
export const findings = shallowRef<ReadonlyMap<number, readonly Finding[]>>(new Map());
/** Why drafts are not judged, by their key: they are beyond a limit. To have no findings is no praise for them. */
export const unjudged = shallowRef<ReadonlyMap<number, string>>(new Map());

const none: readonly Finding[] = [];
let checked: readonly Draft[] = [];
let cost = 0;
let waiting: number | undefined;
let settling: number | undefined;

export function findingsOf(draft: Draft): readonly Finding[] {
	return findings.value.get(draft.key) ?? none;
}

/** The rule of this number or name, if the ruleset has it. */
export function ruleNamed(name: string): RuleInfo | undefined {
	return rules.value.find(({ id, slug }) => id === name || slug === name);
}

/** How a draft stands: by the worst that is said of it. One that is not judged cannot be handed in either. */
export function standingOf(draft: Draft): Standing {
	return unjudged.value.has(draft.key) ? "error" : (worst(findingsOf(draft)) ?? "clean");
}

/** How many drafts stand how. */
export const counts = computed(() => {
	const found: Record<Standing, number> = { error: 0, warning: 0, info: 0, clean: 0 };
	for (const draft of drafts.value) {
		found[standingOf(draft)] += 1;
	}
	return found;
});

/** A whole report on the drafts as they are now, for export, with the file and place of each that was read from one. */
export function report(): { report: Report; templates: Template[] } | undefined {
	const templates = drafts.value.map(({ template }) => template);
	return linter.value && { report: placed(linter.value.check(templates), drafts.value), templates };
}

function placed(report: Report, drafts: readonly Draft[]): Report {
	const findings = report.findings.map((finding) => {
		const draft = drafts[finding.template.index];
		const at = draft && placeOf(draft, finding.field);
		const path = draft?.origin?.name ?? null;
		const line = draft?.origin?.places.title?.line ?? null;
		return { ...finding, template: { ...finding.template, path, line }, ...(at && { at }) };
	});
	return { ...report, findings };
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
	watch(
		() => JSON.stringify(settings.words),
		() => {
			clearTimeout(settling);
			settling = window.setTimeout(make, SETTLED);
		},
	);
	watch(drafts, recheck);
	watch(shelfChanges, whole);
}

function options(): LinterOptions {
	const { language, ruleset, own, skip } = settings;
	return { language, ruleset: own?.text ?? ruleset, ruleset_name: own?.name ?? null, skip };
}

function make(): void {
	clearTimeout(settling);
	const { language, skip } = settings;
	refusal.value = "";
	// What was kept may be refused, perhaps by a newer version: as much of it as can be used.
	for (const asked of [options(), { language, skip }]) {
		const made = withWords(asked);
		if (typeof made !== "string") {
			use(made);
			return;
		}
		refusal.value ||= made;
	}
}

/** A linter with all own words that can be used, or why there is none. */
function withWords(asked: LinterOptions): Linter | string {
	let left = ownWords(settings.words);
	const faults: Unusable[] = [];
	for (;;) {
		const made = attempt({ ...asked, words: asLines(left) });
		const found = typeof made === "string" ? refused(left, made) : [];
		if (found.length === 0) {
			unusable.value = faults;
			return made;
		}
		faults.push(...found);
		const bad = new Set(found.map(({ tag, line, word }) => `${tag}\t${line}\t${word}`));
		left = left.filter(({ tag, line, word }) => !bad.has(`${tag}\t${line}\t${word}`));
	}
}

function use(made: Linter): void {
	linter.value?.free();
	linter.value = made;
	rules.value = made.rules();
	if (!leavesAny(rules.value, settings.skip)) {
		settings.skip = [];
	}
	refill(made);
	whole();
}

/** A linter, or why there is none. */
function attempt(asked: LinterOptions): Linter | string {
	try {
		return new Linter({ ...asked, skip: known(asked) });
	} catch (error) {
		return (error as Error).message;
	}
}

/** Judges by a ruleset of one's own from now on; gives the reason if that cannot be, and nothing changes. */
export async function adopt(own: { name: string; text: string }): Promise<string> {
	try {
		await startRulesets();
	} catch (error) {
		return (error as Error).message;
	}
	const made = attempt({ ...options(), ruleset: own.text, ruleset_name: own.name });
	if (typeof made === "string") {
		return made;
	}
	made.free();
	settings.own = own;
	return "";
}

/** The rules to be left out, without those that another ruleset has and this one has not; none if nothing would be left. */
function known({ skip, ...rest }: LinterOptions): string[] {
	if (!skip || skip.length === 0) {
		return [];
	}
	const all = new Linter(rest);
	const rules = all.rules();
	all.free();
	return leavesAny(rules, skip) ? skip.filter((rule) => rules.some(({ id }) => id === rule)) : [];
}

function leavesAny(rules: readonly RuleInfo[], skip: readonly string[]): boolean {
	return rules.some(({ id, enabled }) => enabled && !skip.includes(id));
}

function recheck(): void {
	const known = new Set(checked);
	const changed = drafts.value.filter((draft) => !known.has(draft));
	// More than what is being typed changed: drafts came in, and none of them may pass for clean until it is checked.
	if (cost <= AT_ONCE || changed.some((draft) => draft !== opened.value)) {
		whole();
		return;
	}
	for (const draft of changed) {
		alone(draft);
	}
	clearTimeout(waiting);
	waiting = window.setTimeout(whole, PAUSE);
}

function whole(): void {
	clearTimeout(waiting);
	const list = drafts.value;
	const start = performance.now();
	const faults = new Map<number, string>();
	const report = together(list);
	findings.value = report === undefined ? apart(list, faults) : grouped(list, report, faults);
	unjudged.value = faults;
	cost = performance.now() - start;
	checked = list;
}

/** The report on all drafts; none if the engine stops at them, and once more when it was started afresh. */
function together(list: readonly Draft[]): Report | undefined {
	const templates = list.map(({ template }) => template);
	for (let left = 2; left > 0; left -= 1) {
		try {
			return linter.value?.check(templates);
		} catch {
			// The page tells of it when it hears that the engine was started afresh.
		}
	}
	return undefined;
}

/** The findings of each draft by itself: only the one at which the engine stops has none. */
function apart(list: readonly Draft[], faults: Map<number, string>): Map<number, readonly Finding[]> {
	return new Map(list.map((draft) => [draft.key, judged(draft, faults)]));
}

function grouped(list: readonly Draft[], report: Report, faults: Map<number, string>): Map<number, readonly Finding[]> {
	const found = new Map<number, Finding[]>();
	for (const finding of report.findings) {
		const key = list[finding.template.index]?.key;
		if (key !== undefined) {
			const own = found.get(key);
			if (own === undefined) {
				found.set(key, [finding]);
			} else {
				own.push(finding);
			}
		}
	}
	for (const { path, message } of report.errors) {
		const key = list[Number(/^templates\[(\d+)\]/.exec(path ?? "")?.[1])]?.key;
		if (key !== undefined) {
			faults.set(key, message);
		}
	}
	return found;
}

/** What is said between drafts is kept until all of them are checked, unless it was about another title. */
function alone(draft: Draft): void {
	const faults = new Map(unjudged.value);
	const found = judged(draft, faults);
	const comparing = new Set(rules.value.filter(({ check }) => COMPARING.has(check)).map(({ id }) => id));
	const between = findingsOf(draft).filter(
		({ rule, field, template }) => field === "title" && comparing.has(rule) && template.title === draft.template.title,
	);
	const fresh = found.filter(({ rule }) => !between.some((kept) => kept.rule === rule));
	findings.value = new Map(findings.value).set(draft.key, [...between, ...fresh]);
	unjudged.value = faults;
}

/** One draft's findings; why there can be none is put among the faults. */
function judged(draft: Draft, faults: Map<number, string>): readonly Finding[] {
	faults.delete(draft.key);
	try {
		return linter.value?.checkOne(draft.template) ?? none;
	} catch (error) {
		const { message, cause } = error as Error;
		// What has a cause is no fault of the draft's that could be told in its words.
		faults.set(draft.key, cause === undefined ? message : words.value.stopped);
		return none;
	}
}
