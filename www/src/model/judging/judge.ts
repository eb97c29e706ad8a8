// What a linter says of drafts, however it goes: one at which the engine stops costs no other draft its verdict.

import type { Finding, Linter, Report, Severity, Template } from "mobanlint";
import { worst } from "../marks/pieces";

export interface Verdict {
	readonly findings: readonly Finding[];
	/** Why the draft is not judged: it is beyond a limit. To have no findings is no praise for it then. */
	readonly fault: string | null;
	/** Whether it is not judged because the engine stops at it, which has no words of its own. */
	readonly stopped: boolean;
}

const none: readonly Finding[] = [];

/** One draft against the library. */
export function judgeOne(linter: Linter, template: Template): Verdict {
	try {
		return { findings: linter.checkOne(template), fault: null, stopped: false };
	} catch (error) {
		const { message, cause } = error as Error;
		// What has a cause is no fault of the draft's that could be told in its words.
		return { findings: none, fault: cause === undefined ? message : "", stopped: cause !== undefined };
	}
}

/** Drafts against the library and each other, in their order. */
export function judgeAll(linter: Linter, templates: readonly Template[]): Verdict[] {
	const report = together(linter, templates);
	return report === undefined ? templates.map((template) => judgeOne(linter, template)) : apart(templates.length, report);
}

/** The report on all; none if the engine stops at them, and once more when it was started afresh. */
function together(linter: Linter, templates: readonly Template[]): Report | undefined {
	for (let left = 2; left > 0; left -= 1) {
		try {
			return linter.check(templates);
		} catch {
			// Whoever listens for it is told that the engine was started afresh.
		}
	}
	return undefined;
}

function apart(count: number, { findings, errors }: Report): Verdict[] {
	const found = Array.from({ length: count }, (): Finding[] => []);
	for (const finding of findings) {
		found[finding.template.index]?.push(finding);
	}
	const faults = new Map(errors.map(({ path, message }) => [Number(/^templates\[(\d+)\]/.exec(path ?? "")?.[1]), message]));
	return found.map((findings, at) => ({ findings, fault: faults.get(at) ?? null, stopped: false }));
}

export type Standing = Severity | "clean";

/** How often a rule says something of one weight. */
export interface Found {
	readonly rule: string;
	readonly severity: Severity;
	readonly count: number;
}

/** A verdict, and what many places ask of it, so that nobody has to read the findings for that. */
export interface Summed {
	/** By the worst that is said. What is not judged cannot be handed in either. */
	readonly standing: Standing;
	readonly count: number;
	/** Whether something of it can be mended at all, and whether safely. */
	readonly fixable: boolean;
	readonly safe: boolean;
	/** Which rules say something, and how often. */
	readonly found: readonly Found[];
	readonly fault: string | null;
	readonly stopped: boolean;
	/** As JSON where they come from elsewhere: most of them nobody looks at. */
	readonly findings: readonly Finding[] | string;
}

export function sum({ findings, fault, stopped }: Verdict): Summed {
	return {
		standing: fault !== null ? "error" : (worst(findings) ?? "clean"),
		count: findings.length,
		fixable: findings.some(({ fixes }) => fixes.length > 0),
		safe: findings.some(({ fixes }) => fixes.some(({ applicability }) => applicability === "safe")),
		found: foundIn(findings),
		fault,
		stopped,
		findings,
	};
}

function foundIn(findings: readonly Finding[]): Found[] {
	const found = new Map<string, Found>();
	for (const { rule, severity } of findings) {
		const name = `${rule} ${severity}`;
		found.set(name, { rule, severity, count: (found.get(name)?.count ?? 0) + 1 });
	}
	return [...found.values()];
}
