import { card, clean, drop, expect, field, loadLibrary, openSheet, paid, paste, row, start, startWith, test } from "../fixtures";
import { expectAccessible } from "./accessible";

const several = [paid, clean, { title: "订单付款成功通知" }, { title: "ＶＩＰ到期提醒" }];

test("the empty page", async ({ page }) => {
	await start(page);
	await expectAccessible(page, "empty");
});

test("list, draft and findings, with neighbours and marks", async ({ page }) => {
	await startWith(page, ...several);
	await loadLibrary(page, ["订单支付成功通知"]);
	await expectAccessible(page, "a draft with errors");
	await row(page, "订单付款成功通知").click();
	await expect(card(page, "1.2").first()).toBeVisible();
	await page.getByText("编号、场景与忽略").click();
	await expectAccessible(page, "neighbours");
	await row(page, "ＶＩＰ").click();
	await page.keyboard.press("F8");
	await expectAccessible(page, "warnings, a finding that is pointed at");
	await row(page, clean.title).click();
	await expectAccessible(page, "no findings");
	await page.getByLabel("搜索标题、关键词").fill("没有这样的");
	await expectAccessible(page, "filter without result");
});

test("all clean, a message, a draft beyond the limits", async ({ page }) => {
	await startWith(page, clean);
	await expectAccessible(page, "all clean");
	await page.keyboard.press("Alt+n");
	await expectAccessible(page, "a new draft");
	await field(page).fill("长".repeat(30_000));
	await expectAccessible(page, "beyond the limits");
	await paste(page, "甲通知\t单号\t1");
	await expectAccessible(page, "a message");
});

for (const language of ["zh", "en"] as const) {
	test(`every sheet, in ${language}`, async ({ page }) => {
		await startWith(page, ...several);
		await loadLibrary(page, ["订单支付成功通知", "订单付款成功通知"]);
		const names = {
			zh: ["导入", "导出", "标题库", "相似组", "规则", "自己的词", "发送前检查", "设置"],
			en: ["Import", "Export", "Library", "Similar groups", "Rules", "Own words", "Before sending", "Settings"],
		};
		if (language === "en") {
			await page.getByRole("button", { name: "English" }).click();
			await expectAccessible(page, "the page in English");
		}
		for (const name of names[language]) {
			const sheet = await openSheet(page, name);
			await expectAccessible(page, name);
			if (name === "发送前检查" || name === "Before sending") {
				await sheet.getByRole("button", { name: /^(看示例|See a sample)$/ }).click();
				await sheet.locator("#answer").fill("47003");
				await expect(sheet.locator(".answer")).toBeVisible();
				await expectAccessible(page, `${name}, with a sample`);
			}
			await page.keyboard.press("Escape");
			await expect(page.locator("dialog")).toHaveCount(0);
		}
		await row(page, paid.title).focus();
		await page.keyboard.press("?");
		await expectAccessible(page, "keyboard");
		await page.keyboard.press("Escape");
		const sheet = await openSheet(page, language === "zh" ? "规则" : "Rules");
		await sheet.getByRole("button", { name: /^1\.3/ }).click();
		await expect(sheet.locator("h4").first()).toBeVisible();
		await expectAccessible(page, "a rule's page");
	});
}

test("import with errors, a refused ruleset, the question before clearing", async ({ page }) => {
	await startWith(page, clean);
	await paste(page, '停水通知\t区域\t1\n发货通知\t"单号');
	await expectAccessible(page, "pasted with errors");
	await page.keyboard.press("Escape");
	await drop(page, { name: "a.xlsx", content: "x" });
	await expectAccessible(page, "a file that is refused");
	await page.keyboard.press("Escape");
	const menu = await openSheet(page, "设置");
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await expectAccessible(page, "the question before clearing");
});

test.describe("where it cannot start, or keep anything", () => {
	test.use({ allowed: [/net::ERR_FAILED/] });

	test("loading, failed, not kept", async ({ page }) => {
		await page.route(/\.wasm$/, (route) => route.abort());
		await page.goto("./");
		await expect(page.getByRole("alert")).toBeVisible();
		await expectAccessible(page, "failed");
		await page.unroute(/\.wasm$/);
		await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
		await start(page);
		await expect(page.getByRole("alert")).toBeVisible();
		await expectAccessible(page, "not kept");
		await page.route(/\.js$/, (route) => route.abort());
		await page.goto("./");
		await expectAccessible(page, "loading");
	});
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

	test("its views and its menu", async ({ page }) => {
		await startWith(page, ...several);
		await expectAccessible(page, "list");
		await row(page, paid.title).click();
		await expectAccessible(page, "draft");
		await page.getByRole("button", { name: "预览", exact: true }).click();
		await expectAccessible(page, "preview");
		await page.getByRole("button", { name: "更多", exact: true }).click();
		await expectAccessible(page, "menu");
	});
});
