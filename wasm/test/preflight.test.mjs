import assert from "node:assert/strict";
import { test } from "node:test";
import { Linter, parseMessages } from "../pkg/node.js";

const template = {
	id: "T",
	title: "停水通知",
	keywords: [
		{ name: "停水区域", type: "thing", key: "thing1" },
		{ name: "停水时间", type: "time", key: "time2" },
	],
};
const message = { touser: "o", template_id: "T", page: "pages/index", data: { thing1: { value: "一至三栋" }, time2: { value: "9:00~11:00" } } };
const linter = new Linter({ ruleset: "wechat-send", language: "en" });
const found = (...given) => linter.preflight(...given).findings.map(({ field, outcome }) => `${field} ${outcome}`);

test("a message that fits its template is taken", () => {
	const report = linter.preflight(message, template);
	assert.deepEqual([report.findings, report.errors, report.notes], [[], [], []]);
	assert.equal(report.summary.messages, 1);
	assert.deepEqual(found([message, message], [template]), []);
});

test("what does not fit is told by the name the platform has for it", () => {
	const wrong = { ...message, page: "/pages/index", data: { "thing1.DATA": { value: "一栋" }, time2: "9:00～11:00" } };
	assert.deepEqual(found(wrong, template), [
		"page slash",
		"data.thing1.DATA dotted",
		"data.time2.value bare",
		"data.time2.value wide-tilde",
	]);
	assert.deepEqual(found({ ...message, template_id: "U" }, [template, { ...template, id: "V" }]), ["template_id template"]);
});

test("pasted text is read, and spans count what strings count", () => {
	const text = "send({\n  touser: openid,\n  data: { thing1: { value: '👍一栋\\n二栋' }, time2: { value: '9:00' } },\n})";
	const { messages, errors } = parseMessages(text);
	assert.deepEqual([messages.length, errors], [1, []]);
	const [finding] = linter.preflight(messages, template).findings;
	assert.deepEqual([finding.outcome, finding.span], ["control", { start: 4, end: 5 }]);
	assert.match(parseMessages("nothing", "en").errors[0].message, /there are no messages/);
});

test("what only a program knows counts as given, and what is safe is mended", () => {
	const text = "send({touser: user.openid, template_id: 'T', data: {'thing1.DATA': {value: `${area}小区`}, time2: '9:00～11:00'}})";
	const { messages } = parseMessages(text);
	assert.deepEqual(messages[0].data["thing1.DATA"], { value: { $expression: "`${area}小区`" } });
	assert.deepEqual(found(messages, template), [
		"data computed",
		"data.thing1.DATA dotted",
		"data.time2.value bare",
		"data.time2.value wide-tilde",
	]);
	const [mended] = linter.mend(messages, template);
	assert.match(mended, /"thing1": \{\s+"value": `\$\{area\}小区`/);
	assert.match(mended, /"time2": \{\s+"value": "9:00~11:00"/);
	assert.match(mended, /"touser": user\.openid/);
	assert.deepEqual(linter.mend(message, [template]), [JSON.stringify(message, null, 2)]);
});

test("pages and reviewed values are known when they are given", () => {
	const context = { app: { pages: ["pages/home"] }, constants: JSON.stringify({ thing1: ["一栋"] }) };
	assert.deepEqual(found(message, template, context), ["page unknown", "data.thing1.value not-listed"]);
	assert.throws(() => linter.preflight(message, template, { app: {} }), /pages/);
	assert.throws(() => linter.preflight(message, template, { app: 7 }), /context\.app/);
});

test("what is no message, and a ruleset without rules about messages, are told", () => {
	assert.match(linter.preflight({}, template).errors[0].message, /there are no messages/);
	assert.match(new Linter({ language: "en" }).preflight(message, template).errors[0].message, /wechat-send/);
	assert.throws(() => linter.preflight(message, 7), TypeError);
});

test("the interface that ended is told of in a note", () => {
	const [note] = linter.preflight({ ...message, form_id: "f" }, template).notes;
	assert.match(note.message, /45103/);
});
