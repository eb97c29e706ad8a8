// Where the WebAssembly modules come from: beside the script, or out of the page itself.

import { init, initOpener, initReader, initRulesets } from "mobanlint";

// One file carries what judges once, with what rulesets of one's own need: without, it would be half as large again.
export async function startEngine(): Promise<void> {
	await init(__SINGLE__ ? packed("rulesets") : undefined);
}

/** What judges by a ruleset of one's own and judges messages, and searches the library. */
export async function startRulesets(): Promise<void> {
	await initRulesets(__SINGLE__ ? packed("rulesets") : undefined);
}

/** What reads files and pastes, and writes drafts: judging those that are here needs none of it. */
export async function startReader(): Promise<void> {
	await initReader(__SINGLE__ ? packed("reader") : undefined);
}

/** What opens workbooks and text that is no UTF-8: it comes when the first of them does. */
export async function startOpener(): Promise<void> {
	await initOpener(__SINGLE__ ? packed("opener") : undefined);
}

function packed(id: string): Response {
	const base64 = document.getElementById(id)?.textContent ?? "";
	const gzip = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	const module = new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"));
	// The type lets the module be compiled while it is unpacked.
	return new Response(module, { headers: { "content-type": "application/wasm" } });
}

/** A worker that checks drafts. */
export function judgeWorker(): Worker {
	if (!__SINGLE__) {
		return new Worker(new URL("./model/judging/worker.ts", import.meta.url), { type: "module" });
	}
	const script = new Blob([document.getElementById("worker")?.textContent ?? ""], { type: "text/javascript" });
	const url = URL.createObjectURL(script);
	const made = new Worker(url);
	// It has its own hold on the script once it has begun.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
	return made;
}

/** What a worker works with that has nowhere to fetch it from. */
export interface Modules {
	judging: ArrayBuffer;
	reader: ArrayBuffer;
	opener: ArrayBuffer;
}

export async function packedModules(): Promise<Modules | null> {
	if (!__SINGLE__) {
		return null;
	}
	const all = ["rulesets", "reader", "opener"].map((id) => packed(id).arrayBuffer());
	const [judging, reader, opener] = (await Promise.all(all)) as [ArrayBuffer, ArrayBuffer, ArrayBuffer];
	return { judging, reader, opener };
}
