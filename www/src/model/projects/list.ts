// Which projects there are, and which of them is on the page.

import { computed, shallowRef } from "vue";

export interface Project {
	/** Means nothing outside of this machine; the first one's is empty. */
	readonly id: string;
	/** Empty as long as nobody has named it. */
	readonly name: string;
}

/** What is kept of each project; the rest is the same for all. */
export const OWN = ["drafts", "library", "account", "settings", "tables"] as const;
export type Own = (typeof OWN)[number];

const FIRST: readonly Project[] = [{ id: "", name: "" }];

export const projects = shallowRef<readonly Project[]>(FIRST);
/** The id of the project on the page. */
export const current = shallowRef("");

export const currentProject = computed(() => projects.value.find(({ id }) => id === current.value) ?? FIRST[0]);

/** Under which name something of a project is kept. */
export function keyOf(own: Own, id: string = current.value): string {
	return id === "" ? own : `${own} ${id}`;
}

/** Takes over what was kept; the project on the page is always one of them. */
export function takeProjects(kept: unknown, id: unknown): void {
	const sound = (Array.isArray(kept) ? kept : []).filter(
		(it): it is Project => typeof it?.id === "string" && typeof it.name === "string",
	);
	projects.value = sound.length > 0 ? sound : FIRST;
	current.value = projects.value.find((it) => it.id === id)?.id ?? projects.value[0]?.id ?? "";
}

/** Leaves the one on the page, without its name. */
export function forgetProjects(): void {
	projects.value = [{ id: current.value, name: "" }];
}
