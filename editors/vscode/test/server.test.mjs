// The server as VS Code's own client library speaks to it: its types of messages, over the same streams.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
	CodeActionKind,
	CodeActionRequest,
	CompletionRequest,
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	HoverRequest,
	InitializedNotification,
	InitializeRequest,
	PublishDiagnosticsNotification,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
	TextDocumentSyncKind,
} from "vscode-languageserver-protocol/node";

const program = process.env.MOBANLINT ?? fileURLToPath(new URL("../../../target/debug/mobanlint", import.meta.url));

let folder;
let server;
let connection;
let abilities;
const waiting = [];

before(async () => {
	folder = mkdtempSync(join(tmpdir(), "mobanlint-vscode-"));
	server = spawn(program, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
	connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	connection.onNotification(PublishDiagnosticsNotification.type, (told) => waiting.shift()?.(told));
	connection.listen();
	const asked = { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {}, locale: "zh-cn" };
	({ capabilities: abilities } = await connection.sendRequest(InitializeRequest.type, asked));
	await connection.sendNotification(InitializedNotification.type, {});
});

after(async () => {
	await connection.sendRequest(ShutdownRequest.type);
	const ended = new Promise((resolve) => server.on("exit", resolve));
	await connection.sendNotification(ExitNotification.type);
	assert.equal(await ended, 0);
	rmSync(folder, { recursive: true });
});

const marks = () => new Promise((resolve) => waiting.push(resolve));

async function open(name, languageId, text) {
	const uri = pathToFileURL(join(folder, name)).href;
	const told = marks();
	await connection.sendNotification(DidOpenTextDocumentNotification.type, {
		textDocument: { uri, languageId, version: 1, text },
	});
	return { uri, ...(await told) };
}

test("what the extension hands over is what the server takes", () => {
	assert.equal(abilities.positionEncoding, "utf-16");
	assert.equal(abilities.textDocumentSync.change, TextDocumentSyncKind.Incremental);
	assert.ok(abilities.codeActionProvider.codeActionKinds.includes(CodeActionKind.QuickFix));
	const { contributes, main } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	assert.equal(main, "./dist/extension.js");
	const source = readFileSync(new URL("../src/extension.ts", import.meta.url), "utf8");
	for (const key of Object.keys(contributes.configuration.properties)) {
		assert.ok(source.includes(`"${key.replace("mobanlint.", "")}"`), key);
	}
});

test("a draft is marked, mended by a quick fix, and clean", async () => {
	const text = '[\n  {"title": "订单支付成功", "keywords": [{"name": "订单号", "example": "339208499"}]}\n]\n';
	const { uri, diagnostics } = await open("a.json", "json", text);
	assert.deepEqual(
		diagnostics.map(({ code, range }) => [code, range.start, range.end]),
		[["1.3", { line: 1, character: 13 }, { line: 1, character: 19 }]],
	);
	const actions = await connection.sendRequest(CodeActionRequest.type, {
		textDocument: { uri },
		range: diagnostics[0].range,
		context: { diagnostics, only: [CodeActionKind.QuickFix] },
	});
	const fix = actions.find(({ title }) => title.includes("订单支付成功通知"));
	const [edit] = fix.edit.changes[uri];
	assert.deepEqual([edit.newText, edit.range.start], ["通知", { line: 1, character: 19 }]);
	const told = marks();
	await connection.sendNotification(DidChangeTextDocumentNotification.type, {
		textDocument: { uri, version: 2 },
		contentChanges: [{ range: edit.range, text: edit.newText }],
	});
	const { version, diagnostics: left } = await told;
	assert.deepEqual([version, left], [2, []]);
});

test("a page is shown and names are offered where the cursor is", async () => {
	const { uri } = await open("b.json", "json", '[{"title": "停水", "keywords": [{"name": "时间", "type": ""}]}]');
	const at = (character) => ({ textDocument: { uri }, position: { line: 0, character } });
	const hover = await connection.sendRequest(HoverRequest.type, at(13));
	assert.match(hover.contents.value, /# 1\.3 /);
	const types = await connection.sendRequest(CompletionRequest.type, at(54));
	assert.ok(types.some(({ label }) => label === "thing"), JSON.stringify(types));
});

test("a template in a comment of a program is marked, what is no draft is not", async () => {
	const code = "// 停水 通知\n// 时间：{{time1.DATA}}\nconst id = 1;\n";
	const { diagnostics } = await open("c.ts", "typescript", code);
	assert.deepEqual(
		diagnostics.map(({ code, range }) => [code, range.start.line, range.start.character]),
		[
			["1.4", 0, 5],
			["2.4", 1, 3],
		],
	);
	writeFileSync(join(folder, "package.json"), "{}");
	assert.deepEqual((await open("package.json", "json", '{"name": "shop"}')).diagnostics, []);
});
