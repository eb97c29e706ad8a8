// Says how large the page is, and fails when it has grown beyond what it may be. Sizes in units of 1000 bytes.
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
// Loaded when they are asked for: the rules' pages, the JSON Schemas, the sheets and what they share, the chart, the table, what checks many
// drafts, what writes workbooks, the way to further modules. Anything new counts until it is named here.
const later =
	/^(texts|drafts|report|rulesets|worker|universal|TableRoom|FindingsChart|asking|filling|grouping|exporting|taking|keeping|DraftsPreview|TroubleList|MarkPane|RuleText|marks|\w+-glue|\w+Sheet)-/;

let first = 0;
for (const name of await readdir(new URL("assets/", dist))) {
	if (/\.(js|css)$/.test(name) && !later.test(name)) {
		first += gzipSync(await readFile(new URL(`assets/${name}`, dist)), { level: 9 }).length;
	}
}
const single = (await readFile(new URL("mobanlint.html", dist))).length;

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} limit
 */
function judge(what, bytes, limit) {
	const over = bytes > limit * 1000;
	console.log(`${what}: ${(bytes / 1000).toFixed(1)} KB of ${limit} KB${over ? ": TOO LARGE" : ""}`);
	if (over) {
		process.exitCode = 1;
	}
}

judge("first screen, script and style, gzip", first, 90);
judge("mobanlint.html", single, 2980);
