// The entry for Node, where the module is read from the disk without waiting.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setBeside } from "./module.js";

const url = new URL("./mobanlint.wasm", import.meta.url);

setBeside({
	source: () => url,
	now: () => readFileSync(url),
	fetch: (from) => {
		const wanted = new URL(from, url);
		return wanted.protocol === "file:" ? readFile(wanted) : fetch(wanted);
	},
});

export * from "./api.js";
