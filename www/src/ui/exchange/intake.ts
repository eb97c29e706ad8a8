// What is pasted, dropped or opened becomes drafts.

import type { Field, InputError, InputNote } from "mobanlint";
import { shallowRef } from "vue";
import { startReader } from "../../engine";
import { type Draft, placeOf } from "../../model/draft";
import { unfilter } from "../../model/filter";
import { contentOf, type Incoming, isClear, leftBehind, readDrafts, readText } from "../../model/importing";
import { keepTable } from "../../model/returning/tables";
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

/** What was opened and waits to be looked at, since not all of it can be taken as it is. */
export const waiting = shallowRef<readonly Incoming[]>([]);

export function take(all: readonly Incoming[], replace = false): void {
	const templates = all.flatMap((one) => [...one.tables.flatMap((table) => table.templates), ...one.templates]);
	const origins = all.flatMap((one) => [...one.tables.flatMap(keepTable), ...one.origins]);
	const notes = all.flatMap((one) => [...one.notes, ...one.tables.flatMap((table) => table.notes)]);
	if (templates.length > 0) {
		// What just came is to be seen, whatever was looked for before.
		unfilter();
		add(templates, { replace, origins });
		view.value = "list";
		const count = templates.length;
		const left = leftBehind(all);
		const done =
			(replace ? words.value.replaced(count) : words.value.added(count)) + (left > 0 ? words.value.importing.left(left) : "");
		const [first] = notes;
		offerUndo(first === undefined ? done : words.value.noted(done, first.message, notes.length - 1));
	}
	waiting.value = [];
	troubles.value = [];
	remarks.value = notes.map((note) => troubleOf(note.path, note));
}

/** What could not be read of all this. */
export function troublesOf(all: readonly Incoming[]): Trouble[] {
	return all.flatMap(({ name, errors, tables }) => {
		const own = name === words.value.pasted ? null : name;
		return [...errors, ...tables.flatMap((table) => table.errors)].map((error) => troubleOf(own, error));
	});
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

/** Whether the module that reads is here; if it could not be fetched, that is said. */
export async function readable(): Promise<boolean> {
	try {
		await startReader();
		return true;
	} catch {
		toast(words.value.noReader);
		return false;
	}
}

/** Drafts from the clipboard: taken at once if all of it is in them, else shown in the sheet. */
export async function paste(text: string): Promise<void> {
	if (!(await readable())) {
		return;
	}
	const read = [readText(text, words.value.pasted)];
	if (isClear(read)) {
		take(read);
	} else {
		pastedDrafts.value = text;
		show("import");
	}
}

export async function openFiles(files: Iterable<File>): Promise<void> {
	const all: Incoming[] = [];
	const told: Trouble[] = [];
	for (const file of files) {
		const content = await contentOf(file);
		if (typeof content === "string") {
			told.push({ name: null, line: null, column: null, cell: null, message: words.value.refused[content](file.name) });
			continue;
		}
		all.push(readDrafts(file.name, content));
	}
	if (told.length === 0 && isClear(all)) {
		take(all);
		if (sheet.value === "import") {
			close();
		}
	} else {
		waiting.value = all;
		troubles.value = told;
		show("import");
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
