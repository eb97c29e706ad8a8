// The way from one finding to the next.

import type { Finding } from "mobanlint";
import { nextTick } from "vue";
import type { Draft } from "../../model/draft";
import { shownDrafts, shows } from "../../model/filter";
import { findingCount, findingsOf } from "../../model/judging/verdicts";
import { open, opened } from "../../model/workspace";
import { ask, asked } from "../marks/asking";
import { pointed, view } from "./pointing";

/** Moves from the draft that is open to the next finding, or the one before, over all drafts that are shown. */
export async function step(by: 1 | -1): Promise<void> {
	const next = nextFinding(by);
	if (next === undefined) {
		return;
	}
	const asking = asked.value !== null;
	open(next.draft.key);
	pointed.value = next.finding;
	view.value = "edit";
	if (asking) {
		ask(next.finding);
	}
	await nextTick();
	document.querySelector<HTMLElement>("[data-pointed]")?.focus();
}

function nextFinding(by: 1 | -1): { draft: Draft; finding: Finding } | undefined {
	const list = shownDrafts.value;
	const from = opened.value === null ? -1 : list.indexOf(opened.value);
	// The open draft comes last once more, for what is before the finding that is pointed at.
	for (let steps = 0; steps <= list.length; steps += 1) {
		const draft = list[(Math.max(from, 0) + by * steps + 2 * list.length) % list.length];
		if (draft === undefined || findingCount(draft) === 0) {
			continue;
		}
		const told = findingsOf(draft).filter(shows);
		const here = pointed.value === null ? -1 : told.indexOf(pointed.value);
		const begins = steps === 0 && here >= 0 ? here + by : by > 0 ? 0 : told.length - 1;
		const finding = told[begins];
		// Backwards it goes from the draft, not from its end, where nothing of it was pointed at.
		if (finding !== undefined && !(steps === 0 && here < 0 && by < 0)) {
			return { draft, finding };
		}
	}
	return undefined;
}
