import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as glue from "../pkg/glue.js";
import { Module } from "../pkg/module.js";
import { core, rulesets } from "../pkg/modules.js";
import { pkg } from "./common.mjs";

// As in a browser, where nothing can be read without waiting.
const beside = { source: () => "nowhere:" };
core.setBeside(beside);
rulesets.setBeside(beside);
const { init, initRulesets, Linter, parse } = await import("../pkg/node.js");

const bytes = readFileSync(join(pkg, "mobanlint.wasm"));
const served = (body, init) => new Response(body, init);

test("without init, what is missing is told", () => {
	assert.throws(() => new Linter(), /await init\(\) first/);
	const reader = new Module("mobanlint's reader", "initReader()", async () => glue);
	assert.throws(() => reader.call(() => 0), /mobanlint's reader is not started: await initReader\(\) first/);
	reader.setBeside(beside);
	assert.throws(() => reader.call(() => 0), /await initReader\(\) first/);
	assert.equal(parse("停水通知\n停电通知").templates.length, 2);
});

test("a ruleset of one's own takes a module of its own, which needs no other", async () => {
	const own = { ruleset: '\ufeff {"id": "own", "version": "1", "extends": "wechat-template-message"}', language: "en" };
	assert.throws(() => new Linter(own), /mobanlint's rulesets is not started: await initRulesets\(\) first/);
	assert.throws(() => new Linter({ read: () => "" }), /await initRulesets\(\) first/);
	await initRulesets(readFileSync(join(pkg, "rulesets.wasm")));
	assert.equal(new Linter(own).check([{ title: "订单支付成功" }]).findings[0].rule, "1.3");
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
	for (const source of sources) {
		const module = new Module("mobanlint", "init()", async () => glue);
		module.setBeside(beside);
		await module.init(source);
	}
	await init(bytes);
	assert.equal(new Linter().check([{ title: "停水" }]).findings[0].rule, "1.3");
});
