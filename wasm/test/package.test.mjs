// What is in the package, and what it does in Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, pkg, root } from "./common.mjs";
import { installed, npx, packed } from "./install.mjs";

test("one copy of the module, everything that was promised beside it, and nothing else", () => {
	const files = readdirSync(installed, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(installed.length + 1).replaceAll("\\", "/"));
	assert.deepEqual(files.sort(), packed.files.map(({ path }) => path).sort());
	/** The names between a beginning and an end. */
	const between = (start, end) => files.filter((name) => name.startsWith(start) && name.endsWith(end)).map((name) => name.slice(start.length, -end.length));
	assert.deepEqual(between("", ".wasm"), ["mobanlint", "opener", "reader", "rulesets"]);
	for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "package.json"]) {
		assert.ok(files.includes(name), name);
	}
	for (const language of ["zh", "en"]) {
		assert.deepEqual(between(`docs/${language}/`, ".md"), ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5", ...Array.from({ length: 9 }, (_, at) => `s.${at + 1}`), "v.1", "v.2", "v.3", "v.4"]);
	}
	assert.deepEqual(between("schemas/", ".json"), ["drafts", "report", "rulesets"]);
	// Every script with its declarations, and no other kind of file.
	assert.deepEqual(between("", ".d.ts").filter((name) => name !== "types"), between("", ".js"));
	assert.deepEqual(files.filter((name) => !/(\.(wasm|js|d\.ts|md|json)|^LICENSE-\w+)$/.test(name)), []);
});

test("a second copy hides nowhere, nor a path of the machine it was built on", () => {
	for (const name of ["mobanlint.wasm", "opener.wasm", "reader.wasm", "rulesets.wasm"]) {
		const module = readFileSync(join(installed, name), "latin1");
		assert.doesNotMatch(module, /\/(root|home|Users|work|tmp)\//, name);
	}
	for (const { path, size } of packed.files) {
		assert.ok(/^(mobanlint|opener|reader|rulesets)\.wasm$/.test(path) || size < 150_000, `${path} has ${size} bytes`);
	}
});

function run(script, ...args) {
	writeFileSync(join(folder, "script.js"), script);
	return execFileSync(process.execPath, ["script.js", ...args], { cwd: folder, encoding: "utf8" });
}

test("it is imported, and checks", () => {
	const said = run(`
import { Linter, schema } from "mobanlint";
import pkg from "mobanlint/package.json" with { type: "json" };
import drafts from "mobanlint/schemas/drafts.json" with { type: "json" };
import { readFileSync } from "node:fs";
const { findings } = new Linter({ language: "en" }).check([{ title: "订单支付成功" }]);
const page = readFileSync(new URL(import.meta.resolve("mobanlint/docs/en/" + findings[0].rule + ".md")), "utf8");
console.log(JSON.stringify([findings[0].rule, findings[0].span, page.split("\\n")[0], pkg.name, drafts.title === (await schema("drafts")).title]));
`);
	assert.deepEqual(JSON.parse(said), ["1.3", { start: 6, end: 6 }, "# 1.3 A title must end in 提醒 or 通知", "mobanlint", true]);
});

/** The kinds of the examples, in their order, and what each says. */
const EXAMPLES = [["js", /^1\.2 error .+/], ["cjs", /^1\.3\n$/], ["js", /^s\.2 error data\.time2\.value .+\n$/]];

for (const page of ["docs/javascript.md", "docs/zh/javascript.md"]) {
	test(`the examples of ${page} run`, () => {
		const blocks = [...readFileSync(join(root, page), "utf8").matchAll(/^```(c?js)\n(.*?)^```/gms)];
		assert.deepEqual(blocks.map(([, kind]) => kind), EXAMPLES.map(([kind]) => kind));
		for (const [at, [, kind, code]] of blocks.entries()) {
			const file = join(folder, `example.${kind === "js" ? "mjs" : "cjs"}`);
			writeFileSync(file, code);
			assert.match(execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }), EXAMPLES[at][1]);
		}
	});
}

