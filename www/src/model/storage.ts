// Drafts, library and settings on this machine: in IndexedDB, and nowhere else.

import { createStore, del, getMany, set } from "idb-keyval";
import type { Template } from "mobanlint";
import { shallowRef, watch } from "vue";
import { type Source, shelfChanges, sources } from "./library";
import { settings } from "./settings";
import { drafts } from "./workspace";

/** Milliseconds of quiet before what changed is written. */
const QUIET = 300;

const store = () => createStore("mobanlint", "page");

export interface Kept {
	drafts: Template[] | undefined;
	library: Source[] | undefined;
	settings: unknown;
}

/** Why nothing can be kept, where that is so. */
export const unkept = shallowRef("");

export async function kept(): Promise<Kept> {
	try {
		const [drafts, library, settings] = await getMany(["drafts", "library", "settings"], store());
		return { drafts, library, settings };
	} catch (error) {
		unkept.value = String(error);
		return { drafts: undefined, library: undefined, settings: undefined };
	}
}

/** From now on every change is written after a moment, or at once when the page is left. */
export function startKeeping(): void {
	const late = [
		keeping("drafts", drafts, () => drafts.value.map(({ template }) => template)),
		keeping("library", shelfChanges, () => sources.value.map(({ name, content, format }) => ({ name, content, format }))),
		keeping("settings", settings, () => JSON.parse(JSON.stringify(settings))),
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
	await Promise.all(["drafts", "library", "settings"].map((key) => del(key, store())));
}

function keeping(key: string, source: Parameters<typeof watch>[0], value: () => unknown): () => void {
	let waiting: number | undefined;
	const write = () => {
		if (waiting === undefined) {
			return;
		}
		clearTimeout(waiting);
		waiting = undefined;
		set(key, value(), store()).then(
			() => {
				unkept.value = "";
			},
			(error) => {
				unkept.value = String(error);
			},
		);
	};
	watch(
		source,
		() => {
			clearTimeout(waiting);
			waiting = window.setTimeout(write, QUIET);
		},
		{ deep: key === "settings" },
	);
	return write;
}
