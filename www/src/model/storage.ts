// Drafts, library and settings on this machine: in IndexedDB, and nowhere else.

import { clear, createStore, getMany, promisifyRequest } from "idb-keyval";
import { shallowRef, watch } from "vue";
import { linter } from "./checking";
import type { Draft, KeptDraft } from "./draft";
import { allSources, refill, type Source } from "./library";
import { current, keyOf, OWN, projects, takeProjects } from "./projects/list";
import { type KeptTable, tables } from "./returning/tables";
import { type Account, account, takeAccount } from "./sending";
import { chosen, defaults, general, restore, settings } from "./settings";
import { soundAccount, soundDrafts, soundSources, soundTables } from "./sound";
import { drafts, join, takeOver } from "./workspace";

/** Milliseconds of quiet before what changed is written. */
const QUIET = 300;
/** Milliseconds after which a browser that was asked for what it has will not answer any more. */
const PATIENCE = 5000;

/** Over one connection that stays open: a page that is left has no time to open another. */
export const store = createStore("mobanlint", "page");

export interface Kept {
	drafts: KeptDraft[];
	library: Source[];
	/** What messages are judged by. */
	account: Account;
	/** The tables that drafts came in. */
	tables: KeptTable[];
	settings: unknown;
	/** Those of the settings that are the same for all projects. */
	general: unknown;
}

class NoAnswer extends Error {}

/** Why nothing can be kept, where that is so. */
export const unkept = shallowRef<"refused" | "unanswered" | "full" | null>(null);
/** How much of what was kept is left out, since it is not what it should be. */
export const damaged = shallowRef(0);

let late: readonly (() => Promise<void>)[] = [];

/** Whether it is known what is there: only then something may be written in its place. */
let read = false;

export async function kept(): Promise<Kept> {
	try {
		const names = ["general", "projects", "project", ...OWN];
		const [shared, list, project, ...first] = await inTime(getMany(names, store));
		takeProjects(list, project);
		const own =
			current.value === ""
				? first
				: await inTime(
						getMany(
							OWN.map((name) => keyOf(name)),
							store,
						),
					);
		const [drafts, library, account, settings, tables] = own;
		const [soundOnes, shelved] = [soundDrafts(drafts), soundSources(library)];
		read = true;
		damaged.value = soundOnes.damaged + shelved.damaged;
		// A table is kept as long as a draft of it is there to go back to it.
		const used = new Set(soundOnes.sound.map(({ origin }) => origin?.table));
		return {
			drafts: soundOnes.sound,
			library: shelved.sound,
			account: soundAccount(account),
			tables: soundTables(tables).filter(({ id }) => used.has(id)),
			settings,
			general: shared,
		};
	} catch (error) {
		fail(error);
		return { drafts: [], library: [], account: soundAccount(undefined), tables: [], settings: undefined, general: undefined };
	}
}

/**
 * From now on every change is written after a moment, or at once when the page is left. What other tabs have written is
 * taken by way of `taking`.
 */
export function startKeeping(taking: Taking): void {
	if (!read) {
		return;
	}
	late = [
		keeping(taking, keyOf("drafts"), {
			parts: () => [drafts.value],
			value: () => drafts.value.map(({ template, origin, handed }): KeptDraft => ({ template, origin, handed })),
			take: (kept) => takeOver(soundDrafts(kept).sound),
			join: ([base], kept) => [join(base as readonly Draft[], soundDrafts(kept).sound)],
		}),
		keeping(taking, keyOf("library"), {
			parts: () => allSources().flatMap(({ content, struck }) => [content, struck]),
			value: () => allSources().map(({ name, content, format, opened, struck }) => ({ name, content, format, opened, struck })),
			take: (kept) => linter.value && refill(linter.value, soundSources(kept).sound),
		}),
		keeping(taking, keyOf("account"), {
			parts: () => [account.value],
			value: () => account.value,
			take: (kept) => takeAccount(soundAccount(kept)),
		}),
		keeping(taking, keyOf("tables"), {
			parts: () => tables.value,
			value: () => tables.value,
			take: (kept) => {
				tables.value = soundTables(kept);
			},
		}),
		keeping(taking, keyOf("settings"), {
			parts: () => [JSON.stringify(settings)],
			value: () => chosen(defaults()),
			take: (kept) => restore({ ...defaults(), ...(kept as object | undefined), ...chosen(general()) }),
		}),
		keeping(taking, "general", {
			parts: () => [JSON.stringify(chosen(general()))],
			value: () => chosen(general()),
			take: (kept) => restore({ ...general(), ...(kept as object | undefined) }),
		}),
		keeping(taking, "projects", {
			parts: () => [projects.value],
			value: () => projects.value,
			take: (kept) => {
				const was = current.value;
				takeProjects(kept, was);
				// It was deleted there.
				if (current.value !== was) {
					location.reload();
				}
			},
		}),
	];
	addEventListener("visibilitychange", () => {
		if (document.visibilityState === "hidden") {
			void flush();
		}
	});
}

