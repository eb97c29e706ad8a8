// The existing titles drafts are compared with: the files they came from, which a new linter is filled with again.

import type { InputError, InputFormat, InputNote, Linter, OpenedFile } from "mobanlint";
import { computed, shallowReactive, shallowRef } from "vue";

export interface Source {
	readonly name: string;
	readonly content: string | Uint8Array;
	readonly format: InputFormat | null;
	/** What the module that opens files says of a workbook, or of text that is no UTF-8. */
	readonly opened?: OpenedFile | null;
}

export interface Shelved extends Source {
	readonly inserted: number;
	readonly errors: readonly InputError[];
	/** What is good to know of it: its encoding, what of it is no title. */
	readonly notes: readonly InputNote[];
}

const shelves = shallowReactive<Shelved[]>([]);
/** Counts up with every change, for those who need to know that there was one. */
export const shelfChanges = shallowRef(0);

/** The linter has none of it any more: the engine stopped when it was filled in again. */
export const lost = shallowRef(false);

export const sources = computed<readonly Shelved[]>(() => [...shelves]);
export const titleCount = computed(() => shelves.reduce((sum, { inserted }) => sum + inserted, 0));

let prepared: readonly Source[] = [];

/** All there is, in the library or waiting for it. */
export function allSources(): readonly Source[] {
	return [...prepared, ...shelves];
}

/** Has the library begin with these, once there is a linter to hold it. */
export function prepare(from: readonly Source[]): void {
	prepared = from;
}

/** Adds the titles of a source to the linter's library; a source without any is told about, and not kept. */
export function shelve(linter: Linter, source: Source): Shelved {
	const { inserted, errors, notes } = linter.library.load(source.content, {
		name: source.name,
		format: source.format,
		opened: source.opened,
	});
	const shelved = { ...source, inserted, errors, notes };
	if (inserted > 0) {
		shelves.push(shelved);
		shelfChanges.value += 1;
	}
	return shelved;
}

/** Fills the library of a linter that was just made, with all there is or with other sources. */
export function refill(linter: Linter, from: readonly Source[] = [...prepared, ...shelves]): void {
	prepared = [];
	lost.value = false;
	linter.library.clear();
	shelves.splice(0);
	for (const source of from) {
		try {
			shelve(linter, source);
		} catch {
			// The engine stopped at it, of which the page tells; what a person has loaded stays there to be loaded again.
			shelves.push({ ...source, inserted: 0, errors: [], notes: [] });
		}
	}
	shelfChanges.value += 1;
}
