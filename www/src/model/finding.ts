// The library searched for what says an event: whoever finds a template need not apply for one.

import type { Candidate } from "mobanlint";
import { shallowRef, watch } from "vue";
import { linter } from "./checking";
import { shelfChanges, titleCount } from "./library";

/** As many templates are shown. */
const MOST = 10;
/** Up to so many titles are searched with every keystroke, beyond them after a pause, in milliseconds. */
const AT_ONCE = 2000;
const PAUSE = 200;

/** What happens, as it is typed. */
export const event = shallowRef("");
/** The keywords that are wanted, as they are typed. */
export const wanted = shallowRef("");
/** What was found; nothing where nothing was asked. */
export const found = shallowRef<readonly Candidate[] | undefined>();

/** Whether what searches is here: nothing is found before. */
export const searchable = shallowRef(false);

let waiting: number | undefined;

/** The names in a list that is typed with any of the usual marks between them. */
function names(list: string): string[] {
	return list
		.split(/[,，、;；\s]+/)
		.map((name) => name.trim())
		.filter((name) => name !== "");
}

function search(): void {
	const asked = searchable.value ? event.value.trim() : "";
	found.value = asked === "" || titleCount.value === 0 ? undefined : linter.value?.library.find(asked, names(wanted.value), MOST);
}

/** Searches whenever something changes, until it is stopped. */
export function startFinding(): () => void {
	const stop = watch(
		[event, wanted, shelfChanges, linter, searchable],
		() => {
			clearTimeout(waiting);
			if (titleCount.value <= AT_ONCE) {
				search();
			} else {
				waiting = window.setTimeout(search, PAUSE);
			}
		},
		{ immediate: true },
	);
	return () => {
		clearTimeout(waiting);
		stop();
	};
}
