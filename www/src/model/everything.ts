// Starting over: nothing of what was typed, loaded or chosen stays, on the page or on the machine.

import { linter } from "./checking";
import { unfilter } from "./filter";
import { refill } from "./library";
import { defaults, settings } from "./settings";
import { forget } from "./storage";
import { discard } from "./waiting";
import { fill } from "./workspace";

export async function clearEverything(): Promise<void> {
	fill([]);
	unfilter();
	discard();
	if (linter.value !== undefined) {
		refill(linter.value, []);
	}
	Object.assign(settings, defaults());
	await forget();
}
