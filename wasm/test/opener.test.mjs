// The second module: files that are not UTF-8, and workbooks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { initOpener, openFile, writeWorkbook } from "../pkg/node.js";
import { root } from "./common.mjs";

const TABLE = "标题,关键词1,示例1\r\n小区停水通知,停水时间,2015年1月5日\r\n";
const GBK = Buffer.from(
	"b1eacce22cb9d8bcfcb4ca312ccabec0fd310d0ad0a1c7f8cda3cbaecda8d6aa2ccda3cbaecab1bce42c32303135c4ea31d4c235c8d50d0a",
	"hex",
);

const fixture = (name) => readFileSync(join(root, "tests/fixtures/workbooks", name));
const texts = ({ Ok }) => Ok.sheets.map(({ name, rows }) => [name, ...rows.map(({ cells }) => cells.map(({ text }) => text))]);

test("a source that is none is refused, and another may be tried", async () => {
	await assert.rejects(initOpener(new Uint8Array([1, 2, 3])), (error) => error instanceof Error);
	await initOpener();
});

test("text says in which encoding it was", async () => {
	assert.deepEqual(await openFile(TABLE), { Ok: "plain" });
	assert.deepEqual(await openFile(GBK), { Ok: { text: { text: TABLE, encoding: "GB18030" } } });
	const utf16 = Buffer.from(`\ufeff${TABLE}`, "utf16le");
	assert.equal((await openFile(utf16)).Ok.text.text.replace("\ufeff", ""), TABLE);
});

test("workbooks of all kinds are opened as sheets", async () => {
	const [xlsx, ...others] = await Promise.all(["xlsx", "xls", "ods"].map((kind) => openFile(fixture(`libreoffice.${kind}`))));
	const [first, hidden] = xlsx.Ok.sheets;
	assert.deepEqual(first.rows[0], { number: 1, cells: [{ column: 1, text: "模板草稿（2015 年 1 月）", spans: [4, 1] }] });
	assert.equal(first.rows[2].cells[2].text, "2015年1月5日 08:30");
	assert.equal(first.rows[8].hidden, true);
	assert.equal(hidden.hidden, true);
	others.forEach((other) => assert.deepEqual(other, xlsx));
});

test("what is not read says why, in both languages", async () => {
	const { Err } = await openFile("%PDF-1.7");
	assert.equal(Err.foreign, true);
	assert.match(Err.en, /^a PDF; /);
	assert.match(Err.zh, /PDF/);
	const cut = await openFile(fixture("libreoffice.xlsx").subarray(0, 4000));
	assert.equal(cut.Err.foreign, false);
});

test("drafts are written as a workbook, and read back", async () => {
	const drafts = [{ title: "取件通知", keywords: [{ name: "单号", example: "339208499000000001" }] }, { title: "停水\ud800" }];
	const workbook = await writeWorkbook(drafts);
	assert.deepEqual(texts(await openFile(workbook)), [
		["模板", ["标题", "关键词1", "示例1"], ["取件通知", "单号", "339208499000000001"], ["停水\ufffd"]],
	]);
	assert.deepEqual(texts(await openFile(await writeWorkbook([], "en"))), [["templates", ["title", "keyword 1", "example 1"]]]);
});

test("what cannot be written is told", async () => {
	const long = { title: "停".repeat(32_768) };
	await assert.rejects(writeWorkbook([long], "en"), { message: /`title` of templates\[0\] has 32768 characters/ });
	await assert.rejects(writeWorkbook([{ titel: "停水" }]), { message: /titel/ });
	await assert.rejects(writeWorkbook("停水"), TypeError);
	await assert.rejects(writeWorkbook([], "fr"), { message: /fr/ });
	await assert.rejects(openFile(5), TypeError);
});
