// A draft as the page holds it: a template that is replaced and never changed, under a key that stays.

import type { Edit, Field, Keyword, Template } from "mobanlint";

export interface Draft {
	/** Stays the same while the template is replaced; means nothing outside of this page. */
	readonly key: number;
	readonly template: Template;
}

let last = 0;

export function draft(template: Template): Draft {
	last += 1;
	return { key: last, template };
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
