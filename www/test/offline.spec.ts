import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const single = new URL("../dist/mobanlint.html", import.meta.url).href;

/** Everything the browser complains about, policy violations among it. */
function complaints(page: Page): string[] {
	const found: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") {
			found.push(message.text());
		}
	});
	page.on("pageerror", (error) => found.push(error.message));
	return found;
}

async function expectPolicy(page: Page): Promise<void> {
	const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")) ?? "";
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
}

async function expectWorking(page: Page): Promise<void> {
	await expect(page.locator("#count")).toHaveText(/^[1-9]\d*$/);
}

/** A server of the test's own, which it can stop. */
async function serve(folder = dist) {
	const server = spawn(process.execPath, [fileURLToPath(new URL("../scripts/serve.mjs", import.meta.url)), "0", folder]);
	const [line] = await once(server.stdout, "data");
	return {
		url: String(line).trim(),
		async stop() {
			server.kill();
			await once(server, "exit");
		},
	};
}

test("the served page works under its policy", async ({ page }) => {
	const found = complaints(page);
	await page.goto("./");
	await expectWorking(page);
	await expectPolicy(page);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	expect(found).toEqual([]);
});

test("the served page is there when the server is not", async ({ page }) => {
	const server = await serve();
	const found = complaints(page);
	await page.goto(server.url);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await server.stop();
	await page.reload();
	await expectWorking(page);
	expect(found).toEqual([]);
});

test("a new version takes over, and the page stays as it is", async ({ page }, info) => {
	const folder = info.outputPath("dist");
	await cp(dist, folder, { recursive: true });
	const server = await serve(folder);
	await page.goto(server.url);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	// Only a page that was opened under a worker can see it replaced, and only once it listens: then it asks for the texts.
	await Promise.all([page.waitForResponse(/\/texts-/), page.reload()]);
	await expectWorking(page);
	await page.evaluate(() => document.body.classList.add("same"));

	await appendFile(`${folder}/sw.js`, "\n// another version\n");
	await page.evaluate(async () => {
		const replaced = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
		await (await navigator.serviceWorker.ready).update();
		await replaced;
	});
	// Long enough for a reload, were there one.
	await page.waitForTimeout(2000);
	await expect(page.locator("body")).toHaveClass("same");
	await server.stop();
});

test("the single file works from the disk and asks for nothing", async ({ page, context }) => {
	const found = complaints(page);
	const requests: string[] = [];
	context.on("request", (request) => requests.push(request.url()));
	await context.setOffline(true);
	await page.goto(single);
	await expectWorking(page);
	await expectPolicy(page);
	expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([single]);
	expect(found).toEqual([]);
});
