import assert from "node:assert/strict";
import { test } from "node:test";
import * as mobanlint from "../pkg/node.js";

const { Linter, builtinRulesets, errorLine, explainCode, init, parse, schema, version, writeDrafts } = mobanlint;

test("a check gives findings, without waiting for anything in Node", () => {
	const report = new Linter().check([{ title: "订单支付成功" }, { title: "停水通知" }]);
	assert.equal(report.version, 1);
	assert.deepEqual(report.ruleset, new Linter().ruleset);
	assert.equal(report.findings[0].rule, "1.3");
	assert.deepEqual(report.findings[0].template, { index: 0, id: null, title: "订单支付成功", path: null, line: null });
	assert.equal(report.summary.templates, 2);
});

test("init may be called often", async () => {
	await Promise.all([init(), init()]);
	await init("nowhere:");
});

test("messages come in two languages", () => {
	const message = (language) => new Linter({ language }).check([{ title: "订单支付成功" }]).findings[0].message;
	assert.match(message("zh"), /\p{Script=Han}/u);
	assert.match(message("en"), /^The title /);
	assert.equal(new Linter().check([{ title: "订单支付成功" }]).findings[0].message, message("zh"));
});

test("what cannot be read is told by its place, and the rest is judged", () => {
	const report = new Linter({ language: "en" }).check([{ title: "停水通知" }, { titel: "停电通知" }, 5, { title: "停气" }]);
	assert.deepEqual(
		report.errors.map(({ path, line, column }) => [path, line, column]),
		report.errors.map(({ path }) => [path, null, null]),
	);
	assert.equal(report.errors[0].path, "templates[1]");
	assert.match(report.errors[0].message, /unknown key "titel"; did you mean "title"\?/);
	assert.ok(report.errors.some(({ path }) => path === "templates[2]"));
	assert.ok(report.findings.some(({ template }) => template.index === 3));
	assert.equal(report.summary.templates, 2);
	assert.equal(errorLine(report.errors[0]), `templates[1]: ${report.errors[0].message}`);
});

test("nothing to check is no error here", () => {
	const report = new Linter().check([]);
	assert.deepEqual([report.findings, report.errors, report.summary.templates], [[], [], 0]);
	assert.deepEqual(new Linter().checkFiles([]).errors, []);
});

test("one draft is judged against the library, which stays", () => {
	const linter = new Linter();
	assert.deepEqual(linter.checkOne({ title: "停水通知" }), []);
	linter.library.insert("停水通知", "tid-1");
	const [finding] = linter.checkOne({ title: "停水通知" });
	assert.equal(finding.rule, "1.1");
	assert.equal(finding.related[0].id, "tid-1");
	assert.deepEqual(linter.checkOne({ title: "停水通知", id: "tid-1" }), []);
	assert.deepEqual(linter.check([{ title: "停水通知" }]).findings[0], finding);
	assert.throws(() => linter.checkOne({ titel: "停水通知" }), /titel/);
});

test("the library takes titles in and out", () => {
	const { library } = new Linter();
	const entry = library.insert("停水通知");
	library.insert("停电通知", "a");
	library.insert("停气通知", "a");
	assert.equal(library.size, 3);
	assert.equal(library.remove(entry), true);
	assert.equal(library.remove(entry), false);
	assert.equal(library.remove(4000000000), false);
	assert.equal(library.removeId("a"), 2);
	assert.equal(library.size, 0);
	const loaded = library.load('["停水通知", {"title": "停电通知", "id": "b"}, 7]', { name: "titles.json", language: "en" });
	assert.equal(loaded.inserted, 2);
	assert.match(errorLine(loaded.errors[0]), /^titles\.json:1:\d+: /);
	assert.equal(library.load(new TextEncoder().encode("停气通知\n停暖通知"), { format: "titles" }).inserted, 2);
	assert.equal(library.query("停水提醒")[0].title, "停水通知");
	assert.deepEqual(library.query("停水提醒", 0), []);
	library.insert("停水提醒");
	const [group] = library.groups();
	assert.equal(group.verdict, "over-similar");
	assert.deepEqual(
		group.members.map(({ title }) => title),
		["停水通知", "停水提醒"],
	);
	library.clear();
	assert.deepEqual([library.size, library.query("停水通知"), library.insert("停水通知")], [0, [], 0]);
});

