// The module that opens files: found beside this script, compiled once, and started afresh when it has trapped.

import { asError, trapped } from "./errors.js";
import { compile, type Source } from "./module.js";
import * as glue from "./opener-glue.js";

let starting: Promise<void> | undefined;

export function start(source?: Source | Promise<Source>): Promise<void> {
	starting ??= load(source).catch((error: unknown) => {
		starting = undefined;
		throw asError(error);
	});
	return starting;
}

async function load(given: Source | Promise<Source> | undefined): Promise<void> {
	const module = await compile((await given) ?? new URL("./opener.wasm", import.meta.url));
	await glue.default({ module_or_path: module });
}

/** Calls into the module. Whatever is thrown is an `Error`, and after a trap the next call finds a fresh instance. */
export function call<T>(action: (module: typeof glue) => T): T {
	try {
		return action(glue);
	} catch (error) {
		if (!trapped(error)) {
			throw asError(error);
		}
		glue.__wbg_reset_state();
		throw new Error(`mobanlint could not open this and stopped: ${error.message}`, { cause: error });
	}
}
