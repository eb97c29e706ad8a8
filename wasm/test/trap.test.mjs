// A module in which one function traps, as a bug would make it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import binaryen from "binaryen";
import { Engine } from "../pkg/glue.js";
import { init, initRulesets, Linter, onReset } from "../pkg/node.js";
import { pkg } from "./common.mjs";

function trapping(name) {
	const module = binaryen.readBinary(readFileSync(join(pkg, name)));
	const exports = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)));
	const { value } = exports.find(({ name }) => name === "engine_compare");
	binaryen.Function(module.getFunction(value)).body = module.unreachable();
	return module.emitBinary();
}
await Promise.all([init(trapping("mobanlint.wasm")), initRulesets(trapping("rulesets.wasm"))]);

const compare = (linter) => () => linter.compare("停水通知", "停电通知");

test("after a trap there is a fresh instance with everything in it", () => {
	const linter = new Linter({ only: ["1.1"] });
	const other = new Linter();
	linter.library.load("停水通知\n停电通知");
	const entry = linter.library.insert("停气通知", "gas");
	linter.library.insert("停暖通知");
	linter.library.remove(entry);
	const before = [linter.library.size, linter.check([{ title: "停水通知" }]), other.check([{ title: "停水" }])];
	const old = new Engine("{}");
	const events = [];
	const end = onReset((event) => events.push(event));

	assert.throws(compare(linter), (error) => error instanceof Error && /stopped unexpectedly/.test(error.message));
	assert.deepEqual(
		events.map(({ libraryLost }) => libraryLost),
		[false],
	);
	assert.ok(events[0].cause.cause instanceof WebAssembly.RuntimeError);
	assert.throws(() => old.tags(), /previous Wasm instance/);
	assert.deepEqual([linter.library.size, linter.check([{ title: "停水通知" }]), other.check([{ title: "停水" }])], before);
	assert.equal(linter.library.insert("停网通知"), entry + 2, "numbers go on as before");
	assert.equal(linter.library.remove(entry), false);

	assert.throws(compare(other), /stopped unexpectedly/);
	end();
	assert.throws(compare(other), /stopped unexpectedly/);
	assert.equal(events.length, 2);
	assert.equal(linter.library.size, before[0] + 1);
	linter.free();
	assert.equal(linter.library.size, 0);
});

test("a library that traps again is left empty, and that is told", () => {
	const linter = new Linter();
	linter.library.insert("停水通知");
	const events = [];
	onReset((event) => events.push(event.libraryLost));
	onReset(() => {
		throw "a listener's fault";
	});
	const { insert = Engine.prototype.library_insert, error = console.error } = {};
	console.error = () => {};
	assert.throws(compare(linter), /stopped unexpectedly/);
	Engine.prototype.library_insert = () => {
		throw new WebAssembly.RuntimeError("unreachable");
	};
	assert.equal(linter.library.size, 0);
	Engine.prototype.library_insert = insert;
	console.error = error;
	assert.deepEqual(events, [false, false, true]);
	assert.deepEqual(linter.checkOne({ title: "停水通知" }), []);
	linter.library.insert("停水通知");
	assert.equal(linter.checkOne({ title: "停水通知" }).length, 1);
});

test("a trap while a ruleset's files are read leaves the linter that is being made alone", () => {
	const other = new Linter({ ruleset: JSON.stringify({ id: "other", version: "1", extends: "wechat-template-message" }) });
	const base = JSON.stringify({ id: "base", version: "1", extends: "wechat-template-message" });
	let asked = 0;
	const read = () => {
		asked += 1;
		assert.throws(compare(other), /stopped unexpectedly/);
		return base;
	};
	const top = JSON.stringify({ id: "top", version: "1", extends: "base.json" });
	const linter = new Linter({ ruleset: top, read });
	assert.equal(linter.ruleset.id, "top");
	assert.deepEqual(linter.check([{ title: "停水" }]), { ...other.check([{ title: "停水" }]), ruleset: linter.ruleset });
	assert.throws(compare(linter), /stopped unexpectedly/);
	assert.equal(linter.ruleset.id, "top");
	assert.equal(asked, 1, "made afresh, it is the ruleset that it was");
});
