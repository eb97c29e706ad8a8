// The browser's way back leads from what lies over the page to the page, and on a phone from a mark to its draft, and to the list.

import { computed, onBeforeUnmount, onMounted, watch } from "vue";
import { view } from "../drafts/pointing";
import { asked, shut } from "../marks/asking";
import { close, sheet } from "./sheets";

/** Where one of three views fills the screen. */
const NARROW = matchMedia("(width < 760px)");
/** By which an entry of the browser's history is known to stand for what lies over the page. */
const OVER = "over the page";

const over = computed(() => sheet.value !== null || (NARROW.matches && (asked.value !== null || view.value !== "list")));

function back(): void {
	if (history.state === OVER || !over.value) {
		return;
	}
	if (sheet.value !== null) {
		close();
	} else if (asked.value !== null) {
		shut();
	} else {
		view.value = "list";
	}
	// A sheet lay over a draft, from which there is still a way back.
	if (over.value) {
		history.pushState(OVER, "");
	}
}

export function useBack(): void {
	watch(
		over,
		(is) => {
			if (is && history.state !== OVER) {
				history.pushState(OVER, "");
			} else if (!is && history.state === OVER) {
				history.back();
			}
		},
		{ flush: "sync" },
	);
	onMounted(() => {
		// The page was loaded again while something lay over it, which is gone.
		if (history.state === OVER) {
			history.replaceState(null, "");
		}
		addEventListener("popstate", back);
	});
	onBeforeUnmount(() => removeEventListener("popstate", back));
}
