// Which drafts and findings are shown.

import type { Finding, Severity } from "mobanlint";
import { computed, reactive, watch } from "vue";
import { rules } from "./checking";
import type { Draft } from "./draft";
import type { Standing } from "./judging/judge";
import { foundOf, standingOf } from "./judging/verdicts";
import { drafts } from "./workspace";

export const filter = reactive({
	standing: null as Standing | null,
	rule: null as string | null,
	/** What the rule says with this weight; with any, unless it is given. */
	severity: null as Severity | null,
	text: "",
});

// Another ruleset may not have the rule, and nothing would be shown by a filter that cannot be seen.
watch(rules, (now) => {
	if (filter.rule !== null && !now.some(({ id }) => id === filter.rule)) {
		ask(null, null);
	}
});

function ask(rule: string | null, severity: Severity | null): void {
	Object.assign(filter, { rule, severity });
}

export function asksForFound(rule: string, severity: Severity): boolean {
	return filter.rule === rule && (filter.severity ?? severity) === severity;
}

/** Shows what a rule says with this weight, and nothing else; once more, and all is shown again. */
export function toggleFound(rule: string, severity: Severity): void {
	const off = asksForFound(rule, severity);
	ask(off ? null : rule, off ? null : severity);
}

export const filtering = computed(() => filter.standing !== null || filter.rule !== null || filter.text.trim() !== "");

export function unfilter(): void {
	Object.assign(filter, { standing: null, rule: null, severity: null, text: "" });
}

/** How drafts stand chooses among drafts: of a draft that is shown no finding is kept back for it. */
export function shows({ rule, severity }: Pick<Finding, "rule" | "severity">): boolean {
	return (filter.rule ?? rule) === rule && (filter.severity ?? severity) === severity;
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
	return said && stands && (filter.rule === null || foundOf(draft).some(shows));
}
