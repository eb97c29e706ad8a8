// Drafts, library and settings on this machine: in IndexedDB, and nowhere else.

import { createStore, delMany, getMany, promisifyRequest } from "idb-keyval";
import { shallowRef, watch } from "vue";
import { linter } from "./checking";
import type { Draft, KeptDraft } from "./draft";
import { allSources, refill, type Source } from "./library";
import { type Account, account, takeAccount } from "./sending";
import { defaults, restore, type Settings, settings } from "./settings";
import { soundAccount, soundDrafts, soundSources } from "./sound";
import { drafts, join, takeOver } from "./workspace";

/** Milliseconds of quiet before what changed is written. */
const QUIET = 300;
/** Milliseconds after which a browser that was asked for what it has will not answer any more. */
const PATIENCE = 5000;

/** Over one connection that stays open: a page that is left has no time to open another. */
const store = createStore("mobanlint", "page");

/** Under which names it is kept. */
const KEYS = ["drafts", "library", "account", "settings"] as const;

export interface Kept {
	drafts: KeptDraft[];
	library: Source[];
	/** What messages are judged by. */
	account: Account;
	settings: unknown;
}

class NoAnswer extends Error {}

/** Why nothing can be kept, where that is so. */
export const unkept = shallowRef<"refused" | "unanswered" | null>(null);
/** How much of what was kept is left out, since it is not what it should be. */
export const damaged = shallowRef(0);

/** Whether it is known what is there: only then something may be written in its place. */
let read = false;

export async function kept(): Promise<Kept> {
	try {
		const [drafts, library, account, settings] = await inTime(getMany([...KEYS], store));
		const [own, shelved] = [soundDrafts(drafts), soundSources(library)];
		read = true;
		damaged.value = own.damaged + shelved.damaged;
		return { drafts: own.sound, library: shelved.sound, account: soundAccount(account), settings };
	} catch (error) {
		fail(error);
		return { drafts: [], library: [], account: soundAccount(undefined), settings: undefined };
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
	const late = [
		keeping(taking, "drafts", {
			parts: () => [drafts.value],
			value: () => drafts.value.map(({ template, origin }): KeptDraft => ({ template, origin })),
			take: (kept) => takeOver(soundDrafts(kept).sound),
			join: ([base], kept) => [join(base as readonly Draft[], soundDrafts(kept).sound)],
		}),
		keeping(taking, "library", {
			parts: () => allSources().map(({ content }) => content),
			value: () => allSources().map(({ name, content, format, opened }) => ({ name, content, format, opened })),
			take: (kept) => linter.value && refill(linter.value, soundSources(kept).sound),
		}),
		keeping(taking, "account", {
			parts: () => [account.value],
			value: () => account.value,
			take: (kept) => takeAccount(soundAccount(kept)),
		}),
		keeping(taking, "settings", {
			parts: () => [JSON.stringify(settings)],
			value: () => JSON.parse(JSON.stringify(settings)),
			take: (kept) => restore({ ...defaults(), ...(kept as Partial<Settings> | undefined) }),
		}),
	];
	addEventListener("visibilitychange", () => {
		if (document.visibilityState === "hidden") {
			for (const write of late) {
				write();
			}
		}
	});
}

export async function forget(): Promise<void> {
	try {
		await inTime(delMany([...KEYS, ...KEYS.map(stampOf)], store));
	} catch (error) {
		fail(error);
	}
}

function fail(error: unknown): void {
	unkept.value = error instanceof NoAnswer ? "unanswered" : "refused";
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

function keeping(taking: Taking, key: string, { parts, value, take, join }: Keeping): () => void {
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
	const write = () => {
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
		put(key, value(), careful ? { stamp } : null)
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

function stampOf(key: string): string {
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
