// Titles that are pasted, dropped or opened go into the library.

import type { InputNote } from "mobanlint";
import { shallowRef } from "vue";
import { linter } from "../../model/checking";
import { contentOf } from "../../model/importing";
import { drop, isLarge, type Shelved, type Source, shelve, shelveUnfilled, sources } from "../../model/library";
import { words } from "../../words";
import { readable, type Trouble, troubleOf } from "../exchange/intake";
import { toast } from "../frame/toasts";

/** What could not be read of the last titles. */
export const unshelved = shallowRef<readonly Trouble[]>([]);

/** How many titles of the text came in. */
export async function shelveText(content: string): Promise<number> {
	unshelved.value = [];
	if (!(await readable())) {
		return 0;
	}
	const { inserted, notes } = await put({ name: words.value.libraryPasted, content, format: null });
	say(inserted, notes);
	return inserted;
}

export async function shelveFiles(files: Iterable<File>): Promise<void> {
	unshelved.value = [];
	let inserted = 0;
	const notes: InputNote[] = [];
	for (const file of files) {
		const content = await contentOf(file);
		if (typeof content === "string") {
			tell({ name: null, line: null, column: null, cell: null, message: words.value.refused[content](file.name) });
		} else {
			const shelved = await put({ name: file.name, content: content.bytes, format: null, opened: content.opened });
			inserted += shelved.inserted;
			notes.push(...shelved.notes);
		}
	}
	say(inserted, notes);
}

/** How many came in; that none did is said by what could not be read. */
function say(inserted: number, [first, ...more]: readonly InputNote[]): void {
	if (inserted > 0 || unshelved.value.length === 0) {
		const done = words.value.addedTitles(inserted);
		toast(first === undefined ? done : words.value.noted(done, first.message, more.length));
	}
}

async function put(source: Source): Promise<{ inserted: number; notes: readonly InputNote[] }> {
	if (linter.value === undefined) {
		return { inserted: 0, notes: [] };
	}
	const { inserted, errors, notes } = isLarge(source) ? await putLarge(source) : shelve(linter.value, source);
	tell(...errors.map((error) => troubleOf(source.name, error)));
	return { inserted, notes };
}

/** What comes of a source whose titles are filled in by and by. */
async function putLarge(source: Source): Promise<Pick<Shelved, "inserted" | "errors" | "notes">> {
	const shelved = shelveUnfilled(source);
	const { ask } = await import("../../model/shelf/asking");
	const loaded = await ask({ of: "loaded", source: sources.value.findIndex(({ key }) => key === shelved.key) });
	if (loaded.inserted === 0) {
		drop(shelved);
	}
	return loaded;
}

function tell(...troubles: Trouble[]): void {
	unshelved.value = [...unshelved.value, ...troubles];
}
