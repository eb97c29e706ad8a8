// One run of first.mjs in a process of its own.
import { init, Linter } from "../../wasm/pkg/node.js";
import { drafts } from "./samples.mjs";

const begun = performance.now();
await init();
const started = performance.now();
const linter = new Linter();
const made = performance.now();
const checks = drafts(3).map((sample) => {
	const start = performance.now();
	linter.check([sample]);
	return performance.now() - start;
});
console.log(JSON.stringify({ init: started - begun, make: made - started, checks }));
