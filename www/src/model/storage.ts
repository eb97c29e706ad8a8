// Drafts, library and settings on this machine: in IndexedDB, and nowhere else.

import { createStore, delMany, get, getMany, promisifyRequest } from "idb-keyval";
import type { Template } from "mobanlint";
import { shallowRef, watch } from "vue";
import { linter } from "./checking";
import { refill, type Source, sources } from "./library";
import { defaults, restore, type Settings, settings } from "./settings";
import { drafts, takeOver } from "./workspace";

/** Milliseconds of quiet before what changed is written. */
const QUIET = 300;

/** Over one connection that stays open: a page that is left has no time to open another. */
const store = createStore("mobanlint", "page");

export interface Kept {
	drafts: Template[] | undefined;
	library: Source[] | undefined;
	settings: unknown;
}

/** Why nothing can be kept, where that is so. */
export const unkept = shallowRef("");

export async function kept(): Promise<Kept> {
	try {
		const [drafts, library, settings] = await getMany(["drafts", "library", "settings"], store);
		return { drafts, library, settings };
	} catch (error) {
		unkept.value = String(error);
		return { drafts: undefined, library: undefined, settings: undefined };
	}
}

/** From now on every change is written after a moment, or at once when the page is left. */
export function startKeeping(): void {
	const late = [
		keeping("drafts", {
			parts: () => [drafts.value],
			value: () => drafts.value.map(({ template }) => template),
			take: (kept) => takeOver((kept as Template[] | undefined) ?? []),
		}),
		keeping("library", {
			parts: () => sources.value.map(({ content }) => content),
			value: () => sources.value.map(({ name, content, format }) => ({ name, content, format })),
			take: (kept) => linter.value && refill(linter.value, (kept as Source[] | undefined) ?? []),
		}),
		keeping("settings", {
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
		await delMany(["drafts", "library", "settings"], store);
	} catch (error) {
		unkept.value = String(error);
	}
}

interface Keeping {
	/** What the value is made of; it is written when one of these is another. */
	parts: () => readonly unknown[];
	value: () => unknown;
	/** Has the page go on with what another tab has written: it would overwrite it with its own otherwise. */
	take: (kept: unknown) => void;
}

function keeping(key: string, { parts, value, take }: Keeping): () => void {
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
		put(key, value()).then(
			() => {
				unkept.value = "";
				others.postMessage("written");
			},
			(error) => {
				unkept.value = String(error);
			},
		);
	};
	watch(parts, (now) => {
		clearTimeout(waiting);
		const same = now.length === written.length && now.every((part, at) => part === written[at]);
		waiting = same ? undefined : window.setTimeout(write, QUIET);
	});
	others.onmessage = async () => {
		const kept = await get(key, store);
		take(kept);
		written = parts();
	};
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
