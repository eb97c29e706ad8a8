// The package under Next: on its server, and in a browser that its server answers.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { chromeArgs, chromePath } from "../../../www/scripts/chrome.mjs";
import { folder, pkg } from "../common.mjs";

const project = fileURLToPath(new URL(".", import.meta.url));
const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "ignore"] });
const next = [fileURLToPath(new URL("node_modules/next/dist/bin/next", import.meta.url))];
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

test("a page of Next judges on the server and in the browser", async () => {
	const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], pkg));
	npm(["install", "--no-save", "--offline", "--no-audit", "--no-fund", `${folder}/${filename}`], project);
	execFileSync(process.execPath, [...next, "build"], { cwd: project, env, stdio: "pipe" });

	const server = spawn(process.execPath, [...next, "start", "--port", "0"], { cwd: project, env, stdio: ["ignore", "pipe", "inherit"] });
	after(async () => {
		server.kill();
		await once(server, "exit");
	});
	let said = "";
	for await (const piece of server.stdout) {
		said += piece;
		if (/http:\/\/localhost:\d+/.test(said) && said.includes("Ready")) {
			break;
		}
	}
	const browser = await chromium.launch({ executablePath: chromePath(), args: chromeArgs });
	after(() => browser.close());
	const page = await browser.newPage();
	await page.goto(said.match(/http:\/\/localhost:\d+/)[0]);
	await page.locator("#client:not(:empty)").waitFor({ timeout: 15_000 });
	assert.deepEqual(await page.locator("output").allTextContents(), ["1.3", "1.3"]);
});
