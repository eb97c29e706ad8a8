// What the rules say of the drafts, kept up with every change of drafts, rules and library.

import { Linter, type LinterOptions, type Report, type RuleInfo, type Template } from "mobanlint";
import { shallowRef, watch } from "vue";
import { startRulesets } from "../engine";
import { type Draft, placeOf } from "./draft";
import { judgeAside, rest, setUpAside } from "./judging/aside";
import { judgeAll, judgeOne, type Standing, sum } from "./judging/judge";
import { findingsOf, keepOnly, mendableSafely, settle, standingOf } from "./judging/verdicts";
import { refill, shelfChanges } from "./library";
import { asLines, ownWords, refused, type Unusable } from "./ownwords";
import { settings } from "./settings";
import { drafts, opened } from "./workspace";

/** More drafts than these are checked by a worker: here it would be felt, on a slow machine. */
const HERE = 100;
/** As many drafts are checked here at once, each alone, before the worker says what is said between them. */
const FEW = 20;
/** As long as checking all drafts takes no longer than this, in milliseconds, it is done with every keystroke. */
const AT_ONCE = 2;
/** Otherwise the draft being typed is checked alone, and all of them after such a pause, in milliseconds. */
const PAUSE = 150;
/** Words count after such a pause in typing them, in milliseconds: making a linter of them takes longer than a keystroke. */
const SETTLED = 250;
/** What carries out the rules on drafts among themselves. Keywords are compared by them too, but within one draft. */
const COMPARING: ReadonlySet<string> = new Set(["identical", "similar"]);

/** From the worst to the best. */
export const STANDINGS: readonly Standing[] = ["error", "warning", "info", "clean"];

export const linter = shallowRef<Linter>();
/** Why the chosen rules cannot be used, which are left out then. */
export const refusal = shallowRef("");
/** The own words that cannot be used; the others count. */
export const unusable = shallowRef<readonly Unusable[]>([]);
export const rules = shallowRef<readonly RuleInfo[]>([]);

let checked: readonly Draft[] = [];
let cost = 0;
let waiting: number | undefined;
let settling: number | undefined;
/** How the linter was made. */
let inForce: LinterOptions = {};
/** There can be no worker. */
let workerless = false;

interface Made {
	made: Linter;
	options: LinterOptions;
}

/** The rule of this number or name, if the ruleset has it. */
export function ruleNamed(name: string): RuleInfo | undefined {
	return rules.value.find(({ id, slug }) => id === name || slug === name);
}

/** How the linter was made, for others that are to judge alike. */
export function howJudged(): LinterOptions {
	return inForce;
}

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
		if (mendableSafely(draft) && linter.value) {
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
	watch(shelfChanges, () => {
		setUpAside(inForce, helpless);
		whole();
	});
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
function withWords(asked: LinterOptions): Made | string {
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

function use({ made, options }: Made): void {
	linter.value?.free();
	linter.value = made;
	inForce = options;
	rules.value = made.rules();
	if (!leavesAny(rules.value, settings.skip)) {
		settings.skip = [];
	}
	refill(made);
	setUpAside(inForce, helpless);
	whole();
}

/** A linter with how it was made, or why there is none. */
function attempt(asked: LinterOptions): Made | string {
	try {
		const options = { ...asked, skip: known(asked) };
		return { made: new Linter(options), options };
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
	made.made.free();
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
	const changed = takeIn(drafts.value);
	if (aside()) {
		soon(changed);
		return;
	}
	// More than what is being typed changed: drafts came in, and none of them may pass for clean until it is checked.
	if (cost <= AT_ONCE || changed.some((draft) => draft !== opened.value)) {
		whole();
		return;
	}
	for (const draft of changed) {
		alone(draft);
	}
	later(PAUSE);
}

/** Which drafts are others than they were when this was asked last. */
function takeIn(list: readonly Draft[]): Draft[] {
	const before = checked;
	checked = list;
	if (list.length === before.length && list.every(({ key }, at) => key === before[at]?.key)) {
		return list.filter((draft, at) => draft !== before[at]);
	}
	keepOnly(list);
	const known = new Set(before);
	return list.filter((draft) => !known.has(draft));
}

/** Has a worker check all, and shows at once what can be said of the drafts that changed by themselves. */
function soon(changed: readonly Draft[]): void {
	for (const draft of changed) {
		const typed = draft === opened.value || (changed.length <= FEW && standingOf(draft) !== "pending");
		if (typed) {
			alone(draft);
		} else {
			settle(draft.key, undefined);
		}
	}
	later(changed.length > FEW ? 0 : PAUSE);
}

function later(pause: number): void {
	clearTimeout(waiting);
	waiting = window.setTimeout(whole, pause);
}

function aside(): boolean {
	return !workerless && drafts.value.length > HERE;
}

function helpless(): void {
	workerless = true;
	whole();
}

function whole(): void {
	clearTimeout(waiting);
	takeIn(drafts.value);
	if (aside()) {
		void judgeAside();
		return;
	}
	rest();
	const list = drafts.value;
	const start = performance.now();
	if (linter.value !== undefined) {
		const templates = list.map(({ template }) => template);
		for (const [at, verdict] of judgeAll(linter.value, templates).entries()) {
			settle(list[at]?.key ?? 0, sum(verdict));
		}
	}
	cost = performance.now() - start;
}

/** What is said between drafts is kept until all of them are checked, unless it was about another title. */
function alone(draft: Draft): void {
	if (linter.value === undefined) {
		return;
	}
	const verdict = judgeOne(linter.value, draft.template);
	const comparing = new Set(rules.value.filter(({ check }) => COMPARING.has(check)).map(({ id }) => id));
	const between = findingsOf(draft).filter(
		({ rule, field, template }) => field === "title" && comparing.has(rule) && template.title === draft.template.title,
	);
	const fresh = verdict.findings.filter(({ rule }) => !between.some((kept) => kept.rule === rule));
	settle(draft.key, sum({ ...verdict, findings: [...between, ...fresh] }));
}
