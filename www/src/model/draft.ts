// A draft as the page holds it: a template that is replaced and never changed, under a key that stays.

import type { At, Edit, Field, Keyword, Template } from "mobanlint";

export interface Draft {
	/** Stays the same while the template is replaced; means nothing outside of this page. */
	readonly key: number;
	readonly template: Template;
	/** Where it was read from. */
	readonly origin?: Origin | undefined;
}

/** A draft as it is kept, where it has no key. */
export type KeptDraft = Omit<Draft, "key">;

/** Where a draft stands in a file or a paste. */
export interface Origin {
	/** The file's name, or what a paste is called. */
	readonly name: string;
	readonly places: Partial<Record<Field, At>>;
	/** How many keywords it had there: once one comes or goes, the others are no more where they stood. */
	readonly keywords: number;
}

let last = 0;

export function draft(template: Template, origin?: Origin): Draft {
	last += 1;
	return { key: last, template, origin };
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
		const content = JSON.stringify(it.template);
		const same = known.get(content);
		if (same === undefined) {
			known.set(content, [it]);
		} else {
			same.push(it);
		}
	}
	const found = kept.map(({ template }) => known.get(JSON.stringify(template))?.shift());
	const same = new Set(found);
	const gone = before.filter((it) => !same.has(it));
	// As many new as are gone: each was changed, not put in another's place.
	const changed = gone.length === found.filter((it) => it === undefined).length ? gone : [];
	return kept.map(({ template, origin }, at) => {
		const was = found[at] === undefined ? changed.shift() : undefined;
		return found[at] ?? (was === undefined ? draft(template, origin) : { ...was, template });
	});
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

export function withoutIgnore(template: Template, index: number): Template {
	return { ...template, ignore: (template.ignore ?? []).filter((_, at) => at !== index) };
}

/** Where the text that an edit leaves ends, for the cursor. */
export function endOf(edit: Edit): number {
	return edit.span.start + edit.replacement.length;
}
