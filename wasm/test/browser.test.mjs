// The package in a real browser: in an empty Vite project, built and served, and in a plain page.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import * as vite from "vite";
import { chromeArgs, chromePath } from "../../www/scripts/chrome.mjs";
import { folder } from "./common.mjs";
import { installed } from "./install.mjs";

/** What a page does with the package. What it found stands in the page for the test to read. */
const app = (init) => `
import { Linter, schema, init } from "mobanlint";
${init}
const linter = new Linter({ language: "en" });
linter.library.insert("订单付款成功提醒", "tid-1");
const { findings } = linter.check([{ title: "🎉订单支付成功" }]);
document.querySelector("#said").textContent = JSON.stringify({
	findings: findings.map(({ rule, span, related }) => [rule, span.start, span.end, ...related.map(({ id }) => id)]),
	schema: (await schema("report")).title,
});
`;
const INIT = "await init();";
const URL_GIVEN = 'import url from "mobanlint/mobanlint.wasm?url"; await init(url);';
const FOUND = {
	findings: [["1.4", 0, 2], ["1.2", 0, 8, "tid-1"], ["1.3", 8, 8]],
	schema: "mobanlint report",
};
const page = (script, head = "") =>
	`<!doctype html>${head}<link rel="icon" href="data:,"><title>x</title><output id="said"></output><script type="module" src="${script}"></script>`;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

let browser;
before(async () => {
	browser = await chromium.launch({ executablePath: chromePath(), args: chromeArgs });
	writeFileSync(join(folder, "app.js"), app(INIT));
	writeFileSync(join(folder, "index.html"), page("app.js"));
	writeFileSync(join(folder, "given.js"), app(URL_GIVEN));
	writeFileSync(join(folder, "given.html"), page("given.js"));
});
after(() => browser.close());

/** Opens a page; fails at any complaint of the browser's and at any request that goes elsewhere. */
async function opened(url) {
	const context = await browser.newContext();
	const tab = await context.newPage();
	const [complaints, requests] = [[], []];
	tab.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
	tab.on("pageerror", (error) => complaints.push(error.message));
	context.on("request", (request) => requests.push(request.url()));
	await tab.goto(url);
	const said = tab.locator("#said:not(:empty)");
	await said.waitFor({ timeout: 15_000 }).catch(() => assert.fail(`nothing was found: ${complaints.join("\n")}`));
	const found = JSON.parse(await said.textContent());
	await context.close();
	assert.deepEqual(complaints, []);
	const { origin } = new URL(url);
	assert.deepEqual(requests.filter((request) => !request.startsWith(origin) && !request.startsWith("data:")), []);
	return { found, modules: requests.filter((request) => /\.wasm$/.test(request)) };
}

/** Serves a folder; its address. */
async function serve(root, types = TYPES) {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url, "http://localhost");
		try {
			const body = readFileSync(join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
			response.writeHead(200, { "content-type": types[extname(pathname) || ".html"] ?? "application/octet-stream" }).end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
	after(() => server.close());
	return `http://127.0.0.1:${server.address().port}/`;
}

test("an empty Vite project, built", async () => {
	const input = ["index.html", "given.html"].map((name) => join(folder, name));
	await vite.build({ root: folder, logLevel: "silent", build: { rollupOptions: { input } } });
	const assets = readdirSync(join(folder, "dist/assets"));
	const modules = assets.filter((name) => name.endsWith(".wasm")).map((name) => name.split("-")[0]);
	assert.deepEqual(modules.sort(), ["mobanlint", "opener", "reader", "rulesets"], assets.join(" "));
	for (const script of assets.filter((name) => name.endsWith(".js"))) {
		assert.doesNotMatch(readFileSync(join(folder, "dist/assets", script), "utf8"), /node:fs/, script);
	}
	const url = await serve(join(folder, "dist"));
	for (const name of ["index.html", "given.html"]) {
		const { found, modules } = await opened(url + name);
		assert.deepEqual(found, FOUND, name);
		assert.equal(modules.length, 1);
	}
});

test("the same under Vite's development server, as the README says", async () => {
	const server = await vite.createServer({ root: folder, logLevel: "silent", server: { port: 0 }, optimizeDeps: { exclude: ["mobanlint"] } });
	after(() => server.close());
	await server.listen();
	assert.deepEqual((await opened(server.resolvedUrls.local[0])).found, FOUND);
});

test("a plain page under a strict policy, from any server", async () => {
	const plain = join(folder, "plain");
	mkdirSync(plain);
	const policy = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
	writeFileSync(join(plain, "index.html"), page("app.js", `<meta http-equiv="content-security-policy" content="${policy}">`));
	writeFileSync(join(plain, "app.js"), app(INIT).replace('"mobanlint"', '"./mobanlint/index.js"'));
	cpSync(installed, join(plain, "mobanlint"), { recursive: true });
	for (const types of [TYPES, { ...TYPES, ".wasm": "application/octet-stream" }]) {
		const { found, modules } = await opened(await serve(plain, types));
		assert.deepEqual(found, FOUND);
		assert.equal(modules.length, 1);
	}
});
