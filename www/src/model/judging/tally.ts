// How often each rule says something of each weight, of all drafts: counted with every verdict, not anew.

import type { Severity } from "mobanlint";
import { shallowReactive } from "vue";
import type { Found } from "./judge";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

const sums = shallowReactive(new Map<string, Record<Severity, number>>());

/** Adds what is said of a draft to the sums, or takes it off. */
export function tally(found: readonly Found[], by: 1 | -1): void {
	for (const { rule, severity, count } of found) {
		const sum = sums.get(rule) ?? shallowReactive({ error: 0, warning: 0, info: 0 });
		sum[severity] += by * count;
		if (!sums.has(rule)) {
			sums.set(rule, sum);
		}
	}
}

/** How many findings of a rule have this weight, in all drafts. */
export function tallied(rule: string, severity: Severity): number {
	return sums.get(rule)?.[severity] ?? 0;
}
