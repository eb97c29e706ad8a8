// Findings as marks under the text they are about.

import type { Finding, Severity } from "mobanlint";

const WEIGHT: Record<Severity, number> = { info: 1, warning: 2, error: 3 };

/** A piece of a text, all of which is marked alike. */
export interface Piece {
	text: string;
	severity: Severity | null;
	/** Something is missing before this piece. */
	missing: Severity | null;
	/** The piece belongs to the finding that is pointed at. */
	active: boolean;
	/** What is said of the piece, and of what is missing before it; the worst first. */
	about: readonly Finding[];
}

/** The heavier of two. */
export function worse(one: Severity | null, other: Severity | null): Severity | null {
	if (one === null || other === null) {
		return one ?? other;
	}
	return WEIGHT[one] >= WEIGHT[other] ? one : other;
}

export function worst(findings: readonly Finding[]): Severity | null {
	return findings.reduce<Severity | null>((found, finding) => worse(found, finding.severity), null);
}

/** The findings about a text, laid on the text that is being made of it; those where it differs are left out. */
export function carried(findings: readonly Finding[], from: string, to: string): Finding[] {
	const most = Math.min(from.length, to.length);
	let head = 0;
	while (head < most && from[head] === to[head]) {
		head += 1;
	}
	let tail = 0;
	while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
		tail += 1;
	}
	const by = to.length - from.length;
	return findings.flatMap((finding) => {
		const { start, end } = finding.span;
		if (end <= head) {
			return [finding];
		}
		return start >= from.length - tail ? [{ ...finding, span: { start: start + by, end: end + by } }] : [];
	});
}

/** Cuts a text where marks begin and end; the last piece is empty, so that something can be missing at the end. */
export function pieces(text: string, findings: readonly Finding[], active: Finding | null): Piece[] {
	// A finding may still be about the text as it was a moment ago.
	const marks = findings.filter(({ span }) => span.end <= text.length);
	const cuts = new Set([0, text.length]);
	for (const { span } of marks) {
		cuts.add(span.start).add(span.end);
	}
	const places = [...cuts].sort((a, b) => a - b);
	return places.map((start, at) => {
		const end = places[at + 1] ?? start;
		const over = marks.filter(({ span }) => span.start <= start && end <= span.end && start < end);
		const before = marks.filter(({ span }) => span.start === start && span.end === start);
		return {
			text: text.slice(start, end),
			severity: worst(over),
			missing: worst(before),
			active: active !== null && (over.includes(active) || before.includes(active)),
			about: [...over, ...before].sort((one, other) => WEIGHT[other.severity] - WEIGHT[one.severity]),
		};
	});
}
