import { clean, expect, field, message, type Page, row, startWith, test } from "../fixtures";
import { expectAccessible } from "../looks/accessible";
import { pane } from "./common";

const drafts = [
	{ title: "ＶＩＰ到期提醒" },
	{ title: "候诊通知", keywords: [["就诊科室 ", "口腔科"]] as [string, string][] },
	{ title: "订单支付成功" },
	{ title: "退款到账提示" },
	clean,
];

const titles = (page: Page) => page.locator(".rows .title").allTextContents();

async function mendAtOnce(page: Page) {
	await page.getByRole("button", { name: "批量修复…" }).click();
	const sheet = page.getByRole("dialog", { name: "批量修复" });
	await expect(sheet.locator(".draft").first()).toBeVisible();
	return sheet;
}

test("safe fixes and, separately chosen, proposals: seen before, made at once, taken back at once", async ({ page }) => {
	await startWith(page, ...drafts);
	const before = await titles(page);
	const sheet = await mendAtOnce(page);
	await expect(sheet.locator(".draft")).toHaveCount(2);
	await expect(sheet.locator(".draft").first()).toContainText("VIP到期提醒");
	await sheet.getByLabel(/改法供选择/).check();
	await expect(sheet.locator(".draft")).toHaveCount(4);
	await expectAccessible(page, "mending at once");
	await sheet.getByRole("combobox", { name: "订单支付成功 标题 改成" }).selectOption("改为“订单支付成功提醒”");
	await sheet.getByLabel("改“退款到账提示”").uncheck();
	await sheet.getByRole("button", { name: "修改 3 份草稿的 3 处" }).click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(message(page)).toContainText("已修改 3 份草稿的 3 处");
	expect(await titles(page)).toEqual(["VIP到期提醒", "候诊通知", "订单支付成功提醒", "退款到账提示", clean.title]);
	await page.keyboard.press("Control+z");
	await expect(row(page, "ＶＩＰ到期提醒")).toBeVisible();
	expect(await titles(page)).toEqual(before);
	await row(page, "候诊通知").click();
	await expect(field(page, 0)).toHaveValue("就诊科室 ");
});

test("all of one rule, all like this one, and none", async ({ page }) => {
	await startWith(page, ...drafts);
	await row(page, "退款到账提示").click();
	await field(page).press("Alt+Enter");
	await pane(page).getByRole("button", { name: "规则 1.3 的一起改…" }).click();
	const sheet = page.getByRole("dialog", { name: "批量修复" });
	await expect(sheet.getByLabel("改哪些")).toHaveValue("1.3");
	await expect(sheet.locator(".draft")).toHaveCount(2);
	await sheet.getByRole("button", { name: "全不选" }).click();
	await expect(sheet.getByRole("button", { name: /^修改 0 份/ })).toBeDisabled();
	await sheet.getByRole("button", { name: "全选" }).click();
	await sheet.getByRole("button", { name: "修改 2 份草稿的 2 处" }).click();
	await expect(row(page, "退款到账通知")).toBeVisible();
	await expect(pane(page)).toContainText("这个问题已经没有了");

	await row(page, "候诊通知").click();
	await field(page, 0).press("Alt+Enter");
	await pane(page).getByRole("button", { name: "相同的一起改…" }).click();
	await expect(sheet.locator("option:checked").first()).toContainText("与这一处相同");
	await expect(sheet.locator(".draft")).toHaveCount(1);
});

test.describe("in English", () => {
	test.use({ locale: "en-US" });

	test("the same words, the other way", async ({ page }) => {
		await page.goto("./");
		await page.getByRole("button", { name: "See a sample" }).first().click();
		await page.getByRole("button", { name: "Mend at once…" }).click();
		const sheet = page.getByRole("dialog", { name: "Mend at once" });
		await sheet.getByLabel(/^Proposals/).check();
		await page.keyboard.press("Escape");
		await page.keyboard.press("F8");
		await page.keyboard.press("Alt+Enter");
		await pane(page).getByRole("button", { name: "A term of my trade…" }).click();
		await expect(pane(page)).toContainText("No term can silence this");
		await expectAccessible(page, "a mark, in English");
	});
});
