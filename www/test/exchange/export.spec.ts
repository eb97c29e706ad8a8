import { readFile } from "node:fs/promises";
import { card, drop, expect, type Locator, openSheet, type Page, row, start, startWith, test } from "../fixtures";

const drafts = [
	{
		id: "t-1",
		title: "订单支付成功",
		keywords: [
			{ name: "订单号", example: '3,39"2' },
			{ name: "支付时间", example: "2026年1月5日\n12:30" },
		],
	},
	{ title: "消息通知", keywords: [{ name: "详情", example: "请查看" }] },
];

async function exporting(page: Page): Promise<Locator> {
	await start(page);
	await drop(page, { name: "drafts.json", content: JSON.stringify(drafts) });
	await expect(row(page, "消息通知")).toBeVisible();
	return openSheet(page, "导出");
}

/** Presses the button and reads what is saved. */
async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
	const waiting = page.waitForEvent("download");
	await button.click();
	const download = await waiting;
	return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** What a person reads in the drafts of the list, one after another. */
async function reimported(page: Page, name: string, text: string): Promise<string[][]> {
	await page.keyboard.press("Escape");
	const before = await page.locator(".rows .row").count();
	await drop(page, { name, content: text });
	await expect(page.locator(".rows .row")).toHaveCount(before + drafts.length);
	const found: string[][] = [];
	for (let at = before; at < before + drafts.length; at += 1) {
		await page.locator(".rows .row").nth(at).click();
		await expect(page.locator(".rows .row").nth(at)).toHaveAttribute("aria-current", "true");
		found.push(
			await page.locator("textarea.text").evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value)),
		);
	}
	return found;
}

const read = drafts.map(({ title, keywords }) => [title, ...keywords.flatMap(({ name, example }) => [name, example])]);

test("drafts are saved as JSON, which gives the same drafts again", async ({ page }) => {
	const sheet = await exporting(page);
	const { name, text } = await saved(page, sheet.getByRole("button", { name: "JSON" }).first());
	expect(name).toBe("mobanlint-drafts.json");
	const written = JSON.parse(text);
	expect(JSON.stringify(written)).toContain('"t-1"');
	expect(await reimported(page, name, text)).toEqual(read);
});

test("drafts are saved as CSV that a spreadsheet opens, which gives the same drafts again", async ({ page }) => {
	const sheet = await exporting(page);
	const { name, text } = await saved(page, sheet.getByRole("button", { name: "CSV" }).first());
	expect(name).toBe("mobanlint-drafts.csv");
	// A byte order mark, for else Excel takes it for another encoding.
	expect(text.startsWith("\ufeff")).toBe(true);
	const [header = ""] = text.slice(1).split(/\r?\n/);
	expect(header).toMatch(/标题/);
	expect(header).toMatch(/关键词1,示例1.*关键词2,示例2/);
	expect(await reimported(page, name, text)).toEqual(read);
});

test("the report is saved as JSON, CSV and Markdown, with all findings", async ({ page }) => {
	const sheet = await exporting(page);
	const json = await saved(page, sheet.getByRole("button", { name: "JSON" }).last());
	expect(json.name).toBe("mobanlint-report.json");
	const report = JSON.parse(json.text);
	expect(report.summary.templates).toBe(2);
	expect(report.findings.length).toBeGreaterThanOrEqual(3);
	for (const { template, at } of report.findings) {
		expect(template.path).toBe("drafts.json");
		expect(at.line).toBe(1);
		expect(at.column).toBeGreaterThan(1);
	}

	const csv = await saved(page, sheet.getByRole("button", { name: "CSV" }).last());
	expect(csv.name).toBe("mobanlint-report.csv");
	const markdown = await saved(page, sheet.getByRole("button", { name: "Markdown" }).last());
	expect(markdown.name).toBe("mobanlint-report.md");
	for (const { message } of report.findings) {
		// Marked up or quoted differently, but told.
		const plain = message.replace(/[^\p{L}\p{N}]/gu, "");
		expect(csv.text.replace(/[^\p{L}\p{N}]/gu, "")).toContain(plain);
		expect(markdown.text.replace(/[^\p{L}\p{N}]/gu, "")).toContain(plain);
	}
});

test("nothing can be exported where there is nothing", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "导出");
	for (const button of await sheet.locator(".row button").all()) {
		await expect(button).toBeDisabled();
	}
});

test("the report is printed with all findings, from the sheet", async ({ page }) => {
	await page.addInitScript(() => {
		window.print = () => {
			dispatchEvent(new Event("beforeprint"));
			document.documentElement.dataset.printed = document.querySelector(".report")?.textContent ?? "";
		};
	});
	const sheet = await exporting(page);
	await sheet.getByRole("button", { name: "打印" }).click();
	await expect(page.locator("html[data-printed]")).toHaveCount(1);
	await expect(sheet).toBeHidden();
	await expect(page.locator("html[data-printed*='drafts.json · ']")).toHaveCount(1);
	// On the screen the page stays; on paper the report stands alone.
	await expect(page.locator(".report")).toBeHidden();
	await expect(page.locator("header").getByRole("button", { name: "导出" })).toBeFocused();
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".report")).toBeVisible();
	await expect(page.locator(".page")).toBeHidden();
	await expect(page.locator(".report")).toContainText("2 份草稿");
	const printed = await page.locator(".report li").count();
	await page.evaluate(() => dispatchEvent(new Event("afterprint")));
	await page.emulateMedia({ media: "screen" });
	await expect(page.locator(".report")).toHaveCount(0);
	let told = 0;
	for (const { title } of drafts) {
		await row(page, title).click();
		told += await card(page).count();
	}
	expect(printed).toBe(told);
});

test("paper is white, though the page is dark", async ({ page }) => {
	await page.emulateMedia({ colorScheme: "dark" });
	await startWith(page, { title: "订单支付成功" });
	await (await openSheet(page, "设置")).getByLabel("深色").check();
	await page.keyboard.press("Escape");
	await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ colorScheme: "dark", media: "print" });
	await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
	await expect(page.locator("html")).toHaveCSS("color-scheme", "light");
});

test("the browser's own command prints the report too", async ({ page }) => {
	await startWith(page, { title: "订单支付成功" });
	await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".report")).toContainText("标题没有以“提醒”或“通知”结尾");
});
