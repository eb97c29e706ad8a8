// Parts of the page that are fetched when they are wanted, or when there is nothing else to do.

import { type Component, defineAsyncComponent } from "vue";
import { words } from "../../words";
import { close, sheet } from "./sheets";
import { toast } from "./toasts";

const parts: (() => Promise<unknown>)[] = [];

/** A component in a chunk of its own. */
export function later(load: () => Promise<{ default: Component }>): Component {
	parts.push(load);
	return defineAsyncComponent({
		loader: load,
		delay: 0,
		onError(_, __, fail) {
			if (sheet.value !== null) {
				close();
			}
			toast(words.value.notLoaded);
			fail();
		},
	});
}

/** Fetches all of them. A new version of the page removes the old one's chunks, which this one may not have asked for yet. */
export async function fetchAll(): Promise<void> {
	await Promise.allSettled(parts.map((load) => load()));
}
