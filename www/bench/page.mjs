// The figures of the page and the package: node page.mjs [--write] [--quick]
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { beside } from "./beside.mjs";
import { desk } from "./desk.mjs";
import { digits, ms } from "./figures.mjs";
import { first } from "./first.mjs";
import { start } from "./start.mjs";
import { typing } from "./typing.mjs";

const quick = process.argv.includes("--quick");
const rounds = quick ? 3 : 15;
const document = new URL("../../docs/performance.md", import.meta.url);
const markers = /(<!-- page: begin -->\n)[\s\S]*(<!-- page: end -->)/;

/**
 * @param {string} goal
 * @param {number} limit
 * @param {string} measured
 * @param {number} value
 */
const judged = (goal, limit, measured, value) => `${goal}: ${measured}, ${value <= limit ? "met" : "missed"}`;

/** How busy the machine was with everything, this included; the figures are worth as much. */
const loads = [loadavg()[0] ?? 0];

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} measure
 */
async function section(what, measure) {
	console.error(`measuring ${what}`);
	const result = await measure();
	loads.push(loadavg()[0] ?? 0);
	return result;
}

const begun = await section("the start of the page", () => start(rounds));
const typed = await section("typing", () => typing());
const desks = await section("few and many drafts", () => desk(quick ? [12, 2000] : [12, 200, 2000, 10_000]));
const firsts = await section("first checks", () => first(rounds));
const others = await section("the proofreaders", () => beside(quick ? 3 : 9));

const [cold = Number.NaN, , warm = Number.NaN] = begun.painted;
const text = `### From navigation to the first verdict

${begun.table}

- ${judged("Goal 150 ms", 150, `${digits(cold)} ms on a first visit, ${digits(warm)} ms on a later one`, Math.max(cold, warm))}.

### From a keystroke to its findings

${typed.table}

- ${judged("Goal 8 ms, half of the keys", 8, ms(typed.worst.p50), typed.worst.p50)}.
- ${judged("Goal 8 ms, 95 % of the keys", 8, ms(typed.worst.p95), typed.worst.p95)}.

### Few and many drafts

${desks.table}

### First and second check

${firsts.table}

${firsts.ratios.map(({ name, ratio }) => `- ${judged(`${name}, goal 10 times`, 10, `${digits(ratio)} times`, ratio)}.`).join("\n")}

### Beside proofreaders

${others.table}

The machine has ${availableParallelism()} processors and was under a load of ${digits(Math.min(...loads))} to ${digits(Math.max(...loads))} meanwhile.
`;
console.log(text);
if (process.argv.includes("--write")) {
	const before = await readFile(document, "utf8");
	if (!markers.test(before)) {
		throw new Error("docs/performance.md: the markers of the page's figures are missing");
	}
	await writeFile(
		document,
		before.replace(markers, (_, open, close) => `${open}\n${text}\n${close}`),
	);
}
