// A draft as the page holds it: a template that is replaced and never changed, under a key that stays.

import type { At, Edit, Field, Keyword, Template } from "mobanlint";

export interface Draft {
	/** Stays the same while the template is replaced; means nothing outside of this page. */
	readonly key: number;
	readonly template: Template;
	/** Where it was read from. */
	readonly origin?: Origin | undefined;
	/** That it was handed in, and what became of it. */
	readonly handed?: Handed | undefined;
}

/** A draft as it is kept, where it has no key. */
export type KeptDraft = Omit<Draft, "key">;

export const OUTCOMES = ["waiting", "approved", "refused"] as const;

/** A draft as it was handed in for review. */
export interface Handed {
	/** The day, as `2026-01-05`. */
	readonly date: string;
	/** What was handed in: the draft itself may go on. */
	readonly template: Template;
	readonly outcome: (typeof OUTCOMES)[number];
	/** Why it was refused, in the reviewer's words. */
	readonly reason: string;
	/** By which rule, where that is known. */
	readonly rule: string | null;
}

/** Where a draft stands in a file or a paste. */
export interface Origin {
	/** The file's name, or what a paste is called. */
	readonly name: string;
	readonly places: Partial<Record<Field, At>>;
	/** How many keywords it had there: once one comes or goes, the others are no more where they stood. */
	readonly keywords: number;
	/** The table it came in, which it goes back to, and as what it was read there. */
	readonly table?: string;
	readonly read?: Template;
}

let last = 0;

export function draft(template: Template, origin?: Origin, handed?: Handed): Draft {
	last += 1;
	return { key: last, template, origin, handed };
}

/** Where a field stands in the file it was read from, as far as that is still so. */
export function placeOf({ origin, template }: Draft, field: Field): At | undefined {
	const moved = field !== "title" && origin?.keywords !== keywordsOf(template).length;
	return moved ? undefined : origin?.places[field];
}

/** What was kept as drafts: those that were drafts before, by what is in them, are the same ones. */
export function recognized(kept: readonly KeptDraft[], before: readonly Draft[]): Draft[] {
	const known = new Map<string, Draft[]>();
	for (const it of before) {
		const content = contentOf(it);
		const same = known.get(content);
		if (same === undefined) {
			known.set(content, [it]);
		} else {
			same.push(it);
		}
	}
	const found = kept.map((it) => known.get(contentOf(it))?.shift());
	const same = new Set(found);
	const gone = before.filter((it) => !same.has(it));
	// As many new as are gone: each was changed, not put in another's place.
	const changed = gone.length === found.filter((it) => it === undefined).length ? gone : [];
	return kept.map(({ template, origin, handed }, at) => {
		const was = found[at] === undefined ? changed.shift() : undefined;
		return found[at] ?? (was === undefined ? draft(template, origin, handed) : { ...was, template, handed });
	});
}

function contentOf({ template, handed }: KeptDraft): string {
	return JSON.stringify([template, handed ?? null]);
}

export function keywordsOf(template: Template): readonly Keyword[] {
	return template.keywords ?? [];
}

/** The text of a field; empty where there is none. */
export function textOf(template: Template, field: Field): string {
	if (field === "title") {
		return template.title;
	}
	const [, index, part] = /^keywords\[(\d+)\]\.(name|example)$/.exec(field) ?? [];
	const keyword = index === undefined ? undefined : keywordsOf(template)[Number(index)];
	return (part === "name" ? keyword?.name : keyword?.example) ?? "";
}

/** The template with one keyword changed, from none to a new one or the other way round. */
export function withKeyword(template: Template, index: number, keyword: Keyword | undefined): Template {
	const keywords = [...keywordsOf(template)];
	keywords.splice(index, 1, ...(keyword === undefined ? [] : [keyword]));
	return { ...template, keywords };
}

/** The template with a rule ignored in it, for a reason. */
export function withIgnore(template: Template, rule: string, reason: string): Template {
	return { ...template, ignore: [...(template.ignore ?? []).filter((it) => it.rule !== rule), { rule, reason }] };
}

export function withoutIgnore(template: Template, index: number): Template {
	return { ...template, ignore: (template.ignore ?? []).filter((_, at) => at !== index) };
}

/** Where the text that an edit leaves ends, for the cursor. */
export function endOf(edit: Edit): number {
	return edit.span.start + edit.replacement.length;
}
