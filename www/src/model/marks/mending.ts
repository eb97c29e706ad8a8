// Many findings mended in one step: what can be, what becomes of the drafts, and what is different then.

import type { Edit, Field, Finding, Fix, Keyword, Template } from "mobanlint";
import { linter } from "../checking";
import { type Draft, keywordsOf } from "../draft";
import { findingsOf, fixable } from "../judging/verdicts";
import { drafts } from "../workspace";
import { markedText } from "./trade";

/** So many drafts are looked at, or changed, before the browser does what waits. */
const SLICE = 200;

/** Which findings are mended: those of a rule, those like one, or all. */
export interface Scope {
	readonly rule: string | null;
	readonly like: { readonly finding: Finding; readonly marked: string } | null;
}

/** A finding of a draft with its ways to be mended. */
export interface Mending {
	readonly draft: Draft;
	readonly finding: Finding;
	/** Tells it from all others. */
	readonly id: string;
}

/** All that can be mended, draft by draft. */
export async function allMendings(): Promise<Mending[]> {
	const found: Mending[] = [];
	for await (const draft of unhurried(drafts.value.filter(fixable))) {
		for (const [at, finding] of findingsOf(draft).entries()) {
			if (finding.fixes.length > 0) {
				found.push({ draft, finding, id: `${draft.key}:${at}` });
			}
		}
	}
	return found;
}

export function within({ draft, finding }: Mending, { rule, like }: Scope): boolean {
	if (like === null) {
		return rule === null || finding.rule === rule;
	}
	const alike = finding.rule === like.finding.rule && finding.outcome === like.finding.outcome;
	return alike && markedText(draft, finding) === like.marked;
}

/** What becomes of drafts, by their keys; those that are others by now are left as they are. */
export async function mendedAll(chosen: readonly (readonly [Draft, readonly Fix[]])[]): Promise<Map<number, Template>> {
	const changed = new Map<number, Template>();
	for await (const [draft, fixes] of unhurried(chosen)) {
		const template = mended(draft, fixes);
		if (template !== undefined) {
			changed.set(draft.key, template);
		}
	}
	const here = new Set(drafts.value);
	for (const [draft] of chosen.filter(([draft]) => !here.has(draft))) {
		changed.delete(draft.key);
	}
	return changed;
}

async function* unhurried<T>(list: readonly T[]): AsyncGenerator<T> {
	for (const [at, it] of list.entries()) {
		if (at % SLICE === SLICE - 1) {
			await new Promise((resolve) => setTimeout(resolve));
		}
		yield it;
	}
}

/** The draft's template with fixes applied, the first of those that would overlap; nothing if none fits. */
export function mended(draft: Draft, fixes: readonly Fix[]): Template | undefined {
	const edits: Edit[] = [];
	for (const fix of fixes) {
		if (!fix.edits.some((edit) => edits.some((other) => overlap(edit, other)))) {
			edits.push(...fix.edits);
		}
	}
	try {
		return edits.length === 0 ? undefined : linter.value?.applyFix(draft.template, { title: "", applicability: "unsafe", edits });
	} catch {
		// The draft reads otherwise by now than when it was checked.
		return undefined;
	}
}

function overlap(one: Edit, other: Edit): boolean {
	const apart = one.span.end <= other.span.start || other.span.end <= one.span.start;
	return one.field === other.field && (!apart || one.span.start === other.span.start);
}

/** A field that reads otherwise; `to` is nothing where its keyword is gone. */
export interface Change {
	readonly field: Field;
	readonly from: string;
	readonly to: string | null;
}

/** What is different between a template and what became of it. */
export function changesBetween(before: Template, after: Template): Change[] {
	const found: Change[] = before.title === after.title ? [] : [{ field: "title", from: before.title, to: after.title }];
	const [old, now] = [keywordsOf(before), keywordsOf(after)];
	let at = 0;
	for (const [index, keyword] of old.entries()) {
		const next = now[at];
		const gone = old.length - index > now.length - at && (next === undefined || !related(keyword, next));
		if (gone || next === undefined) {
			found.push({ field: `keywords[${index}].name`, from: keyword.name, to: null });
			continue;
		}
		for (const part of ["name", "example"] as const) {
			const [from, to] = [keyword[part] ?? "", next[part] ?? ""];
			if (from !== to) {
				found.push({ field: `keywords[${index}].${part}`, from, to });
			}
		}
		at += 1;
	}
	return found;
}

/** Whether one keyword may be what became of the other. */
function related(one: Keyword, other: Keyword): boolean {
	return one.name === other.name || (one.example ?? "") === (other.example ?? "");
}
