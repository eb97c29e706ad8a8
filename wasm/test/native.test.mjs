// The native program and the module say the same of every draft there is here, byte for byte.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { errorLine, Linter } from "../pkg/node.js";
import { folder, languages, said, spoken } from "./common.mjs";
import { batches, files, read, rulesets } from "./corpus.mjs";

/** Checks a file, natively and here; gives the report. */
function same(path, { language = "zh", library, options = {}, args = [] } = {}) {
	const more = library === undefined ? args : [...args, "--library", library];
	const native = said(["check", path, "--format", "json", "--lang", language, ...more]);
	const linter = new Linter({ language, encoding: "utf8", ...options });
	const known = library === undefined ? { errors: [], notes: [] } : linter.library.load(read(library, null), { name: library });
	const report = linter.checkFiles([{ name: path, content: read(path, null) }]);
	report.errors.unshift(...known.errors);
	report.notes.unshift(...known.notes);
	assert.equal(linter.render(report, "json"), native.stdout, path);
	assert.equal(spoken(language, report.errors.map(errorLine), report.notes.map(errorLine)), native.stderr, path);
	return report;
}

/** The path of a file with these drafts. */
function written(name, value) {
	const path = join(folder, name);
	writeFileSync(path, JSON.stringify(value));
	return path;
}

for (const language of languages) {
	test(`every fixture gives the same report, alone and against a library (${language})`, () => {
		let errors = 0;
		for (const path of files) {
			errors += same(path, { language }).errors.length;
			same(path, { language, library: "examples/existing-titles.txt" });
		}
		assert.ok(files.length > 20 && errors > 10, `${files.length} files with ${errors} errors`);
		same("examples/drafts.json", { language, library: "cli/tests/inputs/broken.json" });
	});

	for (const { id, examples } of rulesets) {
		const [options, args] = [{ ruleset: id }, ["--ruleset", id]];

		test(`cases and pages give the same report by ${id} (${language})`, () => {
			for (const [name, drafts] of Object.entries(batches)) {
				const report = same(written(`${name}.json`, drafts), { language, options, args });
				assert.deepEqual(report.errors, []);
				assert.ok(report.findings.length > drafts.length / 4, `${name}: ${report.findings.length} findings`);
			}
		});

		test(`the examples of ${id} give the same report, each with its library (${language})`, () => {
			const path = written("examples.json", examples.flatMap(({ templates }) => templates));
			if (examples.length > 0) {
				assert.ok(same(path, { language, options, args }).findings.length > 0);
			}
			for (const { templates, library } of examples.filter(({ library }) => library)) {
				const path = written("example.json", templates);
				same(path, { language, options, args, library: written("library.json", library) });
			}
		});
	}

	test(`a ruleset and words from files, and chosen rules, give the same report (${language})`, () => {
		for (const ruleset of ["examples/team-rules.json", "cli/tests/inputs/ruleset.json"]) {
			for (const path of ["examples/drafts.json", "examples/clinic.jsonl", "cli/tests/fixtures/drafts.json"]) {
				same(path, { language, options: { ruleset, read }, args: ["--ruleset", ruleset] });
			}
		}
		const words = [{ name: "examples/words.tsv", text: read("examples/words.tsv") }];
		const brand = written("brand.json", { title: "蓝鲸洗衣取件通知" });
		const more = same(brand, { language, options: { words }, args: ["--words", "examples/words.tsv"] });
		assert.notDeepEqual(more.findings, same(brand, { language }).findings, "the words change something");
		const path = "examples/drafts.json";
		same(path, { language, options: { only: ["1.3", "2.4"] }, args: ["--rule", "1.3,2.4"] });
		same(path, { language, options: { skip: ["1.3"] }, args: ["--skip", "1.3"] });
	});
}

test("there are examples with libraries", () => {
	assert.ok(rulesets.length >= 4);
	assert.ok(rulesets.some(({ examples }) => examples.length > 50 && examples.some(({ library }) => library)));
});
