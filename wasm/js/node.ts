// The entry for Node, where the modules are read from the disk without waiting.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import * as coreGlue from "./glue.js";
import { setFetch } from "./module.js";
import { core, opener, reader } from "./modules.js";
import * as openerGlue from "./opener-glue.js";
import * as readerGlue from "./reader-glue.js";

setFetch((from) => {
	const wanted = new URL(from, import.meta.url);
	return wanted.protocol === "file:" ? readFile(wanted) : fetch(wanted);
});

core.setBeside({ glue: coreGlue, ...onDisk("./mobanlint.wasm") });
reader.setBeside({ glue: readerGlue, ...onDisk("./reader.wasm") });
opener.setBeside({ glue: openerGlue, ...onDisk("./opener.wasm") });

function onDisk(name: string) {
	const url = new URL(name, import.meta.url);
	return { source: () => url, now: () => readFileSync(url) };
}

export * from "./api.js";
