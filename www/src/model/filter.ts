// Which drafts and findings are shown.

import type { Finding } from "mobanlint";
import { computed, reactive, watch } from "vue";
import { rules } from "./checking";
import type { Draft } from "./draft";
import type { Standing } from "./judging/judge";
import { rulesOf, standingOf } from "./judging/verdicts";
import { drafts } from "./workspace";

export const filter = reactive({
	standing: null as Standing | null,
	rule: null as string | null,
	text: "",
});

// Another ruleset may not have the rule, and nothing would be shown by a filter that cannot be seen.
watch(rules, (now) => {
	if (filter.rule !== null && !now.some(({ id }) => id === filter.rule)) {
		filter.rule = null;
	}
});

export const filtering = computed(() => filter.standing !== null || filter.rule !== null || filter.text.trim() !== "");

export function unfilter(): void {
	Object.assign(filter, { standing: null, rule: null, text: "" });
}

/** How drafts stand chooses among drafts: of a draft that is shown no finding is kept back for it. */
export function shows({ rule }: Finding): boolean {
	return (filter.rule ?? rule) === rule;
}

/** What was shown since the filter is what it is: a draft that was just mended is not taken out of a person's hands. */
const held = new Set<number>();
let since = "";

export const shownDrafts = computed<readonly Draft[]>(() => {
	const asked = filtering.value ? JSON.stringify(filter) : "";
	if (asked !== since) {
		held.clear();
		since = asked;
	}
	if (asked === "") {
		return drafts.value;
	}
	const text = filter.text.trim().toLowerCase();
	const list = drafts.value.filter((draft) => held.has(draft.key) || asksFor(draft, text));
	for (const { key } of list) {
		held.add(key);
	}
	return list;
});

function asksFor(draft: Draft, text: string): boolean {
	const { title, keywords, id } = draft.template;
	const said =
		text === "" || [title, id ?? "", ...(keywords ?? []).map(({ name }) => name)].some((it) => it.toLowerCase().includes(text));
	const stands = filter.standing === null || filter.standing === standingOf(draft);
	return said && stands && (filter.rule === null || rulesOf(draft).includes(filter.rule));
}
