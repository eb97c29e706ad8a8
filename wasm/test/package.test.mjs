// The package as npm gives it to people: installed in an empty Vite project, in a plain page, and in Node.

import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { build } from "vite";
import { chromium, pkg } from "./common.mjs";

const APP = `
import { init, Linter, schema } from "mobanlint";
await init();
const { findings } = new Linter().check([{ title: "订单支付成功" }]);
globalThis.said = findings[0].rule + " " + (await schema("report")).title;
if (globalThis.document) await fetch("/said?" + encodeURIComponent(globalThis.said));
`;
const SAID = "1.3 mobanlint report";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const folder = mkdtempSync(join(tmpdir(), "mobanlint-"));
const installed = join(folder, "node_modules/mobanlint");
after(() => rmSync(folder, { recursive: true }));

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "ignore"] });

before(() => {
	const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], pkg));
	writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
	npm(["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], folder);
	writeFileSync(join(folder, "app.js"), APP);
});

/** Serves a folder; the address. */
async function serve(root, types = TYPES) {
	const asked = [];
	let heard;
	const said = new Promise((resolve) => {
		heard = resolve;
	});
	const server = createServer((request, response) => {
		const { pathname, search } = new URL(request.url, "http://localhost");
		asked.push(pathname);
		if (pathname === "/said") {
			heard(decodeURIComponent(search.slice(1)));
		}
		try {
			const body = readFileSync(join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
			response.writeHead(200, { "content-type": types[extname(pathname) || ".html"] ?? "application/octet-stream" }).end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
	after(() => server.close());
	return { url: `http://127.0.0.1:${server.address().port}`, asked, said };
}

/** What the page says once it has run in a Chromium. */
async function page({ url, said }) {
	const args = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${mkdtempSync(join(folder, "profile"))}`, `${url}/`];
	const browser = spawn(chromium(), args, { stdio: "ignore" });
	const closed = new Promise((close) => browser.once("close", close));
	const late = setTimeout(() => browser.kill(), 30_000);
	const heard = await Promise.race([said, closed.then(() => "nothing")]);
	clearTimeout(late);
	browser.kill();
	await closed;
	return heard;
}

const noBrowser = chromium() ? false : "no Chromium here (CHROME_PATH or on the path): the tests of the page run this too";

test("one copy of the module, everything that was promised beside it, no path of this machine", () => {
	const files = readdirSync(installed, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
	assert.deepEqual(files.filter((name) => name.endsWith(".wasm")), ["mobanlint.wasm"]);
	for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "index.d.ts", "types.d.ts", "bin.js", "schemas/report.json"]) {
		assert.ok(files.includes(name), name);
	}
	for (const language of ["zh", "en"]) {
		assert.ok(files.includes(`docs/${language}/1.3.md`), `the page of rule 1.3 in ${language}`);
	}
	const module = readFileSync(join(installed, "mobanlint.wasm"), "latin1");
	assert.doesNotMatch(module, /\/(root|home|Users|work|tmp)\//);
});

test("in Node", async () => {
	const said = execFileSync(process.execPath, ["--input-type=module", "--eval", `${APP}; console.log(said)`], { cwd: folder, encoding: "utf8" });
	assert.equal(said.trim(), SAID);
	const bin = join(folder, "node_modules/.bin/mobanlint");
	assert.match(npm(["exec", "--offline", "--", "mobanlint", "--version"], folder), /^mobanlint \d/, bin);
});

test("its types fit", () => {
	writeFileSync(
		join(folder, "typed.ts"),
		`import { Linter, type Finding, type LinterOptions, type Report, type Template } from "mobanlint";
const options: LinterOptions = { language: "en", encoding: "utf8", only: ["1.3"] };
const draft: Template = { title: "x", keywords: [{ name: "y", example: null }] };
const report: Report = new Linter(options).check([draft]);
const spans: number[] = report.findings.map((finding: Finding) => finding.span.start);
// @ts-expect-error a title is needed
const none: Template = {};
// @ts-expect-error there is no such severity
report.findings[0]!.severity === "fatal";
export { none, spans };
`,
	);
	const tsc = join(pkg, "../node_modules/typescript/bin/tsc");
	for (const resolution of [["NodeNext", "NodeNext"], ["ESNext", "bundler"]]) {
		const args = ["--noEmit", "--strict", "--target", "ES2022", "--lib", "ES2022,DOM", "--types", "", "--module", resolution[0], "--moduleResolution", resolution[1], "typed.ts"];
		execFileSync(process.execPath, [tsc, ...args], { cwd: folder, stdio: "pipe" });
	}
});

test("in an empty Vite project", async () => {
	writeFileSync(join(folder, "index.html"), '<!doctype html><title></title><script type="module" src="app.js"></script>');
	await build({ root: folder, base: "./", logLevel: "silent", build: { target: "es2022", outDir: "dist", modulePreload: false } });
	const assets = readdirSync(join(folder, "dist/assets"));
	assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, assets.join(" "));
	const script = assets.find((name) => name.startsWith("index") && name.endsWith(".js"));
	assert.doesNotMatch(readFileSync(join(folder, "dist/assets", script), "utf8"), /node:fs/);
	// What was built for browsers needs no more of one than fetch, which in Node does not read files.
	const { url, asked } = await serve(join(folder, "dist"));
	const run = `const { fetch } = globalThis;
globalThis.fetch = (from) => fetch("${url}/assets/" + new URL(from).pathname.split("/").pop());
await import("./dist/assets/${script}"); console.log(said);`;
	const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", run], { cwd: folder });
	assert.equal(stdout.trim(), SAID);
	assert.match(asked.join(), /\.wasm$/);
});

test("the Vite project in a browser", { skip: noBrowser }, async () => {
	assert.equal(await page(await serve(join(folder, "dist"))), SAID);
});

test("in a plain page, from any server", { skip: noBrowser }, async () => {
	const plain = join(folder, "plain");
	mkdirSync(plain);
	writeFileSync(
		join(plain, "index.html"),
		`<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'">
<title></title><script type="module" src="app.js"></script>`,
	);
	writeFileSync(join(plain, "app.js"), APP.replace('"mobanlint"', '"./mobanlint/index.js"'));
	cpSync(installed, join(plain, "mobanlint"), { recursive: true });
	for (const types of [TYPES, { ...TYPES, ".wasm": "application/octet-stream" }]) {
		assert.equal(await page(await serve(plain, types)), SAID);
	}
});
