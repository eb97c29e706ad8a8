// Titles that are pasted, dropped or opened go into the library.

import { shallowRef } from "vue";
import { linter } from "../model/checking";
import { contentOf } from "../model/importing";
import { type Source, shelve } from "../model/library";
import { words } from "../words";
import { readable, type Trouble, troubleOf } from "./intake";
import { toast } from "./toasts";

/** What could not be read of the last titles. */
export const unshelved = shallowRef<readonly Trouble[]>([]);

/** How many titles of the text came in. */
export async function shelveText(content: string): Promise<number> {
	unshelved.value = [];
	if (!(await readable())) {
		return 0;
	}
	const inserted = put({ name: words.value.libraryPasted, content, format: null });
	say(inserted);
	return inserted;
}

export async function shelveFiles(files: Iterable<File>): Promise<void> {
	unshelved.value = [];
	let inserted = 0;
	for (const file of files) {
		const content = await contentOf(file);
		if (typeof content === "string") {
			tell({ name: null, line: null, column: null, cell: null, message: words.value.refused[content](file.name) });
		} else {
			inserted += put({ name: file.name, content: content.bytes, format: null, opened: content.opened });
		}
	}
	say(inserted);
}

/** How many came in; that none did is said by what could not be read. */
function say(inserted: number): void {
	if (inserted > 0 || unshelved.value.length === 0) {
		toast(words.value.addedTitles(inserted));
	}
}

function put(source: Source): number {
	if (linter.value === undefined) {
		return 0;
	}
	const { inserted, errors } = shelve(linter.value, source);
	tell(...errors.map((error) => troubleOf(source.name, error)));
	return inserted;
}

function tell(...troubles: Trouble[]): void {
	unshelved.value = [...unshelved.value, ...troubles];
}
