// The command line of the package does what the native one does.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { bin, folder, languages, said } from "./common.mjs";

const same = (args, input) => {
	const native = said(args, input);
	assert.deepEqual(bin(args, input), native, args.join(" "));
	return native;
};

const formats = ["json", "jsonl", "csv", "markdown"];
const drafts = "examples/drafts.json";
const clean = "examples/clean.json";

for (const language of languages) {
	test(`every format is the same (${language})`, () => {
		for (const format of formats) {
			const { status } = same(["check", drafts, "examples/clinic.jsonl", "cli/tests/inputs/broken.json", "--format", format, "--lang", language]);
			assert.equal(status, 2);
		}
	});

	test(`every option does the same (${language})`, () => {
		const cases = [
			[0, clean],
			[0, clean, "./examples/../examples/clean.json"],
			[1, drafts],
			[1, drafts, "--library", "examples/existing-titles.txt", "--fail-on", "warning"],
			// Under their own ids they are the library's entries themselves.
			[0, clean, "--library", clean, "--fail-on", "warning"],
			[0, "examples/clinic.jsonl", "--rule", "1.3", "--skip", "1.4"],
			[1, drafts, "--ruleset", "examples/team-rules.json", "--words", "examples/words.tsv"],
			[1, drafts, "--ruleset", "wechat-subscribe-message", "--show", "error"],
			[2, "examples/gone.json", clean],
			[2, clean, "--library", "examples/gone.txt"],
			[1, "cli/tests/inputs/folder"],
			[2, "cli/tests/inputs/empty.json"],
			[2, "cli/tests/inputs/not-utf8.jsonl"],
			[2, clean, "--ruleset", "examples/gone.json"],
			[2, clean, "--ruleset", "cli/tests/inputs/not-utf8.jsonl"],
			[2, clean, "--words", "examples/gone.tsv"],
			[2, clean, "--words", "examples"],
			[2, clean, "--words", "cli/tests/inputs/not-utf8.jsonl"],
			[2, clean, "--words", "cli/tests/inputs/bad-words.txt"],
			[2, "cli/tests/inputs/empty-folder"],
		];
		for (const [status, ...args] of cases) {
			const all = ["check", ...args, "--format", "json", "--lang", language];
			assert.equal(same(all).status, status, all.join(" "));
		}
	});
}

test("what is left out of a folder", () => {
	const draft = (title) => JSON.stringify({ title });
	const files = ["a.json", "b.json", "[x].json", "sub/a.json", "sub/deep/c.json", "other/sub/d.json", "sub.json", "停水/e.json", "f-1.json"];
	for (const file of files) {
		mkdirSync(join(folder, "tree", dirname(file)), { recursive: true });
		writeFileSync(join(folder, "tree", file), draft(`${file.replaceAll(/\W/g, "")}取餐通知`));
	}
	const left = (...patterns) => {
		const args = ["convert", join(folder, "tree"), "--to", "jsonl", "--lang", "en", ...patterns.flatMap((pattern) => ["--exclude", pattern])];
		return same(args).stdout.split("\n").length - 1;
	};
	const all = left();
	assert.equal(all, files.length);
	const patterns = ["a.json", "/a.json", "sub", "sub/", "/sub/", "sub.json/", "sub/*.json", "**/sub", "sub/**", "sub/**/c.json", "?.json", "[ab].json"];
	patterns.push("[!ab].json", "[a-c].json", "\\[x\\].json", "[[]x[]].json", "*", "*.md", "停*", "停水", "{a,b}.json", "f-1.json", "f*1.json", "other/*/d.json", "deep/c.json");
	const counts = patterns.map((pattern) => left(pattern));
	assert.ok(counts.filter((count) => count < all).length > patterns.length / 2, counts.join());
	left("a.json", "停水", "sub/deep/");
	const { status, stderr } = bin(["check", join(folder, "tree"), "--exclude", "[z", "--lang", "en"]);
	assert.equal(status, 2);
	assert.match(stderr, /^error: --exclude: a pattern cannot be read: "\[z"\n/);
});

test("what decides the exit status", () => {
	const warning = '{"title": "积分变动通知"}';
	for (const [status, level] of [[0, "error"], [1, "warning"], [1, "info"]]) {
		assert.equal(same(["check", "--format", "json", "--fail-on", level, "--lang", "en"], warning).status, status, level);
	}
	assert.equal(same(["check", "--format", "json", "--lang", "zh"], '{"title": "停水"}').status, 1);
	assert.equal(same(["check", "-", "--format", "json", "--lang", "zh"], "").status, 2);
});

test("wrong usage ends with status 2", () => {
	for (const args of [[], ["chekc"], ["check", "--no-such"], ["check", "--format", "xml"], ["check", "--lang", "fr"], ["check", "--fail-on", "x"]]) {
		const { status, stdout, stderr } = bin(args, "");
		assert.deepEqual([status, stdout], [2, ""], args.join(" "));
		assert.match(stderr, /^error: .*\n\nusage: mobanlint check/s);
	}
	assert.match(bin(["--version"]).stdout, /^mobanlint \d/);
	const help = bin(["--help"]);
	assert.deepEqual([help.status, help.stderr], [0, ""]);
	for (const option of ["--library", "--exclude", "--ruleset", "--words", "--rule", "--skip", "--format", "--lang", "--show", "--fail-on"]) {
		assert.match(help.stdout, new RegExp(option));
	}
});

test("text is for people", () => {
	const { status, stdout } = bin(["check", drafts, "--lang", "en"]);
	assert.equal(status, 1);
	assert.match(stdout, /^examples\/drafts\.json:11(?::\d+)? 退款到账通知单\n {2}error 1\.3 title-suffix title: The title ends in 通知单/m);
	assert.match(stdout, /\n\d+ templates: \d+ errors, \d+ warnings, \d+ infos?\n$/);
	assert.match(bin(["check", drafts, "--lang", "zh"]).stdout, /错误 1\.3 title-suffix/);
	// A terminal obeys some characters, and shows others nowhere.
	const { stdout: shown } = bin(["check", "--lang", "en"], JSON.stringify({ title: "停水\u001b[31m\u202e" }));
	assert.match(shown, /停水\\u\{1b\}\[31m\\u\{202e\}/);
	assert.doesNotMatch(shown, /[\u001b\u202e]/);
});
