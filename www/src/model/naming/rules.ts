// What people call a rule: its number in the audit rules and what it demands. A name that only programs use is none.

import { ruleNamed } from "../checking";

/** Empty for a rule that has no number; a team's own rules may have theirs, such as T-1. */
export function numberOf(rule: string): string {
	return /^[A-Za-z]{0,3}[-.]?\d+(\.\d+)*$/.test(rule) ? rule : "";
}

/** What it demands, in the language of the page. */
export function demandOf(rule: string): string {
	return ruleNamed(rule)?.title ?? rule;
}

export function calledRule(rule: string): string {
	return `${numberOf(rule)} ${demandOf(rule)}`.trim();
}

/** The same in a sentence: its number, or what it demands where it has none. */
export function shortRule(rule: string): string {
	return numberOf(rule) || `“${demandOf(rule)}”`;
}
