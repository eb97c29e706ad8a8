// Which drafts and findings are shown.

import type { Finding } from "mobanlint";
import { computed, reactive, watch } from "vue";
import { findingsOf, rules, type Standing, standingOf } from "./checking";
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

export const shownDrafts = computed(() => {
	const text = filter.text.trim().toLowerCase();
	return drafts.value.filter((draft) => {
		const { title, keywords, id } = draft.template;
		const said =
			text === "" || [title, id ?? "", ...(keywords ?? []).map(({ name }) => name)].some((it) => it.toLowerCase().includes(text));
		const stands = filter.standing === null || filter.standing === standingOf(draft);
		return said && stands && (filter.rule === null || findingsOf(draft).some(shows));
	});
});
