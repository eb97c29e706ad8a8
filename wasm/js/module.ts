// A WebAssembly module: fetched once, compiled once, and started afresh when it has trapped.

import { asError, trapped } from "./errors.js";

/** Where a module may come from. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** What is told when a module had to be started afresh. */
export interface ResetEvent {
	/** What went wrong. */
	cause: Error;
	/** Whether a library could not be filled again and is empty now. */
	libraryLost: boolean;
}

/** What the glue of every module has. */
interface Glue {
	default(from: { module_or_path: WebAssembly.Module }): Promise<unknown>;
	initSync(from: { module: BufferSource }): unknown;
	__wbg_reset_state(): void;
}

/** How an entry of this package finds a module that lies beside it. */
export interface Beside<G> {
	source: () => Source;
	/** Where nothing has to be waited for: what reads the module, and its glue. */
	now?: { bytes: () => BufferSource; glue: G };
}

const listeners = new Set<(event: ResetEvent) => void>();
let fetchFrom: (url: string | URL) => Promise<Source> = (url) => fetch(url);

/** Called by an entry that does not fetch as browsers do. */
export function setFetch(from: (url: string | URL) => Promise<Source>): void {
	fetchFrom = from;
}

/** A module of this package, which is loaded when it is wanted. */
export class Module<G extends Glue> {
	/** What its functions do, in errors. */
	#name: string;
	/** What starts it, in errors. */
	#starter: string;
	#load: () => Promise<G>;
	#beside: Beside<G> | undefined;
	#glue: G | undefined;
	#starting: Promise<void> | undefined;
	#generation = 0;

	constructor(name: string, starter: string, load: () => Promise<G>) {
		this.#name = name;
		this.#starter = starter;
		this.#load = load;
	}

	/** Called once by the entry. */
	setBeside(where: Beside<G>): void {
		this.#beside ??= where;
	}

	/** Fetches and starts it, from beside this script unless told otherwise. It may be called often and does its work once. */
	init(source?: Source | Promise<Source>): Promise<void> {
		if (this.#glue !== undefined) {
			return Promise.resolve();
		}
		this.#starting ??= this.#start(source).catch((error: unknown) => {
			this.#starting = undefined;
			throw asError(error);
		});
		return this.#starting;
	}

	async #start(given: Source | Promise<Source> | undefined): Promise<void> {
		const [module, glue] = await Promise.all([this.#compiled(given), this.#load()]);
		// Someone may have started it without waiting, in the meantime.
		if (this.#glue === undefined) {
			await glue.default({ module_or_path: module });
			this.#glue = glue;
		}
	}

	async #compiled(given: Source | Promise<Source> | undefined): Promise<WebAssembly.Module> {
		const source = await given;
		if (source !== undefined || this.#beside === undefined) {
			return compile(source, this.#starter);
		}
		const beside = this.#beside.source();
		try {
			return await compile(beside, this.#starter);
		} catch (cause) {
			throw this.#absent(beside, cause);
		}
	}

	/** Says what to do where it does not lie beside the script: few bundlers copy what a script finds by its URL. */
	#absent(beside: Source, cause: unknown): Error {
		const name = String(beside).split("/").pop();
		const todo = `copy ${name} of the package mobanlint beside the bundle, say where it is by ${this.#starter}, or leave the package out of the bundle`;
		return new Error(`${beside}: ${asError(cause).message}; ${todo}`, { cause });
	}

	#started(): G {
		if (this.#glue === undefined) {
			const now = this.#beside?.now;
			if (now === undefined) {
				throw new Error(`${this.#name} is not started: await ${this.#starter} first`);
			}
			now.glue.initSync({ module: this.#read(now) });
			this.#glue = now.glue;
		}
		return this.#glue;
	}

	#read(now: NonNullable<Beside<G>["now"]>): BufferSource {
		try {
			return now.bytes();
		} catch (cause) {
			throw this.#absent(this.#beside?.source() ?? "", cause);
		}
	}

	/** Which instance is running; what another one made cannot be used any more. */
	instance(): number {
		this.#started();
		return this.#generation;
	}

	/** Calls into it. Whatever is thrown is an `Error`, and after a trap the next call finds a fresh instance. */
	call<T>(action: (glue: G) => T): T {
		const glue = this.#started();
		try {
			return action(glue);
		} catch (error) {
			throw trapped(error) ? this.#reset(glue, error) : asError(error);
		}
	}

	#reset(glue: G, trap: Error): Error {
		const cause = new Error(`${this.#name} stopped unexpectedly and was started afresh: ${trap.message}`, { cause: trap });
		this.#generation += 1;
		glue.__wbg_reset_state();
		tell({ cause, libraryLost: false });
		return cause;
	}
}

async function compile(source: Source | undefined, starter: string): Promise<WebAssembly.Module> {
	if (source instanceof WebAssembly.Module) {
		return source;
	}
	if (typeof source === "string" || source instanceof URL) {
		return compile(await fetchFrom(source), starter);
	}
	if (typeof Response === "function" && source instanceof Response) {
		if (!source.ok) {
			throw new Error(`${source.url || "the module"}: ${source.status} ${source.statusText}`.trimEnd());
		}
		// A server that calls it something else is understood as well, only later.
		return source.headers.get("content-type")?.startsWith("application/wasm")
			? WebAssembly.compileStreaming(source)
			: WebAssembly.compile(await source.arrayBuffer());
	}
	if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
		return WebAssembly.compile(source);
	}
	throw new TypeError(`${starter}: expected a URL, a Response, bytes or a WebAssembly.Module`.replace("()", ""));
}

/** Have a function called whenever a module had to be started afresh; gives the function that ends this. */
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
