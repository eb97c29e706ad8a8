// One run of beside.mjs in a process of its own: node beside-run.mjs ROUND
import { readFile } from "node:fs/promises";
import { drafts, plain } from "./samples.mjs";

/** @typedef {import("./samples.mjs").Template} Template */

const ROUNDS = 5;
/** The slowest needs about a millisecond for each. */
const samples = drafts(100);

/** Named where the type checker does not follow: it runs without these packages. */
const autocorrect = "@huacnlee/autocorrect";
const zhlint = "zhlint";

/** @type {Record<string, () => Promise<(draft: Template) => unknown>>} */
const programs = {
	async mobanlint() {
		const { init, Linter } = await import("../../wasm/pkg/node.js");
		await init();
		const linter = new Linter();
		return (draft) => linter.checkOne(draft);
	},
	async [autocorrect]() {
		// Its entry imports the module as a script would, for bundlers; Node 20 has to be told how.
		const glue = await import(`${autocorrect}/autocorrect_bg.js`);
		const bytes = await readFile(new URL(import.meta.resolve(`${autocorrect}/autocorrect_bg.wasm`)));
		const { instance } = await WebAssembly.instantiate(bytes, { "./autocorrect_bg.js": glue });
		glue.__wbg_set_wasm(instance.exports);
		/** @type {() => void} */ (instance.exports.__wbindgen_start)();
		return (draft) => glue.lintFor(plain(draft), "text");
	},
	async [zhlint]() {
		const { run } = await import(zhlint);
		return (draft) => run(plain(draft), { rules: { preset: "default" } });
	},
};

const names = Object.keys(programs);
const turn = Number(process.argv[2] ?? 0) % names.length;
const order = [...names.slice(turn), ...names.slice(0, turn)];

const judges = [];
for (const name of order) {
	const begun = performance.now();
	const judge = await /** @type {() => Promise<(draft: Template) => unknown>} */ (programs[name])();
	const started = performance.now();
	judge(/** @type {Template} */ (samples[0]));
	judges.push({ name, judge, start: started - begun, first: performance.now() - started, rounds: /** @type {number[]} */ ([]) });
}
for (let round = 0; round <= ROUNDS; round += 1) {
	for (const { judge, rounds } of judges) {
		const begun = performance.now();
		for (const sample of samples) {
			judge(sample);
		}
		// The first round is for the engine to optimize what it runs.
		if (round > 0) {
			rounds.push((performance.now() - begun) / samples.length);
		}
	}
}
const costs = judges.map(({ name, start, first, rounds }) => {
	const steady = rounds.sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
	return [name, { start, first, steady }];
});
console.log(JSON.stringify(Object.fromEntries(costs)));
