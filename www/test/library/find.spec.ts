import { chooseFiles, clean, expect, field, openSheet, paid, startWith, test } from "../fixtures";

const library = JSON.stringify([
	{ id: "t-1", title: "场馆预约取消通知", keywords: [{ name: "场馆名称" }, { name: "取消原因" }] },
	{ id: "t-2", title: "场馆预约成功通知", keywords: [{ name: "场馆名称" }] },
	{ id: "t-3", title: "停水通知" },
]);

test("the library is searched for what says an event, with the wanted keywords", async ({ page }) => {
	await startWith(page, clean);
	const sheet = await openSheet(page, "标题库");
	await expect(sheet.getByRole("searchbox")).toHaveCount(0);
	await chooseFiles(page, sheet.getByRole("button", { name: "打开文件" }), { name: "drafts.json", content: library });
	await expect(sheet.getByRole("heading", { name: "3 个标题" })).toBeVisible();

	await sheet.getByText("找现成的").click();
	const search = sheet.getByRole("searchbox", { name: "库里有没有说这件事的模板？" });
	await search.focus();
	await page.keyboard.type("用户取消了场馆预约");
	const found = sheet.getByRole("list", { name: "找到的模板" }).getByRole("listitem");
	await expect(found).toHaveCount(2);
	await expect(found.first()).toContainText("场馆预约取消通知");
	await expect(found.first()).toContainText("t-1");
	await expect(found.first().getByRole("meter")).toHaveAccessibleName(/相似度 \d+%/);
	await expect(found.nth(1)).toContainText("标题没有“取消”");
	await page.keyboard.press("Tab");
	await page.keyboard.type("场馆名称，取消时间");
	await expect(found.first()).toContainText("有：场馆名称");
	await expect(found.first()).toContainText("缺：取消时间");

	await search.fill("今天天气不错");
	await expect(sheet.getByRole("status").filter({ hasText: "没有说这件事的模板" })).toBeVisible();
	await expect(found).toHaveCount(0);
	// It waits there like everything that is typed, and what comes into the library is searched at once.
	await sheet.locator("#titles").fill("天气不错提醒");
	await sheet.getByRole("button", { name: "加入标题库" }).click();
	await expect(found).toHaveCount(1);
	await expect(found).toContainText("关键词未知");
	await search.fill("");
	await expect(found).toHaveCount(0);

	// Whoever finds none goes on with what was asked for.
	await search.fill("今天下雪了");
	await sheet.getByRole("button", { name: "都不合适：写一份新草稿" }).click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(field(page, 0)).toHaveValue("场馆名称");
	await expect(field(page, 1)).toHaveValue("取消时间");
});

test("the search speaks English", async ({ page }) => {
	await startWith(page, clean);
	await page.getByRole("button", { name: "English" }).first().click();
	const sheet = await openSheet(page, "Library");
	await sheet.locator("#titles").fill("停水通知\n停电通知");
	await sheet.getByRole("button", { name: "Add to the library" }).click();
	await sheet.getByText("Find", { exact: true }).click();
	await sheet.getByRole("searchbox").fill("停水了");
	await expect(sheet.getByText("1 template, nearest first")).toBeVisible();
});

test("an application is shown and copied, of a draft without errors alone", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await startWith(page, clean);
	const button = page.getByRole("button", { name: "申请内容" });
	await button.focus();
	await page.keyboard.press("Enter");
	const text = page.getByLabel("申请内容，可全选复制");
	await expect(text).toHaveValue("模板标题：挂号成功通知\n关键词1：就诊科室\n内容示例1：口腔科\n");
	await expect(text).toBeFocused();
	await expect(page.getByText("申请内容已复制")).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("模板标题：挂号成功通知");

	await field(page).fill("挂号成功");
	await expect(text).toHaveCount(0);
	await expect(button).toBeDisabled();
	await expect(page.getByText("还有 1 个错误，改好后才能申请。")).toBeVisible();
});

test("a draft with errors cannot be handed in", async ({ page }) => {
	await startWith(page, paid);
	await expect(page.getByRole("button", { name: "申请内容" })).toBeDisabled();
});