test("the library is searched for what says an event", () => {
	const { library } = new Linter({ language: "en" });
	library.insert("场馆预约成功通知", "t-2", ["场馆名称"]);
	library.insert("场馆预约取消通知", "t-1");
	library.load('[{"id": "t-3", "title": "停水通知", "keywords": [{"name": "停水时间"}]}]', { name: "titles.json" });
	const [first, second, ...others] = library.find("用户取消了场馆预约", ["场馆名称", "取消时间"]);
	assert.deepEqual(others, []);
	assert.deepEqual([first.id, first.keywords, first.offers, first.lacks], ["t-1", null, [], []]);
	assert.deepEqual([second.id, second.offers, second.lacks], ["t-2", ["场馆名称"], ["取消时间"]]);
	assert.ok(first.score > 0.8 && second.score < 0.8);
	assert.deepEqual(library.find("停水了", ["停水时间"])[0].offers, ["停水时间"]);
	assert.deepEqual(library.find("今天天气不错"), []);
	assert.equal(library.find("场馆预约", [], 1).length, 1);
	// What searches is another engine than what judges, and knows all that has become of the library since.
	const entry = library.insert("场馆预约取消提醒", "t-9");
	const ids = () => library.find("场馆预约取消").map(({ id }) => id);
	assert.ok(ids().includes("t-9"));
	library.remove(entry);
	assert.ok(!ids().includes("t-9"));
	library.clear();
	assert.deepEqual(ids(), []);
	library.insert("场馆预约取消通知", "t-10");
	assert.deepEqual(ids(), ["t-10"]);
});

test("a draft without errors is what the console asks for", () => {
	const linter = new Linter({ language: "en" });
	const draft = { title: "停水通知", keywords: [{ name: "停水时间", example: "2026-01-05 12:30" }], scene: "停水前告知" };
	const { application, text, errors } = linter.application(draft);
	assert.equal(errors, 0);
	assert.equal(text, "Title: 停水通知\nKeyword 1: 停水时间\nExample 1: 2026-01-05 12:30\nScene: 停水前告知\n");
	assert.deepEqual(application.fields[0], { label: "Title", value: "停水通知" });
	linter.library.insert("停水通知");
	assert.deepEqual(linter.application(draft), { application: null, text: "", errors: 1 });
	assert.throws(() => linter.application({ titel: "停水通知" }), /titel/);
});

test("codes are explained", () => {
	for (const answer of [47003, "47003", { errcode: 47003 }, '{"errcode":47003}', "failed: errcode=47003"]) {
		const told = explainCode(answer, "en");
		assert.deepEqual([told.code, told.known, told.retry], [47003, true, "never"]);
	}
	const told = explainCode({ errcode: 47003, errmsg: "argument invalid! data.thing3.value invalid rid: 5f-a" });
	assert.deepEqual([told.field, told.rid], ["data.thing3.value", "5f-a"]);
	assert.match(told.meaning, /模板/);
	assert.deepEqual([explainCode(-1).retry, explainCode(200015).known, explainCode("nothing")], ["later", false, null]);
});

