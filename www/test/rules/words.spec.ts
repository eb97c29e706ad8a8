import { card, clean, drop, expect, loadLibrary, openSheet, type Page, paid, startWith, test } from "../fixtures";

/** What only programs say: names of rules and kinds, paths into JSON, what a text is counted in. */
const MACHINE =
	/\b(title|keyword|example|subscribe)-[a-z]+|subscribe\.|wechat-|\b(promotion|contested|innocent|personal|example|broad|scene)\.[a-z]|keywords\[|templates\[|\bspan\b|\bbytes?\b|字节|\boffset\b|undefined|\bnull\b|\[object/i;

/** Everything that can be read on the page or hear of it, each line once. */
async function said(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const seen = [...document.querySelectorAll<HTMLElement>("body *")].filter((it) => it.checkVisibility());
		const texts = seen.flatMap((it) => [
			...[...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ""),
			it.getAttribute("title") ?? "",
			it.getAttribute("aria-label") ?? "",
			it.getAttribute("placeholder") ?? "",
		]);
		return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
	});
}

async function expectWords(page: Page, where: string): Promise<void> {
	expect(
		(await said(page)).filter((text) => MACHINE.test(text)),
		where,
	).toEqual([]);
}

const drafts = [
	paid,
	clean,
	{ title: "限时秒杀提醒", keywords: [["内容", "xxx"]] as [string, string][] },
	{
		title: "订单付款成功通知",
		keywords: [
			["时间", "1"],
			["时间", "2"],
		] as [string, string][],
	},
	{ title: "长".repeat(30_000) },
];

for (const language of ["zh", "en"] as const) {
	test(`no screen speaks as programs do, in ${language}`, async ({ page }) => {
		await startWith(page, ...drafts);
		await loadLibrary(page, ["订单支付成功通知", "订单付款成功提醒"]);
		if (language === "en") {
			await page.getByRole("button", { name: "English" }).click();
		}
		await page.getByLabel(language === "zh" ? "规则集" : "Ruleset").selectOption("wechat-subscribe-message");
		for (let at = 0; at < drafts.length; at += 1) {
			await page.locator(".rows .row").nth(at).click();
			await expectWords(page, `draft ${at}`);
		}
		for (const key of ["i", "h", "e", "p", "l", "g", "r", "w"]) {
			await page.locator(".rows .row").first().focus();
			await page.keyboard.press(`Alt+${key}`);
			await expect(page.getByRole("dialog")).toBeVisible();
			await expectWords(page, `Alt+${key}`);
			await page.keyboard.press("Escape");
			await expect(page.locator("dialog")).toHaveCount(0);
		}
		await page.locator(".rows .row").first().click();
		await card(page, "1.3").locator(".rule").click();
		await expect(page.locator(".asked h4").first()).toBeVisible();
		await expectWords(page, "a rule's page");
		await page.keyboard.press("Escape");
		await page.getByText(language === "zh" ? "表格" : "Table", { exact: true }).click();
		await expectWords(page, "the table");
		await drop(page, { name: "草稿.json", content: '[{"title":"停水通知","keywords":[{"name":1}]},{"titel":"x"}]' });
		await expect(page.getByRole("dialog")).toBeVisible();
		await expectWords(page, "a file that is not read");
		await page.keyboard.press("Escape");
		const sheet = await openSheet(page, language === "zh" ? "发送前检查" : "Before sending");
		await sheet.getByRole("button", { name: /^(看示例|See a sample)$/ }).click();
		await expect(sheet.locator(".finding").first()).toBeVisible();
		const told = await sheet.locator(".report").textContent();
		expect(told).not.toMatch(/data\.|keywords\[/);
	});
}
