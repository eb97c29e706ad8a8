// The library searched for what says an event: whoever finds a template need not apply for one.

import type { Candidate } from "mobanlint";
import { shallowRef, watch } from "vue";
import { linter } from "../checking";
import { shelfChanges, titleCount } from "../library";
import { ask } from "./asking";

/** As many templates are shown. */
const MOST = 10;
/** It is searched after such a pause in typing, in milliseconds. */
const PAUSE = 150;

/** What happens, as it is typed. */
export const event = shallowRef("");
/** The keywords that are wanted, as they are typed. */
export const wanted = shallowRef("");
/** What was found; nothing where nothing was asked. */
export const found = shallowRef<readonly Candidate[] | undefined>();
/** Whether it is still being looked for. */
export const searching = shallowRef(false);

let waiting: number | undefined;
/** Counts up with every search: what an older one finds is not heard any more. */
let round = 0;

/** The names in a list that is typed with any of the usual marks between them. */
export function names(list: string): string[] {
	return list
		.split(/[,，、;；\s]+/)
		.map((name) => name.trim())
		.filter((name) => name !== "");
}

async function search(): Promise<void> {
	round += 1;
	const mine = round;
	const asked = event.value.trim();
	if (asked === "" || titleCount.value === 0) {
		found.value = undefined;
		searching.value = false;
		return;
	}
	searching.value = true;
	const candidates = await ask({ of: "find", event: asked, wanted: names(wanted.value), most: MOST });
	if (mine === round) {
		found.value = candidates;
		searching.value = false;
	}
}

/** Searches whenever something changes, until it is stopped. */
export function startFinding(): () => void {
	const stop = watch(
		[event, wanted, shelfChanges, linter],
		() => {
			clearTimeout(waiting);
			waiting = window.setTimeout(search, PAUSE);
		},
		{ immediate: true },
	);
	return () => {
		clearTimeout(waiting);
		stop();
	};
}
