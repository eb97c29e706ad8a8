// What is pasted, dropped or opened becomes drafts.

import { shallowRef } from "vue";
import { unfilter } from "../model/filter";
import { contentOf, type Imported, READABLE, readDrafts, readText } from "../model/importing";
import { pastedDrafts } from "../model/waiting";
import { add } from "../model/workspace";
import { words } from "../words";
import { view } from "./pointing";
import { close, sheet, show } from "./sheets";
import { offerUndo } from "./undoing";

export interface Trouble {
	name: string | null;
	line: number | null;
	column: number | null;
	message: string;
}

/** What could not be read of the last import. */
export const troubles = shallowRef<readonly Trouble[]>([]);

export function take({ templates, errors }: Imported, { name = null as string | null, replace = false } = {}): void {
	if (templates.length > 0) {
		// What just came is to be seen, whatever was looked for before.
		unfilter();
		add(templates, { replace });
		view.value = "list";
		offerUndo(replace ? words.value.replaced(templates.length) : words.value.added(templates.length));
	}
	troubles.value = errors.map(({ line, column, message }) => ({ name, line, column, message }));
}

/** Drafts from the clipboard: taken at once if all of it can be read, else shown in the sheet. */
export function paste(text: string): void {
	const read = readText(text);
	if (read.errors.length > 0 || read.templates.length === 0) {
		pastedDrafts.value = text;
		show("import");
		return;
	}
	take(read);
}

export async function openFiles(files: Iterable<File>): Promise<void> {
	const all: Imported = { templates: [], errors: [] };
	const told: Trouble[] = [];
	for (const file of files) {
		const content = await contentOf(file, READABLE);
		if (typeof content === "string") {
			told.push({ name: null, line: null, column: null, message: words.value.refused[content](file.name, READABLE) });
			continue;
		}
		const { templates, errors } = readDrafts(file.name, content);
		all.templates.push(...templates);
		told.push(...errors.map(({ line, column, message }) => ({ name: file.name, line, column, message })));
	}
	take({ templates: all.templates, errors: [] });
	troubles.value = told;
	if (told.length > 0) {
		show("import");
	} else if (sheet.value === "import") {
		close();
	}
}

/** Has a person choose files. */
export function choose(endings: string, then: (files: File[]) => void): void {
	const input = document.createElement("input");
	input.type = "file";
	input.multiple = true;
	input.accept = endings;
	input.addEventListener("change", () => then([...(input.files ?? [])]));
	input.click();
}
