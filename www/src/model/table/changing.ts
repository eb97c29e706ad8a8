// What is done to rows and cells, each as one step that can be undone.

import type { Template } from "mobanlint";
import { type Draft, draft } from "../draft";
import { arrange, drafts } from "../workspace";
import { withTexts } from "./columns";

/** Other texts for cells, by the draft's key and the column. */
export type Texts = Map<number, Map<number, string>>;

export function write(texts: Texts, cell: { key: number; column: number }, text: string): void {
	const row = texts.get(cell.key) ?? new Map<number, string>();
	texts.set(cell.key, row.set(cell.column, text));
}

/** Puts other texts into cells, and adds rows of texts at the end. Gives the drafts that were added. */
export function change(texts: Texts, added: readonly ReadonlyMap<number, string>[], open: number | null): Draft[] {
	const fresh = added.map((row) => draft(withTexts({ title: "", keywords: [] }, row)));
	const changed = drafts.value.map((it) => {
		const row = texts.get(it.key);
		return row === undefined ? it : { ...it, template: withTexts(it.template, row) };
	});
	arrange([...changed, ...fresh], open);
	return fresh;
}

/** Adds an empty row after another, or at the end. */
export function addAfter(key: number | null): Draft {
	return insert(key, [{ title: "", keywords: [] }])[0] as Draft;
}

/** Puts the same drafts after the last of those. */
export function duplicate(keys: readonly number[]): Draft[] {
	const chosen = drafts.value.filter((it) => keys.includes(it.key));
	// Two drafts with one id would be versions of each other.
	return insert(
		chosen.at(-1)?.key ?? null,
		chosen.map(({ template }) => ({ ...template, id: null })),
	);
}

/** Takes drafts out, and opens the one after them. */
export function removeAll(keys: readonly number[], next: number | null): void {
	const gone = new Set(keys);
	const rest = drafts.value.filter(({ key }) => !gone.has(key));
	arrange(rest, rest.some(({ key }) => key === next) ? next : (rest.at(-1)?.key ?? null));
}

/** Moves drafts that follow one another by a place, as far as there is one. */
export function move(keys: readonly number[], by: 1 | -1, open: number | null): boolean {
	const moved = new Set(keys);
	const list = [...drafts.value];
	const first = list.findIndex(({ key }) => moved.has(key));
	const over = by < 0 ? first - 1 : first + moved.size;
	if (first < 0 || over < 0 || over >= list.length) {
		return false;
	}
	const [neighbour] = list.splice(over, 1);
	list.splice(by < 0 ? first - 1 + moved.size : first, 0, neighbour as Draft);
	arrange(list, open);
	return true;
}

function insert(after: number | null, templates: readonly Template[]): Draft[] {
	const fresh = templates.map((template) => draft(template));
	const list = [...drafts.value];
	const at = list.findIndex(({ key }) => key === after);
	list.splice(at < 0 ? list.length : at + 1, 0, ...fresh);
	arrange(list, fresh[0]?.key ?? null);
	return fresh;
}
