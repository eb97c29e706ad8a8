// The entry for Node, where the modules are read from the disk without waiting.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as coreGlue from "./glue.js";
import { type Beside, setFetch } from "./module.js";
import { core, opener, reader, rulesets } from "./modules.js";
import * as openerGlue from "./opener-glue.js";
import * as readerGlue from "./reader-glue.js";
import * as rulesetsGlue from "./rulesets-glue.js";

setFetch((from) => {
	const wanted = new URL(from, here());
	return wanted.protocol === "file:" ? readFile(wanted) : fetch(wanted);
});

core.setBeside(onDisk("mobanlint.wasm", coreGlue));
rulesets.setBeside(onDisk("rulesets.wasm", rulesetsGlue));
reader.setBeside(onDisk("reader.wasm", readerGlue));
opener.setBeside(onDisk("opener.wasm", openerGlue));

function onDisk<G>(name: string, glue: G): Beside<G> {
	const url = () => new URL(`./${name}`, here());
	return { source: url, now: { bytes: () => readFileSync(url()), glue } };
}

/** This script; in a bundle the bundle, whose modules do not come with it by themselves. */
function here(): string | URL {
	// A bundle of CommonJS has no URL of its own.
	return (import.meta.url as string | undefined) ?? pathToFileURL(__filename);
}

export * from "./api.js";
