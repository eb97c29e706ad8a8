import { card, clean, expect, expectFocus, field, paid, paste, row, rows, startWith, test } from "./fixtures";

const drafts = [paid, clean, { title: "限时秒杀提醒" }, { title: "ＶＩＰ到期提醒" }];

test("the counts at the top add up, and filter", async ({ page }) => {
	await startWith(page, ...drafts);
	const [errors, warnings] = [page.getByRole("button", { name: /个错误/ }), page.getByRole("button", { name: /个警告/ })];
	await expect(page.locator(".counts")).toContainText("4 份草稿");
	await expect(errors).toHaveText(/3\s*错误/);
	await expect(page.locator(".count", { hasText: "通过" })).toHaveText(/1\s*通过/);
	await errors.click();
	await expect(errors).toHaveAttribute("aria-pressed", "true");
	await expect(page.locator(".rows .title")).toHaveText([paid.title, "限时秒杀提醒"]);
	await warnings.click();
	await expect(page.locator(".rows .title")).toHaveText(["ＶＩＰ到期提醒"]);
	await row(page, "ＶＩＰ").click();
	await expect(card(page, "1.6")).toHaveCount(1);
	await expect(card(page, "1.4")).toHaveCount(0);
	await expect(page.getByText("另有 1 条被筛选隐藏")).toBeVisible();
	await warnings.click();
	await expect(page.locator(".rows .row")).toHaveCount(4);
});

test("by rule and by text, and by none", async ({ page }) => {
	await startWith(page, ...drafts);
	await page.getByLabel("按规则筛选").selectOption("1.6");
	await expect(page.locator(".rows .title")).toHaveText(["限时秒杀提醒", "ＶＩＰ到期提醒"]);
	await page.getByLabel("搜索标题、关键词").fill("vip");
	await expect(page.getByText("没有符合筛选条件的草稿")).toBeVisible();
	await page.getByRole("button", { name: "显示全部" }).click();
	await expect(page.locator(".rows .row")).toHaveCount(4);
	await expectFocus(page);
	await page.getByLabel("搜索标题、关键词").fill("就诊科室");
	await expect(page.locator(".rows .title")).toHaveText([clean.title]);
});

test("a draft is deleted while a filter is on: the next one that is shown is opened", async ({ page }) => {
	await startWith(page, { title: "限时甲通知" }, clean, { title: "限时乙通知" });
	await page.getByLabel("搜索标题、关键词").fill("限时");
	await row(page, "限时甲通知").focus();
	await page.keyboard.press("Delete");
	await expect(page.locator(".rows .title")).toHaveText(["限时乙通知"]);
	await expect(field(page)).toHaveValue("限时乙通知");
	await expect(row(page, "限时乙通知")).toBeFocused();
	await page.keyboard.press("Delete");
	await expect(page.getByText("没有符合筛选条件的草稿")).toBeVisible();
	await expectFocus(page);
	await page.getByRole("button", { name: "显示全部" }).click();
	await expect(page.locator(".rows .title")).toHaveText([clean.title]);
});

test("a new draft is seen, whatever was looked for before", async ({ page }) => {
	await startWith(page, ...drafts);
	const search = page.getByLabel("搜索标题、关键词");
	await search.fill("vip");
	await page.getByRole("button", { name: "新草稿" }).click();
	await expect(page.locator(".rows .row[aria-current=true]")).toHaveText(/没有标题/);
	await expect(page.locator(".rows .row")).toHaveCount(5);
	await search.fill("vip");
	await search.blur();
	await paste(page, rows({ title: "停水通知", keywords: [["停水时间", "2026年1月5日"]] }));
	await expect(page.locator(".rows .row[aria-current=true]")).toHaveText(/停水通知/);
});

test("a rule that a filter asks for, and that another profile has not, is no trap", async ({ page }) => {
	await startWith(page, ...drafts);
	await page.getByRole("button", { name: "规则", exact: true }).click();
	await page.getByLabel("规则集").selectOption("wechat-subscribe-message");
	await page.keyboard.press("Escape");
	await page.getByLabel("按规则筛选").selectOption("subscribe.title-length");
	await page.getByRole("button", { name: "规则", exact: true }).click();
	await page.getByLabel("规则集").selectOption("wechat-template-message");
	await page.keyboard.press("Escape");
	await expect(page.locator(".rows .row")).toHaveCount(4);
	await expect(page.getByLabel("按规则筛选").locator("option:checked")).toHaveText("全部规则");
});
