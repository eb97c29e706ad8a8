// The package beside two proofreaders for Chinese, in one process.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { digits, median, ms, table } from "./figures.mjs";

const run = promisify(execFile);
const script = fileURLToPath(new URL("beside-run.mjs", import.meta.url));

/** @typedef {{ start: number, first: number, steady: number }} Cost */

/** What a page would have to load; zhlint's is its build for browsers. */
const files = [
	{
		name: "mobanlint",
		folder: "../../wasm/pkg/",
		paths: ["mobanlint.wasm", "api.js", "glue.js", "index.js", "library.js", "linter.js", "module.js", "values.js"],
	},
	{
		name: "@huacnlee/autocorrect",
		folder: "node_modules/@huacnlee/autocorrect/",
		paths: ["autocorrect_bg.wasm", "autocorrect_bg.js", "autocorrect.js"],
	},
	{ name: "zhlint", folder: "node_modules/zhlint/", paths: ["dist/zhlint.umd.js"] },
];

/** @param {number} rounds */
export async function beside(rounds) {
	/** @type {Record<string, Cost>[]} */
	const runs = [];
	for (let round = 0; round < rounds; round += 1) {
		// Each is the first to be loaded in turn, for the first pays for what all of them use of Node.
		runs.push(JSON.parse((await run(process.execPath, [script, String(round)])).stdout));
	}
	const rows = [];
	for (const { name, folder, paths } of files) {
		/** @param {keyof Cost} what */
		const cost = (what) => median(runs.map((costs) => costs[name]?.[what] ?? Number.NaN));
		let size = 0;
		for (const path of paths) {
			size += gzipSync(await readFile(new URL(folder + path, import.meta.url)), { level: 9 }).length;
		}
		const manifest = JSON.parse(await readFile(new URL(`${folder}package.json`, import.meta.url), "utf8"));
		rows.push([
			`\`${name}\` ${manifest.version}`,
			ms(cost("start")),
			ms(cost("first")),
			`${digits(cost("steady") * 1000)} µs`,
			`${digits(size / 1024)} KB`,
		]);
	}
	return { table: table(["", "import and start", "first draft", "a draft, from then on", "size, gzip"], rows) };
}