/** Writes at once what waits to be written, and what another tab has changed meanwhile along with it. */
export async function flush(): Promise<void> {
	for (let left = 2; left > 0; left -= 1) {
		await Promise.all(late.map((write) => write()));
	}
}

export async function forget(): Promise<void> {
	try {
		await inTime(clear(store));
	} catch (error) {
		fail(error);
	}
}

function fail(error: unknown): void {
	const full = error instanceof DOMException && error.name === "QuotaExceededError";
	unkept.value = error instanceof NoAnswer ? "unanswered" : full ? "full" : "refused";
}

function inTime<T>(work: Promise<T>): Promise<T> {
	const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new NoAnswer()), PATIENCE));
	return Promise.race([work, late]);
}

/** Does what it is given, and what belongs before and after it. */
type Taking = (take: () => void) => void;

interface Keeping {
	/** What the value is made of; it is written when one of these is another. */
	parts: () => readonly unknown[];
	value: () => unknown;
	/** Has the page go on with what another tab has written: it would overwrite it with its own otherwise. */
	take: (kept: unknown) => void;
	/** The same where both have changed it since it was so: gives the parts as they are there. Without it the last one counts. */
	join?: (base: readonly unknown[], kept: unknown) => readonly unknown[];
}

function keeping(taking: Taking, key: string, { parts, value, take, join }: Keeping): () => Promise<void> {
	const others = new BroadcastChannel(`mobanlint ${key}`);
	let waiting: number | undefined;
	let written = parts();
	/** By what it is known who has written last. */
	let stamp: unknown;
	/** Whether something is being written, and whether another tab has told meanwhile that it has written. */
	let writing = false;
	let missed = false;
	const soon = () => {
		clearTimeout(waiting);
		waiting = window.setTimeout(write, QUIET);
	};
	const lay = (base: readonly unknown[], kept: unknown) =>
		taking(() => {
			written = join?.(base, kept) ?? written;
			soon();
		});
	const write = async () => {
		if (waiting === undefined) {
			return;
		}
		clearTimeout(waiting);
		waiting = undefined;
		const base = written;
		written = parts();
		// A page that is left has no time to look what others have written.
		const careful = join !== undefined && document.visibilityState === "visible";
		writing = true;
		await put(key, value(), careful ? { stamp } : null)
			.then((found) => {
				unkept.value = null;
				stamp = found.stamp;
				if (found.written) {
					others.postMessage("written");
				} else {
					lay(base, found.theirs);
				}
			}, fail)
			.finally(() => {
				writing = false;
				if (missed) {
					missed = false;
					hear();
				}
			});
	};
	watch(parts, (now) => {
		clearTimeout(waiting);
		const same = now.length === written.length && now.every((part, at) => part === written[at]);
		waiting = same ? undefined : window.setTimeout(write, QUIET);
	});
	const hear = () => {
		if (writing) {
			// What is here is neither known there yet nor waiting any more.
			missed = true;
			return;
		}
		getMany([key, stampOf(key)], store).then(([kept, now]) => {
			if (writing) {
				missed = true;
			} else if (now !== stamp) {
				stamp = now;
				if (waiting === undefined) {
					taking(() => take(kept));
					written = parts();
				} else if (join !== undefined) {
					lay(written, kept);
				}
			}
		}, fail);
	};
	others.onmessage = hear;
	return write;
}

export function stampOf(key: string): string {
	return `${key} stamp`;
}

type Written = { written: true; stamp: unknown } | { written: false; stamp: unknown; theirs: unknown };

/**
 * Has the value written, also if the page is gone before the answer comes: what is not committed is given up with it.
 * With a stamp only if nobody has written since. An error that is thrown at once, where there is no IndexedDB at all, is one
 * like the others.
 */
async function put(key: string, value: unknown, since: { stamp: unknown } | null): Promise<Written> {
	return store("readwrite", async (kept) => {
		const now = since === null ? undefined : await promisifyRequest(kept.get(stampOf(key)));
		if (since !== null && now !== since.stamp) {
			return { written: false, stamp: now, theirs: await promisifyRequest(kept.get(key)) };
		}
		const [stamp] = crypto.getRandomValues(new Uint32Array(1));
		kept.put(value, key);
		kept.put(stamp, stampOf(key));
		kept.transaction.commit();
		await promisifyRequest(kept.transaction);
		return { written: true, stamp };
	});
}
