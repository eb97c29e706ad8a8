// What is pasted, dropped or opened becomes drafts.

import type { Field, InputError, InputNote } from "mobanlint";
import { shallowRef } from "vue";
import { startReader, startRulesets } from "../../engine";
import { type Draft, placeOf } from "../../model/draft";
import { unfilter } from "../../model/filter";
import { contentOf, type Imported, readDrafts, readText } from "../../model/importing";
import { pastedDrafts } from "../../model/waiting";
import { add } from "../../model/workspace";
import { words } from "../../words";
import { view } from "../drafts/pointing";
import { offerUndo } from "../drafts/undoing";
import { close, sheet, show } from "../frame/sheets";
import { toast } from "../frame/toasts";

export interface Trouble {
	name: string | null;
	line: number | null;
	column: number | null;
	/** The cell of a table, as spreadsheets name it. */
	cell: string | null;
	message: string;
}

/** What could not be read of the last import. */
export const troubles = shallowRef<readonly Trouble[]>([]);
/** What is good to know of it: how it was read, and what of it is no draft. */
export const remarks = shallowRef<readonly Trouble[]>([]);

export function take(
	{ templates, origins, errors, notes }: Imported,
	{ name = null as string | null, replace = false } = {},
): void {
	if (templates.length > 0) {
		// What just came is to be seen, whatever was looked for before.
		unfilter();
		add(templates, { replace, origins });
		view.value = "list";
		const done = replace ? words.value.replaced(templates.length) : words.value.added(templates.length);
		const [first] = notes;
		offerUndo(first === undefined ? done : words.value.noted(done, first.message, notes.length - 1));
	}
	troubles.value = errors.map((error) => troubleOf(name, error));
	remarks.value = notes.map((note) => troubleOf(note.path, note));
}

export function troubleOf(name: string | null, { line, column, cell, sheet, message }: InputError | InputNote): Trouble {
	// Of a sheet as a whole there is no cell.
	const within = cell ?? (sheet === undefined ? null : line);
	const at = sheet === undefined ? within : within === null ? sheet : `${sheet}!${within}`;
	return { name, line, column, cell: at === null ? null : String(at), message };
}

/** Where it stands; in a table, its cell. */
export function placed({ name, line, column, cell }: Omit<Trouble, "message">): string {
	const at = cell !== null ? [cell] : line === null ? [] : [words.value.place(line, column ?? 1)];
	return [name, ...at].filter((part) => part !== null).join(" · ");
}

/** Where a field stands in the sheet or text it came from, where a person will mend it as well. */
export function stands(draft: Draft, field: Field): string | undefined {
	const at = placeOf(draft, field);
	return at && placed(troubleOf(draft.origin?.name ?? null, { path: null, line: null, column: null, message: "", ...at }));
}

/** Whether a module is here, or several; if they could not be fetched, that is said. */
async function fetched(...modules: Promise<void>[]): Promise<boolean> {
	try {
		await Promise.all(modules);
		return true;
	} catch {
		toast(words.value.noReader);
		return false;
	}
}

/** Whether what reads is here. */
export function readable(): Promise<boolean> {
	return fetched(startReader());
}

/** Whether what judges messages is here, and what reads them. */
export function sendable(): Promise<boolean> {
	return fetched(startReader(), startRulesets());
}

/** Whether what searches the library and groups titles is here. */
export function searchable(): Promise<boolean> {
	return fetched(startRulesets());
}

/** Drafts from the clipboard: taken at once if all of it can be read, else shown in the sheet. */
export async function paste(text: string): Promise<void> {
	if (!(await readable())) {
		return;
	}
	const read = readText(text, words.value.pasted);
	if (read.errors.length > 0 || read.templates.length === 0) {
		pastedDrafts.value = text;
		show("import");
		return;
	}
	take(read);
}

export async function openFiles(files: Iterable<File>): Promise<void> {
	const all: Imported = { templates: [], origins: [], errors: [], notes: [] };
	const told: Trouble[] = [];
	for (const file of files) {
		const content = await contentOf(file);
		if (typeof content === "string") {
			told.push({ name: null, line: null, column: null, cell: null, message: words.value.refused[content](file.name) });
			continue;
		}
		const { templates, origins, errors, notes } = readDrafts(file.name, content);
		all.templates.push(...templates);
		all.origins.push(...origins);
		all.notes.push(...notes);
		told.push(...errors.map((error) => troubleOf(file.name, error)));
	}
	take({ ...all, errors: [] });
	troubles.value = told;
	if (told.length > 0) {
		show("import");
	} else if (sheet.value === "import") {
		close();
	}
}

/** Has a person choose files. */
export function choose(endings: string | null, then: (files: File[]) => void): void {
	const input = document.createElement("input");
	input.type = "file";
	input.multiple = true;
	if (endings !== null) {
		input.accept = endings;
	}
	input.addEventListener("change", () => then([...(input.files ?? [])]));
	input.click();
}
