import { bar, card, clean, expect, expectFocus, field, paid, paste, row, rows, startWith, test } from "../fixtures";

const drafts = [paid, clean, { title: "限时秒杀提醒" }, { title: "ＶＩＰ到期提醒" }];

test("the counts at the top are of drafts, each by its worst, add up, and filter", async ({ page }) => {
	await startWith(page, ...drafts, { title: "ＡＢ到期提醒" });
	const counts = page.getByRole("list", { name: "草稿的检查结果" });
	await expect(counts).toContainText("5 份草稿");
	const count = (what: string) => counts.getByRole("button", { name: new RegExp(`^\\d+\\s*份${what}$`) });
	for (const [what, number] of Object.entries({ 有错误: 2, 有警告: 1, 仅提示: 1, 通过: 1 })) {
		await expect(count(what)).toHaveText(new RegExp(`^${number}\\s*份`));
	}
	await count("有错误").click();
	await expect(count("有错误")).toHaveAttribute("aria-pressed", "true");
	await expect(page.locator(".rows .title")).toHaveText([paid.title, "限时秒杀提醒"]);
	await count("有警告").click();
	await expect(page.locator(".rows .title")).toHaveText(["ＶＩＰ到期提醒"]);
	// Of a draft that is chosen by its worst finding all are told.
	await row(page, "ＶＩＰ").click();
	await expect(card(page, "1.6")).toHaveCount(1);
	await expect(card(page, "1.4")).toHaveCount(1);
	await expect(page.locator("#findings h2")).toHaveText(/1 个警告\s*1 个提示/);
	await expect(page.locator(".rows .row")).toHaveAccessibleName(/有警告.*2 个问题/);
	await count("仅提示").click();
	await expect(page.locator(".rows .title")).toHaveText(["ＡＢ到期提醒"]);
	await count("通过").click();
	await expect(page.locator(".rows .title")).toHaveText([clean.title]);
	await count("通过").click();
	await expect(page.locator(".rows .row")).toHaveCount(5);
});

test("a draft that only has info can be handed in, and is not called clean", async ({ page }) => {
	await startWith(page, { title: "ＡＢ到期提醒" });
	await expect(page.locator(".counts")).toContainText(/1\s*份仅提示/);
	await expect(page.locator(".counts")).toContainText(/0\s*份通过/);
	await expect(page.locator(".verdict")).toContainText("所有草稿都没有错误和警告；提示供参考。");
	await expect(page.getByText("全部通过")).toHaveCount(0);
});

test("by rule, a finding of another rule is hidden, and that is told", async ({ page }) => {
	await startWith(page, ...drafts);
	await bar(page, "1.6").last().click();
	await row(page, "ＶＩＰ").click();
	await expect(card(page)).toHaveCount(1);
	await expect(page.getByText("另有 1 条被筛选隐藏")).toBeVisible();
});

test("by rule and by text, and by none", async ({ page }) => {
	await startWith(page, ...drafts);
	await bar(page, "1.6").first().click();
	await expect(page.locator(".rows .title")).toHaveText(["限时秒杀提醒"]);
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
	await page.getByLabel("规则集").selectOption("wechat-subscribe-message");
	await bar(page, "关键词 2–5 个").last().click();
	await expect(page.locator(".bar[aria-pressed=true]")).toHaveCount(1);
	await page.getByLabel("规则集").selectOption("wechat-template-message");
	await expect(page.locator(".rows .row")).toHaveCount(4);
	await expect(page.locator(".bar[aria-pressed=true]")).toHaveCount(0);
});
