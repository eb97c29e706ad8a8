// Which drafts can be handed in, which were, and what became of them.

import { computed } from "vue";
import { linter } from "./checking";
import { type Draft, type Handed, keywordsOf } from "./draft";
import { standingOf } from "./judging/verdicts";
import { drafts } from "./workspace";

/** Those without errors, and those that were handed in before they had one. What waits for its verdict waits for this as well. */
export const offered = computed(() =>
	drafts.value.filter((draft) => draft.handed || !["error", "pending"].includes(standingOf(draft))),
);
/** How many have to be mended first. */
export const missing = computed(() => drafts.value.filter((draft) => !draft.handed && standingOf(draft) === "error").length);
export const done = computed(() => offered.value.filter(({ handed }) => handed).length);
export const refused = computed(() => offered.value.flatMap(({ handed }) => (handed?.outcome === "refused" ? [handed] : [])));

/** What the console asks for, in its order. */
export function fieldsOf(draft: Draft): readonly { label: string; value: string }[] {
	return linter.value?.application(draft.template).application?.fields ?? [];
}

/** All of it as one text. */
export function textOf(draft: Draft): string {
	return linter.value?.application(draft.template).text ?? "";
}

export function handedNow({ template }: Draft): Handed {
	return { date: today(), template, outcome: "waiting", reason: "", rule: null };
}

/** Whether a draft is no more what was handed in. */
export function isChanged({ template, handed }: Draft): boolean {
	return handed !== undefined && JSON.stringify(template) !== JSON.stringify(handed.template);
}

/** The next draft after this one that was not handed in yet, from the first again behind the last. */
export function nextAfter(draft: Draft): Draft | undefined {
	const at = offered.value.findIndex(({ key }) => key === draft.key);
	const around = [...offered.value.slice(at + 1), ...offered.value.slice(0, Math.max(at, 0))];
	return around.find(({ handed }) => !handed);
}

/** What was refused, as cases with a label: a line of JSON each. */
export function cases(): string {
	const lines = refused.value.map(({ template, reason, rule, date }) =>
		JSON.stringify({
			title: template.title,
			keywords: keywordsOf(template),
			verdict: "refused",
			reason,
			...(rule !== null && { rule }),
			date,
		}),
	);
	return `${lines.join("\n")}\n`;
}

/** The day it is here, as `2026-01-05`. */
function today(): string {
	const now = new Date();
	const two = (number: number) => String(number).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
