// What is pasted, dropped or opened becomes drafts.

import { shallowRef } from "vue";
import { unfilter } from "../../model/filter";
import { type Incoming, isClear, leftBehind, readFile, readText } from "../../model/importing";
import { keepTable } from "../../model/returning/tables";
import { pastedDrafts } from "../../model/waiting";
import { add } from "../../model/workspace";
import { words } from "../../words";
import { view } from "../drafts/pointing";
import { offerUndo } from "../drafts/undoing";
import { close, sheet, show } from "../frame/sheets";
import { readable, remarks, type Trouble, troubleOf, troubles } from "./intake";

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
		const read = await readFile(file);
		if (typeof read === "string") {
			told.push({ name: null, line: null, column: null, cell: null, message: words.value.refused[read](file.name) });
		} else {
			all.push(read);
		}
	}
	await breath();
	const clear = told.length === 0 && isClear(all);
	await breath();
	if (clear) {
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

/** Of many drafts each step is enough for once. */
function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
