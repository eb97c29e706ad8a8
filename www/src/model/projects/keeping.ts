// Projects as they are kept: others than the one on the page are only there until the page begins with them.

import { delMany, getMany, setMany } from "idb-keyval";
import type { KeptDraft } from "../draft";
import { chosen, defaults, judging } from "../settings";
import { flush, stampOf, store } from "../storage";
import { current, keyOf, OWN, type Own, projects } from "./list";

export type Contents = Partial<Record<Own, unknown>>;

/** Begins with another project. What waits to be written is written first. */
export async function switchTo(id: string): Promise<void> {
	await flush();
	await setMany([["project", id]], store);
	location.reload();
}

/** Puts a new project beside the others, and begins with it; it is judged by the same rules unless it brings its own. */
export async function begin(name: string, contents: Contents): Promise<void> {
	await flush();
	const id = newId();
	const settings = { ...chosen(defaults()), ...(contents.settings as object | undefined) };
	const own = Object.entries({ ...contents, settings }).map(([key, value]): [string, unknown] => [keyOf(key as Own, id), value]);
	const list = [...projects.value, { id, name }];
	await setMany([...own, ["projects", list], ["project", id]], store);
	location.reload();
}

export function rename(id: string, name: string): void {
	projects.value = projects.value.map((it) => (it.id === id ? { ...it, name } : it));
}

/** Deletes a project that is not on the page. */
export async function discard(id: string): Promise<void> {
	projects.value = projects.value.filter((it) => it.id !== id);
	await flush();
	await delMany(
		OWN.flatMap((own) => [keyOf(own, id), stampOf(keyOf(own, id))]),
		store,
	);
}

/** How many drafts each project has. */
export async function draftCounts(): Promise<Map<string, number>> {
	await flush();
	const all = await getMany<KeptDraft[] | undefined>(
		projects.value.map(({ id }) => keyOf("drafts", id)),
		store,
	);
	return new Map(projects.value.map(({ id }, at) => [id, all[at]?.length ?? 0]));
}

/** All that is kept of a project. */
export async function contentsOf(id: string = current.value): Promise<Contents> {
	await flush();
	const [drafts, library, account, settings, tables] = await getMany(
		OWN.map((own) => keyOf(own, id)),
		store,
	);
	const rules = settings === undefined ? chosen(judging()) : (settings as object);
	const names = Object.keys(judging());
	const judged = Object.fromEntries(Object.entries(rules).filter(([name]) => names.includes(name)));
	return { drafts, library, account, settings: judged, tables };
}

/** A name no other project of this machine has, and which says nothing. */
function newId(): string {
	const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
	return number.toString(36);
}