test("titles are compared and grouped", () => {
	const linter = new Linter({ language: "en" });
	const pair = linter.compare("订单支付成功通知", "订单付款成功提醒");
	assert.deepEqual([pair.kind, pair.verdict, pair.severity], ["title", "over-similar", "error"]);
	assert.equal(linter.compare("开始时间", "结束时间", "keyword").verdict, "distinct");
	const [group, ...others] = linter.groups(["停水通知", { title: "订单支付成功通知", id: "x" }, "订单付款成功提醒"]);
	assert.deepEqual(others, []);
	assert.deepEqual(
		group.members.map(({ index, id }) => [index, id]),
		[[1, "x"], [2, null]],
	);
	assert.throws(() => linter.compare("a", "b", "sentence"), /kind: unknown variant `sentence`/);
	assert.throws(() => linter.groups(["停水通知", 5]), /^TypeError: titles\[1\]: expected a title or an object with one, found 5$/);
	assert.throws(() => linter.groups([{ id: "x" }]), /titles\[0\]\.title: expected a string, found undefined/);
	assert.throws(() => linter.groups([{ title: "停水通知", id: 5 }]), /titles\[0\]\.id: expected a string, found 5/);
});

test("rules are listed and explained", () => {
	const linter = new Linter({ language: "en" });
	const suffix = linter.rules().find(({ id }) => id === "1.3");
	assert.deepEqual(linter.explain("1.3"), suffix);
	assert.deepEqual(linter.explain(suffix.slug), suffix);
	assert.throws(() => linter.explain("title-sufix"), /unknown rule "title-sufix"; did you mean "title-suffix"\?/);
	assert.ok(linter.tags().length > 0);
	assert.ok(linter.tags().every((tag) => typeof tag === "string"));
});

test("rules are chosen", () => {
	const rules = (options) => new Set(new Linter(options).check([{ title: "订单支付成功🎉" }]).findings.map(({ rule }) => rule));
	assert.deepEqual([...rules({ only: ["1.3"] })], ["1.3"]);
	assert.equal(rules({ skip: ["1.3"] }).has("1.3"), false);
	assert.throws(() => new Linter({ only: ["9.9"], language: "en" }), /unknown rule "9\.9"/);
	assert.throws(() => new Linter({ only: ["1.3"], skip: ["1.3"], language: "en" }), /no rule is selected/);
	assert.throws(() => new Linter({ skip: "1.3" }), /options\.skip: expected a list, found string/);
	assert.throws(() => new Linter({ ruleset: () => "x" }), /options\.ruleset: expected a string, found function/);
	assert.throws(() => new Linter({ words: 5 }), /options: words: expected a text, or a list of texts/);
	assert.throws(() => parse("x", "csv"), /options: expected an object, found string/);
	assert.throws(() => new Linter().library.load("x", []), /options: expected an object, found a list/);
});

test("words are added, with or without a name", () => {
	const [tag] = new Linter().tags();
	assert.ok(new Linter({ words: `${tag}\t测试词` }));
	assert.ok(new Linter({ words: [{ name: "words.tsv", text: `${tag}\t测试词` }] }));
	assert.throws(() => new Linter({ words: [{ name: "words.tsv", text: "none\t词" }], language: "en" }), /words\.tsv:1: .*none/);
});

