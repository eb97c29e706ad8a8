// Whatever is given, what is thrown is an Error, and the linter goes on working.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as mobanlint from "../pkg/node.js";

const { Linter } = mobanlint;

const linter = new Linter();
const { library } = linter;

const circle = {};
circle.self = circle;
const deep = Array.from({ length: 5000 }).reduce((inner) => [inner], []);

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const detached = new ArrayBuffer(3);
structuredClone(detached, { transfer: [detached] });

function rude() {
	throw "not an error";
}

const junk = [
	undefined,
	null,
	true,
	0,
	-1,
	1.5,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	2 ** 53,
	10n,
	Symbol("s"),
	"",
	"{}",
	"\ud800",
	"\0",
	"🎉".repeat(70_000),
	() => 5,
	{},
	[],
	[[]],
	[null],
	[undefined],
	circle,
	[circle],
	deep,
	{ title: 5 },
	{ title: "停水通知", keywords: "x" },
	{ title: "停水通知", keywords: [{ name: null }] },
	{ title: "停水通知", keywords: Array.from({ length: 300 }, () => ({ name: "时间" })) },
	{ title: "停水通知", ignore: [{}] },
	{ edits: [{ field: "keywords[99999999999].name", span: { start: -1, end: 1e99 }, replacement: "" }] },
	{ title: "x", applicability: "safe", edits: [{ field: "ignore[0].rule", span: { start: 0, end: 0 }, replacement: "x" }] },
	{ findings: [], errors: [], summary: {}, ruleset: {} },
	{ ruleset: "{", words: 5, only: "1.3", encoding: "utf32", language: "fr" },
	{ ruleset: "[]" },
	{ ruleset: "nothing-of-the-kind" },
	{ ruleset: `{"rules": ${"[".repeat(100_000)}` },
	{ content: { length: 5 } },
	{ content: new Uint8Array([0xff, 0xfe, 0xd8, 0x00]) },
	new Uint8Array([0xff, 0xff]),
	new ArrayBuffer(3),
	new Date(Number.NaN),
	...["get", "getPrototypeOf", "ownKeys"].flatMap((trap) => [new Proxy({}, { [trap]: rude }), new Proxy([], { [trap]: rude })]),
	new Proxy(() => 5, { apply: rude, get: rude, getPrototypeOf: rude }),
	revoked,
	{ toJSON: rude },
	{ toJSON: () => ({ title: 5 }) },
	Object.defineProperty({}, "title", { enumerable: true, get: rude }),
	Object.defineProperty([], 0, { enumerable: true, get: rude }),
	Object.defineProperty([], "map", { value: rude }),
	Object.defineProperty(new Uint8Array(3), "buffer", { get: rude }),
	detached,
	Object.create(null),
	{
		get title() {
			linter.free();
			linter.library.insert("停水通知");
			return "停水通知";
		},
	},
	rude,
	() => {
		throw new Proxy({}, { get: rude, getPrototypeOf: rude });
	},
	() => {
		throw Object.defineProperty(new Error(), "message", { get: rude });
	},
	new Map([["title", "x"]]),
];

const one = {
	Linter: (x) => new Linter(x),
	ruleset: (x) => new Linter({ ruleset: x }),
	words: (x) => new Linter({ words: x }),
	only: (x) => new Linter({ only: x }),
	read: (x) => new Linter({ ruleset: "a.json", read: x }),
	readGives: (x) => new Linter({ ruleset: "a.json", read: () => x }),
	check: (x) => linter.check(x),
	checkItem: (x) => linter.check([x, x]),
	checkOne: (x) => linter.checkOne(x),
	checkFiles: (x) => linter.checkFiles(x),
	checkFile: (x) => linter.checkFiles([x, { content: x }, { name: x, content: "停水" }]),
	groups: (x) => linter.groups(x),
	group: (x) => linter.groups([x, "停水通知"]),
	explain: (x) => linter.explain(x),
	applySafeFixes: (x) => linter.applySafeFixes(x),
	insert: (x) => library.insert(x),
	insertKeywords: (x) => library.insert("停水通知", null, x),
	insertKeyword: (x) => library.insert("停水通知", null, [x]),
	find: (x) => library.find(x),
	findKeywords: (x) => library.find("停水", x),
	findKeyword: (x) => library.find("停水", [x]),
	findMost: (x) => library.find("停水", [], x),
	application: (x) => linter.application(x),
	explainCode: (x) => mobanlint.explainCode(x),
	explainCodeIn: (x) => mobanlint.explainCode("47003", x),
	remove: (x) => library.remove(x),
	removeId: (x) => library.removeId(x),
	load: (x) => library.load(x),
	loadHow: (x) => library.load("停水通知", x),
	query: (x) => library.query(x),
	most: (x) => library.query("停水通知", x),
	parse: (x) => mobanlint.parse(x),
	parseHow: (x) => mobanlint.parse("停水通知", x),
	writeDrafts: (x) => mobanlint.writeDrafts(x, "csv"),
	writeDraft: (x) => mobanlint.writeDrafts([x], "json", "en"),
	errorLine: (x) => mobanlint.errorLine(x),
	onReset: (x) => mobanlint.onReset(x)(),
};
const two = {
	compare: (x, y) => linter.compare(x, y),
	kind: (x, y) => linter.compare("停水通知", x, y),
	applyFix: (x, y) => linter.applyFix(x, y),
	render: (x, y) => linter.render(x, y),
	renderAbout: (x, y) => linter.render(linter.check([{ title: "停水" }]), x, y),
	writeDrafts: (x, y) => mobanlint.writeDrafts([], x, y),
	insert: (x, y) => library.insert(x, y),
};

function onlyErrors(name, action) {
	try {
		action();
	} catch (error) {
		assert.ok(error instanceof Error, `${name} threw ${String(error)}`);
		assert.ok(!(error instanceof WebAssembly.RuntimeError), `${name} trapped`);
		assert.doesNotMatch(error.message, /stopped unexpectedly/, name);
	}
}

for (const [name, action] of Object.entries(one)) {
	test(`${name} on junk`, () => {
		for (const value of junk) {
			onlyErrors(name, () => action(value));
		}
	});
}

for (const [name, action] of Object.entries(two)) {
	test(`${name} on pairs of junk`, () => {
		for (const first of junk) {
			for (const second of junk) {
				onlyErrors(name, () => action(first, second));
			}
		}
	});
}

test("a module that is none", async () => {
	for (const value of junk.filter((value) => value !== undefined)) {
		await assert.doesNotReject(mobanlint.init(value), "it is running already");
	}
});

test("afterwards all is as before", () => {
	library.clear();
	assert.deepEqual(linter.check([{ title: "停水通知" }]), new Linter().check([{ title: "停水通知" }]));
});

test("much is only more", () => {
	const many = Array.from({ length: 20_000 }, (_, index) => ({ title: `${"甲乙丙丁戊己庚辛"[index % 8]}${index}到期通知` }));
	assert.equal(linter.check(many).summary.templates, many.length);
});
