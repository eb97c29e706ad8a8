// The WebAssembly module: fetched once, compiled once, and started afresh when it has trapped.

import { asError, trapped } from "./errors.js";
import start, { __wbg_reset_state, initSync } from "./glue.js";

/** Where the module may come from. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** What is told when the module had to be started afresh. */
export interface ResetEvent {
	/** What went wrong. */
	cause: Error;
	/** Whether a library could not be filled again and is empty now. */
	libraryLost: boolean;
}

/** How an entry of this package finds the module that lies beside it. */
export interface Beside {
	source: () => Source;
	/** Reads it without waiting, where that is possible. */
	now?: () => BufferSource;
	/** Fetches what a URL names. */
	fetch: (url: string | URL) => Promise<Source>;
}

let beside: Beside | undefined;
let starting: Promise<void> | undefined;
let ready = false;
let generation = 0;
const listeners = new Set<(event: ResetEvent) => void>();

/** Called once by the entry. */
export function setBeside(where: Beside): void {
	beside ??= where;
}

/**
 * Fetches and starts the module. It may be called often and does its work once.
 *
 * @param source where the module is, unless it lies beside this script
 */
export function init(source?: Source | Promise<Source>): Promise<void> {
	if (ready) {
		return Promise.resolve();
	}
	starting ??= load(source).catch((error: unknown) => {
		starting = undefined;
		throw asError(error);
	});
	return starting;
}

async function load(given: Source | Promise<Source> | undefined): Promise<void> {
	const module = await compile(await (given ?? beside?.source()));
	// Someone may have started it without waiting, in the meantime.
	if (!ready) {
		await start({ module_or_path: module });
		ready = true;
	}
}

/** The module a source has. */
export async function compile(source: Source | undefined): Promise<WebAssembly.Module> {
	if (source instanceof WebAssembly.Module) {
		return source;
	}
	if (typeof source === "string" || source instanceof URL) {
		const fetched = await (beside?.fetch ?? fetch)(source);
		return compile(fetched);
	}
	if (typeof Response === "function" && source instanceof Response) {
		if (!source.ok) {
			throw new Error(`${source.url || "mobanlint.wasm"}: ${source.status} ${source.statusText}`.trimEnd());
		}
		// A server that calls it something else is understood as well, only later.
		return source.headers.get("content-type")?.startsWith("application/wasm")
			? WebAssembly.compileStreaming(source)
			: WebAssembly.compile(await source.arrayBuffer());
	}
	if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
		return WebAssembly.compile(source);
	}
	throw new TypeError("init: expected a URL, a Response, bytes or a WebAssembly.Module");
}

/** Which instance is running; what another one made cannot be used any more. */
export function instance(): number {
	if (!ready) {
		const bytes = beside?.now?.();
		if (bytes === undefined) {
			throw new Error("mobanlint is not started: await init() first");
		}
		initSync({ module: bytes });
		ready = true;
	}
	return generation;
}

/** Calls into the module. Whatever is thrown is an `Error`, and after a trap the next call finds a fresh instance. */
export function call<T>(action: () => T): T {
	instance();
	try {
		return action();
	} catch (error) {
		throw trapped(error) ? reset(error) : asError(error);
	}
}

/** Have a function called whenever the module had to be started afresh; gives the function that ends this. */
export function onReset(told: (event: ResetEvent) => void): () => void {
	if (typeof told !== "function") {
		throw new TypeError("onReset: expected a function");
	}
	listeners.add(told);
	return () => void listeners.delete(told);
}

export function tell(event: ResetEvent): void {
	for (const told of listeners) {
		try {
			told(event);
		} catch (error) {
			// One listener's fault is neither the caller's nor the next listener's.
			console.error(error);
		}
	}
}

function reset(trap: Error): Error {
	const cause = new Error(`mobanlint stopped unexpectedly and was started afresh: ${trap.message}`, { cause: trap });
	generation += 1;
	__wbg_reset_state();
	tell({ cause, libraryLost: false });
	return cause;
}
