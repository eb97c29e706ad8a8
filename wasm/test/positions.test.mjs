import assert from "node:assert/strict";
import { test } from "node:test";
import { Linter } from "../pkg/node.js";
import { batches, files, hard, read } from "./corpus.mjs";

const utf16 = new Linter();
const utf8 = new Linter({ encoding: "utf8" });
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function text(template, field) {
	const [, list, index, part] = /^(keywords|ignore)\[(\d+)\]\.(name|example|rule)$/.exec(field) ?? [];
	// An example that is absent is the empty text.
	return field === "title" ? template.title : (template[list][index][part] ?? "");
}

/** Every range of a finding, in its own place and in its fixes. */
function spans(finding) {
	return [finding, ...finding.fixes.flatMap((fix) => fix.edits)].map(({ field, span }) => [field, span]);
}

test("both encodings mark the same text", () => {
	const drafts = hard.flatMap((one) => [
		{ title: one },
		{ title: `${one}通知`, keywords: [{ name: one, example: one }, { name: `${one}🎉`, example: "{{a.DATA}}🎉" }] },
	]);
	let compared = 0;
	for (const draft of drafts) {
		const [units, bytes] = [utf16.check([draft]), utf8.check([draft])];
		assert.equal(units.findings.length, bytes.findings.length);
		for (const [index, finding] of units.findings.entries()) {
			const other = spans(bytes.findings[index]);
			for (const [at, [field, span]] of spans(finding).entries()) {
				const whole = text(draft, field);
				const [, { start, end }] = other[at];
				const raw = encoder.encode(whole);
				assert.equal(whole.slice(span.start, span.end), decoder.decode(raw.subarray(start, end)));
				assert.equal(whole.slice(0, span.start), decoder.decode(raw.subarray(0, start)));
				compared += 1;
			}
		}
	}
	assert.ok(compared > 50, `${compared} spans are too few to show anything`);
});

/** A report with bytes as one with UTF-16 units. */
function converted(report) {
	const units = (field, span, index) => {
		const raw = encoder.encode(text(report.templates[index], field));
		const unit = (end) => decoder.decode(raw.subarray(0, end)).length;
		return { start: unit(span.start), end: unit(span.end) };
	};
	const findings = report.findings.map((finding) => {
		const own = ({ field, span }) => units(field, span, finding.template.index);
		const fixes = finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: own(edit) })) }));
		return { ...finding, span: own(finding), fixes };
	});
	return { ...report, findings };
}

test("everything there is gives the same report in both encodings, but for what spans count", () => {
	const contents = [...files.map((path) => read(path, null)), ...Object.values(batches).map((batch) => JSON.stringify(batch))];
	let moved = 0;
	for (const content of contents) {
		const [units, bytes] = [utf16, utf8].map((linter) => linter.checkFiles([{ content }]));
		assert.deepEqual(units, converted(bytes));
		moved += units.findings.filter(({ span }, at) => span.end !== bytes.findings[at].span.end).length;
		assert.equal(utf16.render(units, "csv", units.templates), utf8.render(bytes, "csv", bytes.templates));
	}
	assert.ok(moved > 100, `${moved} spans that differ are too few to show anything`);
});

test("fixes give the same draft in both encodings", () => {
	for (const title of hard) {
		const draft = { title, keywords: [{ name: `${title}时间`, example: ` ${title}` }] };
		const [units, bytes] = [utf16.check([draft]).findings, utf8.check([draft]).findings];
		for (const [index, { fixes }] of units.entries()) {
			for (const [at, fix] of fixes.entries()) {
				const mended = utf16.applyFix(draft, fix);
				assert.deepEqual(mended, utf8.applyFix(draft, bytes[index].fixes[at]));
				assert.notDeepEqual(mended, draft);
			}
		}
	}
});

test("a span inside of a character is refused", () => {
	const fix = (start, end) => ({ title: "", applicability: "safe", edits: [{ field: "title", span: { start, end }, replacement: "" }] });
	assert.equal(utf16.applyFix({ title: "🎉a" }, fix(0, 2)).title, "a");
	for (const [start, end] of [[0, 1], [1, 2], [2, 1], [0, 9], [4294967295, 4294967295]]) {
		assert.throws(() => utf16.applyFix({ title: "🎉a" }, fix(start, end)), /does not fit/);
	}
	assert.throws(() => utf8.applyFix({ title: "🎉a" }, fix(0, 2)), /does not fit/);
});

test("half a surrogate pair counts as one character that is none", () => {
	const draft = { title: "停水\ud83c通知\udf89" };
	const report = utf16.check([draft]);
	assert.deepEqual(report.errors, []);
	assert.equal(report.findings[0].template.title, "停水\ufffd通知\ufffd");
	assert.deepEqual(report, utf16.check([{ title: "停水\ufffd通知\ufffd" }]));
	const escaped = utf16.check([{ title: "停水\\ud83c通知" }]).findings[0];
	assert.equal(escaped.template.title, "停水\\ud83c通知");
	assert.deepEqual(utf16.library.query("\ud800"), []);
});