test("npx mobanlint check", () => {
	const files = {
		"good.json": '{"title": "订单支付成功通知", "keywords": [{"name": "订单号", "example": "339208499"}]}',
		"bad.json": '{"title": "订单支付成功"}',
		"doubtful.json": '{"title": "积分变动通知"}',
		"titles.txt": "订单付款成功提醒\n",
		"rules.json": '{"id": "ours", "version": "1", "extends": "wechat-template-message", "rules": [{"id": "1.3", "outcomes": {"missing": {"severity": "warning"}}}]}',
		"broken.json": '{"title": ',
	};
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(join(folder, name), text);
	}
	const check = (...args) => npx(["mobanlint", "check", "--lang", "en", ...args]);
	const rules = ({ stdout }) => [...new Set(JSON.parse(stdout).findings.map(({ rule }) => rule))];

	const good = check("good.json");
	assert.deepEqual([good.status, good.stdout, good.stderr], [0, "1 template: 0 errors, 0 warnings, 0 infos\n", ""]);

	const bad = check("bad.json", "--format", "text");
	assert.equal(bad.status, 1);
	assert.match(bad.stdout, /^bad\.json:1:11 订单支付成功\n {2}error 1\.3 title-suffix title: The title /);
	assert.match(npx(["mobanlint", "check", "--lang", "zh", "bad.json"]).stdout, /错误 1\.3 title-suffix title: .*\p{Script=Han}/u);

	const json = check("bad.json", "--format", "json");
	assert.equal(json.status, 1);
	assert.deepEqual(rules(json), ["1.3"]);

	const broken = check("broken.json", "bad.json");
	assert.equal(broken.status, 2);
	assert.match(broken.stderr, /^error: broken\.json:1:/);
	assert.match(broken.stdout, /1\.3/, "the rest is judged");
	assert.equal(check("gone.json").status, 2);
	assert.equal(check("good.json", "--format", "pdf").status, 2);

	const library = check("good.json", "--library", "titles.txt", "--format", "json");
	assert.deepEqual([library.status, rules(library)], [1, ["1.2"]]);

	const ruleset = check("bad.json", "--ruleset", "rules.json", "--format", "json");
	assert.deepEqual([ruleset.status, JSON.parse(ruleset.stdout).ruleset.id, rules(ruleset)], [0, "ours", ["1.3"]]);
	assert.equal(check("bad.json", "--ruleset", "rules.json", "--fail-on", "warning").status, 1);

	mkdirSync(join(folder, "rules", "near"), { recursive: true });
	mkdirSync(join(folder, "elsewhere"), { recursive: true });
	const naming = (file) => JSON.stringify({ id: "ours", version: "1", extends: "wechat-template-message", words: { brand: { file } } });
	writeFileSync(join(folder, "rules", "near.json"), naming("near/brands.txt"));
	writeFileSync(join(folder, "rules", "far.json"), naming("../elsewhere/brands.txt"));
	writeFileSync(join(folder, "rules", "link.json"), naming("near/link.txt"));
	writeFileSync(join(folder, "rules", "near", "brands.txt"), "蓝鲸洗衣\n");
	writeFileSync(join(folder, "elsewhere", "brands.txt"), "蓝鲸洗衣\n");
	symlinkSync(join("..", "..", "elsewhere", "brands.txt"), join(folder, "rules", "near", "link.txt"));
	assert.equal(check("good.json", "--ruleset", "rules/near.json").status, 0);
	for (const [name, told] of [
		["far", /outside of the ruleset's folder/],
		["link", /a link that leads out/],
	]) {
		const refused = check("good.json", "--ruleset", `rules/${name}.json`);
		assert.equal(refused.status, 2);
		assert.match(refused.stderr, told);
		assert.equal(check("good.json", "--ruleset", `rules/${name}.json`, "--allow-folder", "elsewhere").status, 0);
	}

	assert.equal(check("doubtful.json").status, 0);
	assert.equal(check("doubtful.json", "--fail-on", "warning").status, 1);
	assert.match(npx(["mobanlint", "--version"]).stdout, /^mobanlint \d+\.\d+\.\d+\n$/);
});

const readme = readFileSync(join(pkg, "README.md"), "utf8");
const blocks = (language) => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, code]) => code);

