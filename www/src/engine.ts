// Where the WebAssembly module comes from: beside the script, or out of the page itself.

import { init } from "mobanlint";

export async function startEngine(): Promise<void> {
	await init(__SINGLE__ ? packed() : undefined);
}

function packed(): Response {
	const base64 = document.getElementById("module")?.textContent ?? "";
	const gzip = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	const module = new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"));
	// The type lets the module be compiled while it is unpacked.
	return new Response(module, { headers: { "content-type": "application/wasm" } });
}
