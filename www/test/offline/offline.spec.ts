import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { card, expect, expectKept, field, openSheet, type Page, paste, row, start, test } from "../fixtures";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const single = new URL("../../dist/mobanlint.html", import.meta.url).href;

async function expectPolicy(page: Page): Promise<void> {
	const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")) ?? "";
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
}

/** The rules are loaded and judge what is typed; the page is empty before. */
async function expectWorking(page: Page): Promise<void> {
	await page.getByRole("button", { name: "写一份新草稿" }).click();
	await field(page).fill("订单支付成功");
	await expect(card(page, "1.3")).toBeVisible();
}

/** A server of the test's own, which it can stop. */
async function serve(folder = dist) {
	const server = spawn(process.execPath, [fileURLToPath(new URL("../../scripts/serve.mjs", import.meta.url)), "0", folder]);
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
	await start(page);
	await expectWorking(page);
	await expectPolicy(page);
});

test("the served page is there when the server is not, with the drafts and the rules' pages", async ({ page }) => {
	const server = await serve();
	await start(page, server.url);
	await expectWorking(page);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await expectKept(page, "订单支付成功");
	await server.stop();
	await page.reload();
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(card(page, "1.3")).toBeVisible();
	await page.goto(`${server.url}?from=singlemessage&isappinstalled=0`);
	await expect(field(page)).toHaveValue("订单支付成功");
	await field(page).fill("限时秒杀通知");
	await card(page, "1.6").first().getByTitle("规则说明：1.6").click();
	await expect(page.locator(".asked").getByRole("heading", { name: "为什么" })).toBeVisible();
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

test.describe("opened from the disk", () => {
	test.use({ allowed: [/blocked by CORS policy|net::ERR_FAILED/] });

	test("the page that is meant to be served leads to the single file", async ({ page }) => {
		await page.goto(new URL("../../dist/index.html", import.meta.url).href);
		await expect(page.getByText("请打开同一个文件夹里的")).toBeVisible();
		await page.getByRole("link", { name: "mobanlint.html" }).click();
		await expectWorking(page);
	});
});

test("the single file works from the disk, asks for nothing and keeps the drafts", async ({ page, context }) => {
	const requests: string[] = [];
	context.on("request", (request) => requests.push(request.url()));
	await context.setOffline(true);
	await start(page, single);
	await expectPolicy(page);

	await paste(page, "订单支付成功\t订单号\t339208499\n消息通知\t时间\t今天13:30");
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await card(page, "1.3").getByRole("button", { name: "改为“订单支付成功通知”" }).click();
	await expect(field(page)).toHaveValue("订单支付成功通知");
	const sheet = await openSheet(page, "规则");
	await sheet.getByRole("button", { name: /^1\.3/ }).click();
	await expect(sheet.getByRole("heading", { name: "为什么" })).toBeVisible();
	await page.keyboard.press("Escape");
	const saved = page.waitForEvent("download");
	await (await openSheet(page, "导出")).getByRole("button", { name: "Markdown" }).last().click();
	expect((await saved).suggestedFilename()).toBe("mobanlint-report.md");

	await expectKept(page, "订单支付成功通知");
	await page.reload();
	await expect(row(page, "订单支付成功通知")).toBeVisible();
	expect(requests.filter((url) => !/^(data|blob):/.test(url))).toEqual([single, single]);
});
