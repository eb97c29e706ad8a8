// Drafts, library and settings on this machine: in IndexedDB, and nowhere else.

import { createStore, delMany, get, getMany, promisifyRequest } from "idb-keyval";
import { shallowRef, watch } from "vue";
import { linter } from "./checking";
import type { KeptDraft } from "./draft";
import { refill, type Source, sources } from "./library";
import { type Account, account, takeAccount } from "./sending";
import { defaults, restore, type Settings, settings } from "./settings";
import { soundAccount, soundDrafts, soundSources } from "./sound";
import { drafts, takeOver } from "./workspace";

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
		}),
		keeping(taking, "library", {
			parts: () => sources.value.map(({ content }) => content),
			value: () => sources.value.map(({ name, content, format, opened }) => ({ name, content, format, opened })),
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
		await inTime(delMany([...KEYS], store));
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
}

function keeping(taking: Taking, key: string, { parts, value, take }: Keeping): () => void {
	const others = new BroadcastChannel(`mobanlint ${key}`);
	let waiting: number | undefined;
	let written = parts();
	const write = () => {
		if (waiting === undefined) {
			return;
		}
		clearTimeout(waiting);
		waiting = undefined;
		written = parts();
		put(key, value()).then(() => {
			unkept.value = null;
			others.postMessage("written");
		}, fail);
	};
	watch(parts, (now) => {
		clearTimeout(waiting);
		const same = now.length === written.length && now.every((part, at) => part === written[at]);
		waiting = same ? undefined : window.setTimeout(write, QUIET);
	});
	others.onmessage = () =>
		get(key, store).then((kept) => {
			// What is being typed here is not taken away: it is written in a moment, and the other tab can go back a step.
			if (waiting === undefined) {
				taking(() => take(kept));
				written = parts();
			}
		}, fail);
	return write;
}

/**
 * Has the value written, also if the page is gone before the answer comes: what is not committed is given up with it.
 * An error that is thrown at once, where there is no IndexedDB at all, is one like the others.
 */
async function put(key: string, value: unknown): Promise<void> {
	await store("readwrite", (kept) => {
		kept.put(value, key);
		kept.transaction.commit();
		return promisifyRequest(kept.transaction);
	});
}
