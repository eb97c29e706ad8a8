// How large rows and columns are, and which of them are drawn.

import { TOUCHED } from "../../frame/machine";

/** Heights and widths, in pixels. */
export const ROW = TOUCHED ? 45 : 36;
export const HEAD = TOUCHED ? 45 : 34;
export const WIDTHS = { number: 44, verdict: 68, title: 220, name: 124, example: 176 };
export const NARROW = { number: 34, verdict: 58, title: 138, name: 112, example: 148 };

/** The places from one to another, with one that is held though it lies elsewhere. */
export function indices(from: number, to: number, held: number, count: number): number[] {
	const all = Array.from({ length: Math.max(to - from, 0) }, (_, at) => from + at);
	return held < 0 || held >= count || (held >= from && held < to) ? all : [...all, held].sort((a, b) => a - b);
}
