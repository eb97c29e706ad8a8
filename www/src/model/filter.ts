// Which drafts and findings are shown.

import type { Finding, Severity } from "mobanlint";
import { computed, reactive, watch } from "vue";
import { findingsOf, rules } from "./checking";
import { drafts } from "./workspace";

export const filter = reactive({
	severity: null as Severity | null,
	rule: null as string | null,
	text: "",
});

// Another ruleset may not have the rule, and nothing would be shown by a filter that cannot be seen.
watch(rules, (now) => {
	if (filter.rule !== null && !now.some(({ id }) => id === filter.rule)) {
		filter.rule = null;
	}
});

export const filtering = computed(() => filter.severity !== null || filter.rule !== null || filter.text.trim() !== "");

export function unfilter(): void {
	Object.assign(filter, { severity: null, rule: null, text: "" });
}

export function shows({ severity, rule }: Finding): boolean {
	return (filter.severity ?? severity) === severity && (filter.rule ?? rule) === rule;
}

export const shownDrafts = computed(() => {
	const text = filter.text.trim().toLowerCase();
	const picky = filter.severity !== null || filter.rule !== null;
	return drafts.value.filter((draft) => {
		const { title, keywords, id } = draft.template;
		const said =
			text === "" || [title, id ?? "", ...(keywords ?? []).map(({ name }) => name)].some((it) => it.toLowerCase().includes(text));
		return said && (!picky || findingsOf(draft).some(shows));
	});
});
