// Figures out of many runs, and tables out of figures.

/**
 * @param {readonly number[]} values
 * @param {number} part of 1: 0.5 is the median
 */
export function quantile(values, part) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * Three digits, as many as these measurements bear.
 * @param {number} value
 */
export function digits(value) {
	return Number.isNaN(value) ? "-" : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** @param {number} value */
export const ms = (value) => (Number.isNaN(value) ? "-" : `${digits(value)} ms`);

/**
 * The first column is text, the others are figures.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
	const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
	const rule = `|${head.map((_, at) => (at === 0 ? "---" : "---:")).join("|")}|`;
	return [line(head), rule, ...rows.map(line)]
		.join("\n")
		.replace(/ {2,}\|/g, " |")
		.replace(/^\|\s+\|/, "| |");
}
