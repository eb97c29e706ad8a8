// The titles of the library as a list that is read where it is looked at.

import { shallowReactive, shallowRef, watch } from "vue";
import { linter } from "../checking";
import { shelfChanges } from "../library";
import type { Row } from "./asked";
import { ask } from "./asking";

/** As many rows are asked for at once. */
const PAGE = 100;
/** The list is looked through after such a pause in typing, in milliseconds. */
const PAUSE = 120;

/** What the titles are to hold, and whether those are looked for that are struck out. */
export const looking = shallowReactive({ text: "", struck: false });
/** How many titles there are; not known at first. */
export const count = shallowRef<number>();
/** The files whose titles cannot be told apart. */
export const unlisted = shallowRef<readonly string[]>([]);

const pages = shallowReactive(new Map<number, readonly Row[]>());
const asked = new Set<number>();
/** What is to be seen, from one index to another. */
let seen: readonly [first: number, last: number] = [0, 1];
let round = 0;
let waiting: number | undefined;

/** A row of the list, if it was read. */
export function rowAt(index: number): Row | undefined {
	return pages.get(Math.floor(index / PAGE))?.[index % PAGE];
}

/** Has the rows read that are to be seen. */
export function see(first: number, last: number): void {
	seen = [first, last];
	for (let page = Math.floor(first / PAGE); page * PAGE < last; page += 1) {
		void read(page);
	}
}

async function read(page: number): Promise<void> {
	if (asked.has(page)) {
		return;
	}
	asked.add(page);
	const mine = round;
	const { text, struck } = looking;
	const answer = await ask({ of: "page", text, struck, from: page * PAGE, most: PAGE });
	if (mine === round) {
		pages.set(page, answer.rows);
		count.value = answer.count;
		unlisted.value = answer.unlisted;
	}
}

/** Begins anew; what was read stays to be seen until it is read again. */
async function anew(): Promise<void> {
	round += 1;
	const mine = round;
	asked.clear();
	await read(0);
	if (mine === round) {
		see(...seen);
		for (const page of [...pages.keys()].filter((page) => !asked.has(page))) {
			pages.delete(page);
		}
	}
}

/** Reads again whenever something changes, until it is stopped. */
export function startReading(): () => void {
	const stop = watch(
		[() => looking.text, () => looking.struck, shelfChanges, linter],
		() => {
			clearTimeout(waiting);
			waiting = window.setTimeout(anew, PAUSE);
		},
		{ flush: "sync" },
	);
	void anew();
	return () => {
		clearTimeout(waiting);
		stop();
	};
}
