// Starting over: nothing of what was typed, loaded or chosen stays, on the page or on the machine.

import { linter } from "./checking";
import { unfilter } from "./filter";
import { refill } from "./library";
import { forgetProjects } from "./projects/list";
import { tables } from "./returning/tables";
import { discardSending } from "./sending";
import { defaults, settings } from "./settings";
import { forget } from "./storage";
import { discard } from "./waiting";
import { fill } from "./workspace";

const others = new BroadcastChannel("mobanlint cleared");

export async function clearEverything(): Promise<void> {
	clear();
	await forget();
	// One that went on with its drafts, or brought them back by a step, would write them again.
	others.postMessage("cleared");
}

/** Hands out what is to be done once another tab has cleared everything. */
export function followClearing(told: (clear: () => void) => void): void {
	others.onmessage = () => told(clear);
}

function clear(): void {
	fill([]);
	unfilter();
	discard();
	discardSending();
	if (linter.value !== undefined) {
		refill(linter.value, []);
	}
	tables.value = [];
	forgetProjects();
	Object.assign(settings, defaults());
}