test("rulesets come as names, as texts, and from files", () => {
	const base = builtinRulesets()[0];
	const text = JSON.stringify({ id: "mine", version: "2", extends: base, rules: [{ id: "1.3", severity: "off" }] });
	assert.deepEqual(new Linter({ ruleset: base }).ruleset.id, base);
	const mine = new Linter({ ruleset: text });
	assert.deepEqual(mine.ruleset, { id: "mine", version: "2" });
	assert.deepEqual(mine.check([{ title: "订单支付成功" }]).findings.filter(({ rule }) => rule === "1.3"), []);
	const files = { "rules/top.json": JSON.stringify({ id: "top", version: "1", extends: "mine.json" }), "rules/mine.json": text };
	const asked = [];
	const read = (path) => {
		asked.push(path);
		return files[path];
	};
	assert.equal(new Linter({ ruleset: "rules/top.json", read }).ruleset.id, "top");
	assert.deepEqual(asked, ["rules/top.json", "rules/mine.json"]);
	const outside = JSON.stringify({ id: "top", version: "1", extends: "../mine.json" });
	const far = { ruleset: "rules/top.json", read: (path) => (path.includes("..") ? text : outside), language: "en" };
	assert.throws(() => new Linter(far), /rules\/top\.json: extends: "\.\.\/mine\.json" is outside/);
	assert.equal(new Linter({ ...far, allow_folders: ["."] }).ruleset.id, "top");
	const failing = () => {
		throw new Error("no such file");
	};
	assert.throws(() => new Linter({ ruleset: "a.json", read: failing, language: "en" }), /a\.json: .*no such file/);
	assert.throws(() => new Linter({ ruleset: "a.json", read: () => 5, language: "en" }), /expected a string/);
	assert.throws(() => new Linter({ ruleset: "a.json", language: "en" }), /a\.json/);
	assert.throws(() => new Linter({ ruleset: "{}", ruleset_name: "mine.json", language: "en" }), /mine\.json/);
});

test("fixes are applied", () => {
	const linter = new Linter();
	const draft = { title: "订单支付成功🎉", id: "a", keywords: [{ name: "订单号", example: "1" }] };
	const finding = linter.check([draft]).findings.find(({ rule }) => rule === "1.3");
	const mended = linter.applyFix(draft, finding.fixes[0]);
	assert.equal(mended.id, "a");
	assert.deepEqual(mended.keywords, draft.keywords);
	assert.notEqual(mended.title, draft.title);
	assert.throws(() => linter.applyFix({ title: "" }, finding.fixes[0]), /the fix does not fit the template/);
	assert.equal(linter.applySafeFixes({ title: " 停水通知 " }).title, "停水通知");
});

test("reports are rendered as the command line does", () => {
	const linter = new Linter({ language: "en" });
	const templates = [{ title: "订单🎉支付成功" }];
	const report = linter.check(templates);
	const bytes = new Linter({ language: "en", encoding: "utf8" });
	for (const format of ["json", "jsonl", "csv", "markdown"]) {
		assert.equal(linter.render(report, format, templates), bytes.render(bytes.check(templates), format, templates));
	}
	assert.deepEqual(JSON.parse(linter.render(report, "json", templates)), bytes.check(templates));
	assert.match(linter.render(report, "csv", templates), /^\ufeff?severity,rule,/);
	assert.throws(() => linter.render(report, "json"), /not about these templates/);
	assert.throws(() => linter.render(report, "json", [{ title: "停水通知" }]), /not about these templates/);
	assert.throws(() => linter.render(report, "sarif", templates), /format: unknown variant `sarif`/);
});

test("files keep their names and lines", () => {
	const linter = new Linter({ language: "en" });
	const report = linter.checkFiles([
		{ name: "a.jsonl", content: '{"title": "停水通知"}\n{"title": 5}\n{"title": "停电"}\n' },
		{ name: "gone.json", error: "no such file or folder" },
		{ name: "b.csv", content: new TextEncoder().encode("停气完成,编号,1\n") },
		{ content: "停暖" },
	]);
	assert.deepEqual(
		report.findings.filter(({ rule }) => rule === "1.3").map(({ template: { index, path, line } }) => [index, path, line]),
		[[2, "a.jsonl", 3], [3, "b.csv", 1], [4, null, 1]],
	);
	assert.match(errorLine(report.errors[0]), /^a\.jsonl:2:/);
	assert.equal(errorLine(report.errors[1]), "gone.json: no such file or folder");
	assert.equal(report.summary.templates, 4);
	assert.deepEqual(report.templates.map((template) => template?.title), ["停水通知", undefined, "停电", "停气完成", "停暖"]);
	assert.match(linter.render(report, "csv", report.templates), /停气完成,title,停气完成,/);
});

