// The native program and the module say the same, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { errorLine, Linter } from "../pkg/node.js";
import { hard, native, pkg, root } from "./common.mjs";

const folder = mkdtempSync(join(tmpdir(), "mobanlint-"));
after(() => rmSync(folder, { recursive: true }));

function run(program, args, input) {
	const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
	assert.equal(error, undefined);
	return { status, stdout, stderr };
}

/** Checks a file with a library, natively and here. */
function same(path, { language = "zh", library, options = {}, args = [] } = {}) {
	const more = library === undefined ? args : [...args, "--library", library];
	const said = run(native(), ["check", path, "--format", "json", "--lang", language, ...more]);
	const linter = new Linter({ language, encoding: "utf8", ...options });
	const errors = library === undefined ? [] : linter.library.load(readFileSync(join(root, library)), { name: library }).errors;
	const report = linter.checkFiles([{ name: path, content: readFileSync(join(root, path)) }]);
	report.errors.unshift(...errors);
	assert.equal(linter.render(report, "json"), said.stdout, path);
	const lines = report.errors.map((error) => `${language === "zh" ? "错误：" : "error: "}${errorLine(error)}\n`);
	assert.equal(lines.join(""), said.stderr, path);
	return report;
}

const files = ["examples", "cli/tests/fixtures", "cli/tests/inputs"].flatMap((folder) =>
	readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${folder}/${entry.name}`),
);

test("every fixture gives the same report, in both languages", () => {
	for (const path of files) {
		same(path);
		same(path, { language: "en" });
	}
	assert.ok(files.length > 20);
});

test("every fixture gives the same report against a library", () => {
	for (const path of files) {
		same(path, { library: "examples/existing-titles.txt" });
	}
	same("examples/drafts.json", { library: "cli/tests/inputs/broken.json", language: "en" });
});

test("a ruleset and words from files give the same report", () => {
	const read = (path) => readFileSync(join(root, path), "utf8");
	for (const ruleset of ["examples/team-rules.json", "cli/tests/inputs/ruleset.json"]) {
		for (const path of ["examples/drafts.json", "examples/clinic.jsonl", "cli/tests/fixtures/drafts.json"]) {
			same(path, { options: { ruleset, read }, args: ["--ruleset", ruleset] });
		}
	}
	const words = [{ name: "examples/words.tsv", text: read("examples/words.tsv") }];
	same("examples/drafts.json", { options: { words }, args: ["--words", "examples/words.tsv"] });
	same("examples/drafts.json", { options: { only: ["1.3", "2.4"] }, args: ["--rule", "1.3,2.4"] });
	same("examples/drafts.json", { options: { skip: ["1.3"] }, args: ["--skip", "1.3"] });
});

test("every example of the rules gives the same report", () => {
	const { rules } = JSON.parse(readFileSync(join(root, "rules/wechat-template-message.json"), "utf8"));
	const examples = rules.flatMap((rule) => rule.examples ?? []).map((example) => example.bad ?? example.good);
	const list = (example) => (Array.isArray(example) ? example : (example.templates ?? [example]));
	const path = join(folder, "examples.json");
	const at = path.slice(0);
	const check = (templates, library) => {
		writeFileSync(path, JSON.stringify(templates));
		const said = run(native(), ["check", at, "--format", "json", "--lang", "zh", ...(library ? ["--library", library] : [])]);
		const linter = new Linter({ encoding: "utf8" });
		if (library) {
			linter.library.load(readFileSync(library), { name: library });
		}
		const report = linter.checkFiles([{ name: at, content: readFileSync(path) }]);
		assert.equal(linter.render(report, "json"), said.stdout);
		assert.deepEqual(report.errors, []);
		return report.findings.length;
	};
	assert.ok(check(examples.flatMap(list)) > examples.length / 2);
	const libraries = examples.filter((example) => example.library);
	assert.ok(libraries.length > 0);
	for (const example of libraries) {
		const library = join(folder, "library.json");
		writeFileSync(library, JSON.stringify(example.library));
		check(list(example), library);
	}
	check(hard.map((title) => ({ title, keywords: [{ name: `${title}名`, example: title }] })));
});

test("what is refused is refused in the same words", () => {
	const pattern = (text) => ({
		id: "mine",
		version: "1",
		extends: "wechat-template-message",
		rules: [{ id: "2.4", params: { shapes: { code: { name: { zh: "编号", en: "a code" }, patterns: [text] } } } }],
	});
	const refused = [
		pattern("\\p{Han}+"),
		pattern("(?i)abc"),
		pattern("\\babc\\b"),
		pattern("a(b"),
		pattern("[[:alpha:]]\\d"),
		pattern("(a{1000}){1000}"),
		{ id: "mine", version: 1 },
		{ id: "mine", version: "1", extends: "nothing" },
		{ id: "mine", version: "1", extends: "wechat-template-message", rules: [{ id: "1.3", sevrity: "x", outcomes: { no: {} } }] },
		{ rules: "x" },
	];
	const path = join(folder, "ruleset.json");
	const read = (path) => readFileSync(path, "utf8");
	for (const [index, ruleset] of refused.entries()) {
		writeFileSync(path, JSON.stringify(ruleset));
		for (const language of ["zh", "en"]) {
			const said = run(native(), ["check", "examples/clean.json", "--ruleset", path, "--lang", language]);
			assert.equal(said.status, 2, `ruleset ${index}`);
			const lines = (options) => {
				try {
					new Linter({ language, ...options });
				} catch (error) {
					return error.message.split("\n").map((line) => `${language === "zh" ? "错误：" : "error: "}${line}\n`).join("");
				}
				return "";
			};
			if (ruleset.extends === "nothing") {
				// Natively this is looked for among the files, and the reason why it is not there is the system's.
				continue;
			}
			assert.equal(lines({ ruleset: path, read }), said.stderr);
			assert.equal(lines({ ruleset: JSON.stringify(ruleset), ruleset_name: path }), said.stderr);
		}
	}
	for (const args of [["--rule", "1.33"], ["--rule", "1.3", "--skip", "1.3"]]) {
		for (const language of ["zh", "en"]) {
			const said = run(native(), ["check", "examples/clean.json", "--lang", language, ...args]);
			const here = run(process.execPath, [join(pkg, "bin.js"), "check", "examples/clean.json", "--lang", language, ...args]);
			assert.deepEqual(here, said);
		}
	}
});

test("the command line of the package prints and returns the same", () => {
	const bin = (args, input) => run(process.execPath, [join(pkg, "bin.js"), ...args], input);
	const cases = [
		["check", "examples/drafts.json", "examples/clinic.jsonl"],
		["check", "examples/clean.json"],
		["check", "examples/drafts.json", "--library", "examples/existing-titles.txt", "--fail-on", "warning"],
		["check", "examples/clean.json", "--fail-on", "info"],
		["check", "examples/drafts.json", "--ruleset", "examples/team-rules.json", "--words", "examples/words.tsv"],
		["check", "examples/gone.json", "examples/clean.json"],
		["check", "examples/clean.json", "--library", "examples/gone.txt"],
		["check", "examples/drafts.json", "--show", "error"],
		["check", "cli/tests/inputs/folder"],
		["check", "cli/tests/inputs/broken.json"],
		["check", "examples/clean.json", "--ruleset", "examples/gone.json"],
	];
	for (const args of cases) {
		for (const format of ["json", "jsonl", "csv", "markdown"]) {
			for (const language of ["zh", "en"]) {
				const all = [...args, "--format", format, "--lang", language];
				assert.deepEqual(bin(all), run(native(), all), all.join(" "));
			}
		}
	}
	const piped = ["check", "--format", "json", "--lang", "zh"];
	assert.deepEqual(bin(piped, '{"title": "停水"}'), run(native(), piped, '{"title": "停水"}'));
	assert.deepEqual(bin(piped, ""), run(native(), piped, ""));
});

test("wrong usage ends with status 2, text is for people", () => {
	const bin = (...args) => run(process.execPath, [join(pkg, "bin.js"), ...args], "");
	for (const args of [[], ["chekc"], ["check", "--no-such"], ["check", "--format", "xml"], ["check", "--lang", "fr"], ["check", "--fail-on", "x"]]) {
		const { status, stdout, stderr } = bin(...args);
		assert.deepEqual([status, stdout], [2, ""], args.join(" "));
		assert.match(stderr, /^error: .*\n\nusage: mobanlint check/s);
	}
	assert.match(bin("--version").stdout, /^mobanlint \d/);
	assert.equal(bin("--help").status, 0);
	const { status, stdout } = bin("check", "examples/drafts.json", "--lang", "en");
	assert.equal(status, 1);
	assert.match(stdout, /1\.3/);
	assert.match(stdout, /\d+ templates: \d+ errors/);
});
