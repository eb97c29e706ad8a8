// Words that are one's trade's own, and which rules they can silence.

import type { Finding } from "mobanlint";
import { watch } from "vue";
import { linter, ruleNamed, unusable } from "../checking";
import { type Draft, textOf } from "../draft";
import { judgeOne } from "../judging/judge";
import { findingsOf } from "../judging/verdicts";
import { type OwnWords, settings } from "../settings";

/** The tag of words that are never reported. A longer word wins over those it contains, which is how it silences them. */
const TAG = "innocent";

/** Why no word silences a finding: what its rule looks at instead. */
export type Deaf = "compares" | "ends" | "lacks" | "signs" | "examples" | "broad" | "length" | "other";

/** What the checks look at that do not look for listed words. */
const LOOKS: Readonly<Record<string, Deaf>> = {
	identical: "compares",
	similar: "compares",
	ending: "ends",
	scene: "lacks",
	generality: "signs",
	example: "examples",
	breadth: "broad",
	length: "length",
};
/** The outcomes that a check of signs finds by listed words. */
const LISTED: ReadonlySet<string> = new Set(["personal", "particular"]);

/** Why no word of one's own silences a finding; nothing if one does. */
export function deafTo({ rule, outcome }: Finding): Deaf | undefined {
	const check = ruleNamed(rule)?.check ?? "";
	const listed = check === "marketing" || (check === "generality" && LISTED.has(outcome));
	return listed && linter.value?.tags().includes(TAG) ? undefined : (LOOKS[check] ?? "other");
}

/** The marked text. */
export function markedText({ template }: Draft, { field, span }: Finding): string {
	return textOf(template, field).slice(span.start, span.end);
}

/** A word of the trade that might be meant: the marked text, and the word after it, or else the one before. */
export function suggestion(draft: Draft, { field, span }: Finding): string {
	const text = textOf(draft.template, field);
	// Two words of a list beside one another are one term, if any.
	const joined = findingsOf(draft).find((it) => it.field === field && it.span.start === span.end && it.span.end > span.end);
	if (joined !== undefined && deafTo(joined) === undefined) {
		return text.slice(span.start, joined.span.end);
	}
	const starts = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ index }) => index);
	const end = [...starts, text.length].find((at) => at > span.end) ?? text.length;
	const next = text.slice(span.end, end);
	if (/^[\p{L}\p{N}]+$/u.test(next) && next !== "通知" && next !== "提醒") {
		return text.slice(span.start, end);
	}
	return text.slice(starts.filter((at) => at < span.start).at(-1) ?? span.start, span.end);
}

/** Why a word does not silence a finding. */
export type Refusal = "elsewhere" | "listed" | "still" | { reason: string };

/** Takes a word in among those of the trade, if that silences the finding; otherwise all is as before, and this is why. */
export async function declare(draft: Draft, finding: Finding, word: string): Promise<Refusal | undefined> {
	const marked = markedText(draft, finding);
	if (!textOf(draft.template, finding.field).includes(word) || !word.includes(marked)) {
		return "elsewhere";
	}
	if (word === marked) {
		return "listed";
	}
	settings.words = withWord(settings.words, word);
	await remade();
	const refused = unusable.value.find((own) => own.tag === TAG && own.word === word);
	const told = linter.value === undefined ? [] : judgeOne(linter.value, draft.template).findings;
	const still = told.some((it) => isLike(it, finding));
	if (refused !== undefined || still) {
		withdraw(word);
		return refused === undefined ? "still" : { reason: refused.reason };
	}
	return undefined;
}

/** Takes a word of the trade out again. */
export function withdraw(word: string): void {
	settings.words = settings.words.map(({ tag, text }) => {
		const lines = text.split("\n");
		const at = tag === TAG ? lines.lastIndexOf(word) : -1;
		return { tag, text: lines.filter((_, line) => line !== at).join("\n") };
	});
}

function withWord(kinds: readonly OwnWords[], word: string): OwnWords[] {
	const text = kinds.find(({ tag }) => tag === TAG)?.text ?? "";
	const lines = text.trim() === "" ? word : `${text.replace(/\n+$/, "")}\n${word}`;
	return [...kinds.filter(({ tag }) => tag !== TAG), { tag: TAG, text: lines }];
}

/** Waits for the linter that knows the words as they are now. */
function remade(): Promise<void> {
	return new Promise((resolve) => {
		watch(linter, () => resolve(), { once: true });
	});
}

function isLike(one: Finding, other: Finding): boolean {
	return (
		one.rule === other.rule &&
		one.outcome === other.outcome &&
		one.field === other.field &&
		one.span.start < other.span.end &&
		other.span.start < one.span.end
	);
}