test("drafts are parsed, and faults told", () => {
	const parsed = parse("标题,关键词1,示例1\n停水通知,时间,2024年1月1日\n停电通知,时间\n", { name: "a.csv", language: "en" });
	assert.equal(parsed.format, "csv");
	assert.deepEqual(parsed.places[0]["keywords[0].example"], { line: 2, column: 9, cell: "C2" });
	assert.deepEqual(parsed.templates[0], { title: "停水通知", keywords: [{ name: "时间", example: "2024年1月1日" }] });
	assert.deepEqual([parsed.lines.length, parsed.places.length, parsed.notes], [parsed.templates.length, parsed.templates.length, []]);
	assert.equal(parse("停水通知\t时间\t2024年1月1日").format, "tsv");
	assert.equal(parse("").errors.length, 1);
	assert.throws(() => parse("a", { format: "xls" }), /options: unknown variant `xls`/);
	assert.deepEqual(parse("停水通知", null).templates, [{ title: "停水通知" }]);
});

test("drafts are written as they are read", () => {
	const drafts = [
		{ id: "a", title: "=停水,通知", scene: "小区", keywords: [{ name: "时间", example: "2024年1月1日", type: "time" }, { name: "" }] },
		{ title: "标题", keywords: [{ name: "'=1\n", example: " " }] },
		{ title: "停电🎉通知" },
	];
	for (const format of ["json", "jsonl", "csv", "tsv", "markdown"]) {
		for (const language of ["zh", "en", undefined, null]) {
			const written = writeDrafts(drafts, format, language);
			const parsed = parse(written, { language: "en" });
			const expected = format === "markdown" ? "text" : format;
			assert.deepEqual([parsed.format, parsed.errors, parsed.notes, parsed.templates], [expected, [], [], drafts]);
		}
	}
	assert.equal(writeDrafts([{ title: "停水通知" }], "csv"), "\ufeff标题,关键词1,示例1\r\n停水通知,,\r\n");
	assert.match(writeDrafts([], "csv", "en"), /^\ufefftitle,keyword 1,example 1\r\n$/);
	assert.deepEqual(JSON.parse(writeDrafts([], "json")), { templates: [] });
	const ignoring = [{ title: "停水通知", ignore: [{ rule: "1.6", reason: "聚会" }] }];
	assert.deepEqual(JSON.parse(writeDrafts(ignoring, "json")), { templates: ignoring });
	assert.throws(() => writeDrafts([{ title: "停水通知" }, { titel: "停电通知" }], "csv", "en"), {
		name: "Error",
		message: /^templates\[1\]: unknown key "titel"; did you mean "title"\?/,
	});
	assert.equal(writeDrafts([{ title: "停水*通知" }], "markdown", "en"), "## 停水\\*通知\n");
	assert.throws(() => writeDrafts([], "xls"), /format: unknown variant `xls`/);
	assert.throws(() => writeDrafts([], "csv", "fr"), /language: unknown variant `fr`/);
	assert.throws(() => writeDrafts("停水通知", "csv"), /templates: expected a list/);
});

test("what needs no linter", async () => {
	assert.match(version(), /^\d+\.\d+\.\d+$/);
	assert.equal(builtinRulesets()[0], new Linter().ruleset.id);
	assert.deepEqual(builtinRulesets().slice(1), builtinRulesets().slice(1).sort());
	assert.equal((await schema("report")).title, "mobanlint report");
	assert.ok((await schema("drafts")).properties ?? (await schema("drafts")).anyOf ?? (await schema("drafts")).oneOf);
	assert.ok((await schema("rulesets")).properties);
	await assert.rejects(schema("other"), /expected drafts, rulesets or report/);
});

test("a linter that was freed starts anew", () => {
	const linter = new Linter();
	linter.library.insert("停水通知");
	linter.free();
	linter.free();
	assert.equal(linter.library.size, 0);
	assert.equal(linter.checkOne({ title: "停水通知" }).length, 0);
});