test("the README's examples run, and its first command", () => {
	const [example, file] = blocks("js");
	assert.match(run(`${example}\nconsole.log(report.findings[0].rule, report.findings[0].message);`), /^1\.3 \p{Script=Han}/u);
	assert.equal(run(`${file}\nconsole.log(templates[0].title, errors.length, notes.length, files.summary.templates);`), "取餐提醒 0 0 1\n");
	const [, command] = /^```\nnpx (.*)\n```$/m.exec(readme);
	writeFileSync(join(folder, "drafts.json"), '{"title": "订单支付成功通知"}');
	writeFileSync(join(folder, "existing-titles.txt"), "订单付款成功提醒\n");
	const { status, stdout } = npx(command.split(" "));
	assert.equal(status, 1);
	assert.match(stdout, /1\.2 title-similar/);
});

function compile(name, text, options) {
	writeFileSync(join(folder, name), text);
	const common = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--target", "ES2022"];
	const tsc = join(pkg, "../node_modules/typescript/bin/tsc");
	try {
		execFileSync(process.execPath, [tsc, ...common, ...options, name], { cwd: folder, encoding: "utf8", stdio: "pipe" });
	} catch (error) {
		assert.fail(error.stdout);
	}
}

const browser = ["--lib", "ES2022,DOM", "--types", ""];
const settings = {
	"a bundler": [...browser, "--module", "ESNext", "--moduleResolution", "bundler"],
	"NodeNext": [...browser, "--module", "NodeNext", "--moduleResolution", "NodeNext"],
	"Node without the types of browsers": ["--lib", "ES2023", "--types", "node", "--typeRoots", join(pkg, "../node_modules/@types"), "--skipLibCheck", "--module", "NodeNext", "--moduleResolution", "NodeNext"],
};

const typed = `import { init, Linter, onReset, parse, type Finding, type LinterOptions, type Report, type Severity, type Template } from "mobanlint";
await init();
const options: LinterOptions = { language: "en", encoding: "utf8", only: ["1.3"], read: (path) => path };
const draft: Template = { title: "x", keywords: [{ name: "y", example: null }] };
const linter = new Linter(options);
const report: Report = linter.check([draft]);
const spans: number[] = report.findings.map((finding: Finding) => finding.span.start);
const severity: Severity | undefined = report.findings[0]?.severity;
const again: Report = linter.check(parse("停水通知", { format: "titles" }).templates);
const end: () => void = onReset(({ cause, libraryLost }) => console.log(cause.message, libraryLost ? 1 : 0));
// @ts-expect-error a title is needed
const none: Template = {};
// @ts-expect-error there is no such severity
report.findings[0]!.severity === "fatal";
// @ts-expect-error nor such an option
new Linter({ langauge: "en" });
export { again, end, none, severity, spans };
`;

for (const [what, options] of Object.entries(settings)) {
	test(`its types fit for ${what}`, () => compile("typed.ts", typed, options));
}

test("what the README declares is what there is", () => {
	const declared = blocks("ts").join("\n");
	const names = [...declared.matchAll(/^(?:function|class|interface) (\w+)/gm)].map(([, name]) => name);
	const values = names.filter((name) => name !== "TitleLibrary");
	// What stands in the README must be what the package has, and hold whatever is allowed to be given to it.
	compile(
		"readme.ts",
		`import * as mobanlint from "mobanlint";
import type { Finding, Fix, InputError, Keys, Language, Pair, Related, Report, RuleInfo, RulesetRef, Severity, Template, Verdict } from "mobanlint";
import type { Field, FilesReport, InputNote, Loaded, ParsedMessages, Refusal, RenderFormat, SendMessage, Source } from "mobanlint";
declare namespace Readme {
${declared}
}
${values.map((name) => `export const ${name}: typeof Readme.${name} = mobanlint.${name};`).join("\n")}
export const library: Readme.TitleLibrary = new mobanlint.Linter().library;
`,
		settings["a bundler"],
	);
	const said = run(`
import * as mobanlint from "mobanlint";
const names = (type) => Object.getOwnPropertyNames(type.prototype).filter((name) => name !== "constructor");
console.log(JSON.stringify([Object.keys(mobanlint), names(mobanlint.Linter), names(mobanlint.TitleLibrary)]));
`);
	const [exported, linter, library] = JSON.parse(said);
	assert.deepEqual(exported.sort(), names.sort());
	for (const member of [...linter, ...library]) {
		assert.match(declared, new RegExp(`^\\s+(readonly )?${member}[(:]`, "m"), member);
	}
});
