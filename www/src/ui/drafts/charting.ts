// What the chart of findings shows: how often each rule says something of each weight.

import type { Severity } from "mobanlint";
import { computed, ref } from "vue";
import { rules } from "../../model/checking";
import { filter } from "../../model/filter";
import { SEVERITIES, tallied } from "../../model/judging/tally";

export interface Bar {
	readonly rule: string;
	readonly severity: Severity;
	readonly count: number;
}

/** Where there is no room to spare it opens when someone asks for it. */
export const chartOpen = ref(matchMedia("(width >= 760px) and (height >= 640px)").matches);

/** In the order of the ruleset, so that none moves while drafts are mended; the one that is asked for stays at nought. */
export const bars = computed<Bar[]>(() =>
	rules.value.flatMap(({ id: rule }) =>
		SEVERITIES.map((severity) => ({ rule, severity, count: tallied(rule, severity) })).filter(
			({ severity, count }) => count > 0 || (filter.rule === rule && filter.severity === severity),
		),
	),
);

export const longest = computed(() => Math.max(...bars.value.map(({ count }) => count), 1));
export const total = computed(() => bars.value.reduce((sum, { count }) => sum + count, 0));

/** The rules that are in the chart, each with its counts from the worst weight on. */
export const table = computed<[rule: string, counts: number[]][]>(() =>
	[...new Set(bars.value.map(({ rule }) => rule))].map((rule) => [rule, SEVERITIES.map((severity) => tallied(rule, severity))]),
);
