// The existing titles drafts are compared with: the files they came from, which a new linter is filled with again.

import type { InputError, InputFormat, InputNote, Linter, OpenedFile } from "mobanlint";
import { computed, shallowReactive, shallowRef } from "vue";

/** Filling in more bytes than these would be felt: that is done in slices, of titles that a worker has read. */
const AT_ONCE = 60_000;

export interface Source {
	readonly name: string;
	readonly content: string | Uint8Array;
	readonly format: InputFormat | null;
	/** What the module that opens files says of a workbook, or of text that is no UTF-8. */
	readonly opened?: OpenedFile | null;
	/** Which of its titles, from 0, are struck out. */
	readonly struck?: readonly number[];
}

export interface Shelved extends Source {
	/** By which it is known again. */
	readonly key: number;
	readonly inserted: number;
	readonly errors: readonly InputError[];
	/** What is good to know of it: its encoding, what of it is no title. */
	readonly notes: readonly InputNote[];
	/** The number its first title has in the linter's library; none as long as it is to be filled in. */
	readonly first: number | null;
}

/** A title, by the source it is of, from 0, and its place in that. */
export interface Entry {
	readonly source: number;
	readonly at: number;
}

const shelves = shallowReactive<Shelved[]>([]);
/** Counts up with every change, for those who need to know that there was one. */
export const shelfChanges = shallowRef(0);

/** The linter has none of it any more: the engine stopped when it was filled in again. */
export const lost = shallowRef(false);

/** How many titles of how many are filled in, while that takes long. */
export const filling = shallowRef<{ done: number; all: number } | null>(null);

export const sources = computed<readonly Shelved[]>(() => [...shelves]);
export const titleCount = computed(() =>
	shelves.reduce((sum, { inserted, struck }) => sum + inserted - (struck?.length ?? 0), 0),
);
/** Whether titles are still to be filled in. */
export const unfilled = computed(() => shelves.some(({ first }) => first === null));
export const struckCount = computed(() => shelves.reduce((sum, { struck }) => sum + (struck?.length ?? 0), 0));

/** Counts up whenever filling begins anew. */
export const refills = shallowRef(0);

let prepared: readonly Source[] = [];
let lastKey = 0;
/** The number the next title gets. */
let next = 0;

/** All there is, in the library or waiting for it. */
export function allSources(): readonly Source[] {
	return [...prepared, ...shelves];
}

/** Has the library begin with these, once there is a linter to hold it. */
export function prepare(from: readonly Source[]): void {
	prepared = from;
}

/** Whether a source is to be filled in by slices: it is large, or others wait that came before. */
export function isLarge({ content }: Source): boolean {
	const bytes = typeof content === "string" ? 3 * content.length : content.length;
	return bytes > AT_ONCE || unfilled.value;
}

/** Adds the titles of a source to the linter's library; a source without any is told about, and not kept. */
export function shelve(linter: Linter, source: Source): Shelved {
	const shelved = take(linter, source);
	if (shelved.inserted > 0) {
		shelves.push(shelved);
		shelfChanges.value += 1;
	}
	return shelved;
}

/** Adds a source whose titles are still to be filled in. */
export function shelveUnfilled(source: Source): Shelved {
	const shelved = { inserted: source.struck?.length ?? 0, errors: [], notes: [], ...source, key: keyOf(source), first: null };
	shelves.push(shelved);
	shelfChanges.value += 1;
	return shelved;
}

/** Fills the library of a linter that was just made, with all there is or with other sources. */
export function refill(linter: Linter, from: readonly Source[] = [...prepared, ...shelves]): void {
	prepared = [];
	lost.value = false;
	linter.library.clear();
	shelves.splice(0);
	next = 0;
	refills.value += 1;
	for (const source of from) {
		if (isLarge(source)) {
			shelveUnfilled(source);
			continue;
		}
		try {
			shelve(linter, source);
		} catch {
			// The engine stopped at it, of which the page tells; what a person has loaded stays there to be loaded again.
			shelves.push({ ...source, key: keyOf(source), inserted: 0, errors: [], notes: [], first: next });
		}
	}
	shelfChanges.value += 1;
}

/** Puts what is known of a source by now in its place; false if it is gone. */
export function learn(of: Shelved, known: Partial<Shelved>): Shelved | undefined {
	const at = shelves.findIndex(({ key }) => key === of.key);
	const was = shelves[at];
	if (was === undefined) {
		return undefined;
	}
	const now = { ...was, ...known };
	shelves[at] = now;
	return now;
}

/** Ends the filling of a source: its titles are in the linter's library, from this number on. */
export function filled(linter: Linter, of: Shelved, first: number): void {
	next = first + of.inserted;
	for (const at of learn(of, { first })?.struck ?? []) {
		linter.library.remove(first + at);
	}
	shelfChanges.value += 1;
}

/** The number the next title gets. */
export function nextNumber(): number {
	return next;
}

/** Takes a source out that turned out to have no titles. */
export function drop(of: Shelved): void {
	const at = shelves.findIndex(({ key }) => key === of.key);
	if (at >= 0) {
		shelves.splice(at, 1);
		shelfChanges.value += 1;
	}
}

/** Strikes titles out; their files keep them, and what is given puts them back. */
export function strike(linter: Linter, entries: readonly Entry[]): () => void {
	const of = new Map<Shelved, number[]>();
	for (const { source, at } of entries) {
		const shelved = shelves[source];
		if (shelved !== undefined && !shelved.struck?.includes(at)) {
			of.set(shelved, [...(of.get(shelved) ?? []), at]);
		}
	}
	for (const [shelved, struck] of of) {
		const { first } = shelved;
		learn(shelved, { struck: [...(shelved.struck ?? []), ...struck] });
		if (first !== null) {
			for (const at of struck) {
				linter.library.remove(first + at);
			}
		}
	}
	shelfChanges.value += 1;
	return () => unstrike(linter, of);
}

/** Puts struck titles back in; of sources that are gone there is nothing to be put back. */
export function unstrike(linter: Linter, of: ReadonlyMap<Shelved, readonly number[]>): void {
	for (const [shelved, back] of of) {
		const now = shelves.find(({ key }) => key === shelved.key);
		if (now !== undefined) {
			learn(now, { struck: now.struck?.filter((at) => !back.includes(at)) ?? [] });
		}
	}
	refill(linter);
}

function take(linter: Linter, source: Source): Shelved {
	const { name, content, format, opened, struck } = source;
	const { inserted, errors, notes } = linter.library.load(content, { name, format, opened });
	const first = next;
	next += inserted;
	for (const at of struck ?? []) {
		linter.library.remove(first + at);
	}
	return { ...source, key: keyOf(source), inserted, errors, notes, first };
}

function keyOf(source: Source & Partial<Shelved>): number {
	if (source.key === undefined) {
		lastKey += 1;
	}
	return source.key ?? lastKey;
}
