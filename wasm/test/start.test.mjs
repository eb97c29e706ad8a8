import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setBeside } from "../pkg/module.js";
import { pkg } from "./common.mjs";

// As in a browser, where nothing can be read without waiting.
setBeside({ source: () => "nowhere:", fetch: (url) => fetch(url) });
const { init, Linter } = await import("../pkg/node.js");

const bytes = readFileSync(join(pkg, "mobanlint.wasm"));
const served = (body, init) => new Response(body, init);

test("without init, what is missing is told", () => {
	assert.throws(() => new Linter(), /await init\(\) first/);
});

test("a source that is none is refused, and another may be tried", async () => {
	const sources = [
		undefined,
		"nowhere:",
		5,
		{},
		new Uint8Array([1, 2, 3]),
		served("", { status: 404, statusText: "Not Found" }),
		served("<html>", { headers: { "content-type": "application/wasm" } }),
	];
	for (const source of sources) {
		await assert.rejects(init(source), (error) => error instanceof Error);
	}
	await assert.rejects(init(Promise.reject("not an error")), (error) => error instanceof Error);
	await assert.rejects(init(served("", { status: 404, statusText: "Not Found" })), /404 Not Found/);
});

test("every source that is one will do", async () => {
	const url = `data:application/wasm;base64,${bytes.toString("base64")}`;
	const sources = [url, new URL(url), bytes, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), served(bytes)];
	sources.push(new WebAssembly.Module(bytes), served(bytes, { headers: { "content-type": "application/wasm" } }));
	for (const [index, source] of sources.entries()) {
		const { init } = await import(`../pkg/module.js?${index}`).then((module) => (index === 0 ? import("../pkg/node.js") : module));
		await init(source);
	}
	assert.equal(new Linter().check([{ title: "停水" }]).findings[0].rule, "1.3");
});
