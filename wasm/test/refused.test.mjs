// What the native program refuses, the module refuses in the same words.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Linter } from "../pkg/node.js";
import { bin, folder, languages, said, spoken } from "./common.mjs";
import { read } from "./corpus.mjs";

const base = "wechat-template-message";
const mine = (more) => ({ id: "mine", version: "1", extends: base, ...more });
const pattern = (text) =>
	mine({ rules: [{ id: "2.4", params: { shapes: { code: { name: { zh: "编号", en: "a code" }, patterns: [text] } } } }] });

const rulesets = {
	"a script": pattern("\\p{Han}+"),
	"a flag": pattern("(?i)abc"),
	"a boundary of words": pattern("\\babc\\b"),
	"an open group": pattern("a(b"),
	"a class by name": pattern("[[:alpha:]]\\d"),
	"a look ahead": pattern("a(?=b)"),
	"a pattern too large": pattern("(a{1000}){1000}"),
	"a version that is no text": { id: "mine", version: 1 },
	"several faults": mine({ rules: [{ id: "1.3", sevrity: "x", outcomes: { no: {} } }] }),
	"an unknown check": mine({ rules: [{ id: "9.1", slug: "x", check: "no-such" }] }),
	"no rules": { rules: "x" },
	"no object": [5],
	"half a text": '{"id": "mine", ',
	"nothing": "",
};

function thrown(options) {
	try {
		new Linter(options);
	} catch (error) {
		return spoken(options.language, error.message.split("\n"));
	}
	return "nothing was refused";
}

for (const language of languages) {
	for (const [what, ruleset] of Object.entries(rulesets)) {
		test(`a ruleset with ${what} (${language})`, () => {
			const path = join(folder, "ruleset.json");
			const text = typeof ruleset === "string" ? ruleset : JSON.stringify(ruleset);
			writeFileSync(path, text);
			const { status, stderr } = said(["check", "examples/clean.json", "--ruleset", path, "--lang", language]);
			assert.equal(status, 2);
			assert.equal(thrown({ language, ruleset: path, read }), stderr);
			if (text.startsWith("{")) {
				assert.equal(thrown({ language, ruleset: text, ruleset_name: path }), stderr);
			}
		});
	}

	test(`words that cannot be read, and rules that are not there (${language})`, () => {
		const name = "cli/tests/inputs/bad-words.txt";
		const { stderr } = said(["check", "examples/clean.json", "--words", name, "--lang", language]);
		assert.equal(thrown({ language, words: [{ name, text: read(name) }] }), stderr);
		for (const args of [["--rule", "1.33"], ["--rule", "title-sufix"], ["--rule", "1.3", "--skip", "1.3"], ["--ruleset", "cli/tests/inputs/bad-ruleset.json"]]) {
			const all = ["check", "examples/clean.json", "--lang", language, ...args];
			const native = said(all);
			assert.equal(native.status, 2);
			assert.deepEqual(bin(all), native);
		}
		const unknown = said(["explain", "title-sufix", "--lang", language]);
		assert.throws(
			() => new Linter({ language }).explain("title-sufix"),
			({ message }) => spoken(language, [message]) === unknown.stderr,
		);
	});
}

test("a ruleset that extends itself, or too many", () => {
	const files = (path) => JSON.stringify({ id: "mine", version: "1", extends: path });
	assert.throws(() => new Linter({ ruleset: "a.json", read: files, language: "en" }), /a\.json/);
	let count = 0;
	assert.throws(() => new Linter({ ruleset: "0.json", read: () => files(`${++count}.json`), language: "en" }), /extends/);
	assert.ok(count < 100, `${count} files were read`);
});
