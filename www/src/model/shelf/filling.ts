// Large sources go into the linter's library by and by, and the page goes on meanwhile.

import type { Linter } from "mobanlint";
import { linter } from "../checking";
import { drop, filled, filling, learn, nextNumber, refills, type Shelved, sources } from "../library";
import type { Title } from "./asked";
import { ask } from "./asking";

/** As many titles are asked for at once, and as many filled in before the page may do something else. */
const PART = 2000;
const SLICE = 50;

let running = false;

/** Fills in all that waits for it. */
export async function fill(): Promise<void> {
	if (running) {
		return;
	}
	running = true;
	for (;;) {
		const source = sources.value.find(({ first }) => first === null);
		if (source === undefined || linter.value === undefined) {
			break;
		}
		await fillOne(linter.value, source);
	}
	running = false;
	filling.value = null;
}

async function fillOne(into: Linter, source: Shelved): Promise<void> {
	const round = refills.value;
	const at = sources.value.indexOf(source);
	const { inserted, errors, notes } = await ask({ of: "loaded", source: at });
	if (round !== refills.value) {
		return;
	}
	const known = learn(source, { inserted, errors, notes });
	if (known === undefined || inserted === 0) {
		drop(source);
		return;
	}
	const first = nextNumber();
	try {
		for (let from = 0; from < inserted; from += PART) {
			const titles = await ask({ of: "titles", source: at, from, most: PART });
			if (round !== refills.value) {
				return;
			}
			if (titles === null) {
				const { name, content, format, opened } = source;
				into.library.load(content, { name, format, opened });
				break;
			}
			for (let next = 0; next < titles.length; next += SLICE) {
				into.library.load(JSON.stringify(titles.slice(next, next + SLICE).map(asDraft)), { format: "json" });
				filling.value = { done: from + next, all: inserted };
				await breath();
				if (round !== refills.value) {
					return;
				}
			}
		}
	} catch {
		// The engine stopped at it, of which the page tells; what a person has loaded stays there to be loaded again.
	}
	filled(into, known, first);
}

function asDraft({ title, id, keywords }: Title) {
	return { title, id, keywords: keywords?.map((name) => ({ name })) ?? null };
}

/** Lets the browser do what waits. */
function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
