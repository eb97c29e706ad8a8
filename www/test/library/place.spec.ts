import { card, chooseFiles, clean, expect, expectKept, type Locator, openSheet, type Page, startWith, test } from "../fixtures";
import { expectAccessible } from "../looks/accessible";

const known = JSON.stringify([
	{ id: "t-1", title: "场馆预约取消通知", keywords: [{ name: "取消原因" }] },
	{ id: "t-2", title: "订单支付成功通知" },
]);

async function load(page: Page, ...files: { name: string; content: string }[]): Promise<Locator> {
	const sheet = await openSheet(page, "标题库");
	await chooseFiles(page, sheet.getByRole("button", { name: "打开文件" }), ...files);
	return sheet;
}

test("titles are read, looked through, struck out and put back", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" });
	const sheet = await load(
		page,
		{ name: "模板.json", content: known },
		{ name: "名单.json", content: JSON.stringify(["停水通知", "停电通知"]) },
	);
	const titles = sheet.getByRole("list", { name: "库里的标题" }).getByRole("listitem");
	await expect(titles).toHaveCount(4);
	await expect(titles.first()).toContainText("t-1 · 关键词：取消原因 · 模板.json");
	await expectAccessible(page, "the titles of the library");
	const looking = sheet.getByRole("searchbox", { name: "搜索标题、编号、关键词" });
	for (const [text, title] of [
		["T-2", "订单支付成功通知"],
		["原因", "场馆预约取消通知"],
		["停电", "停电通知"],
	] as const) {
		await looking.fill(text);
		await expect(titles).toHaveCount(1);
		await expect(titles).toContainText(title);
	}
	await looking.fill("支付");
	await sheet.getByRole("button", { name: "划掉“订单支付成功通知”" }).click();
	await expect(sheet.locator("h3")).toHaveText("3 个标题");
	await expect(sheet.getByText("没有符合的标题")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.1")).toHaveCount(0);

	await expectKept(page, '"struck":[1]');
	await page.reload();
	await openSheet(page, "标题库");
	await expect(sheet.locator("h3")).toHaveText("3 个标题");
	await looking.fill("");
	await sheet.getByLabel("只看划掉的").check();
	await expect(titles).toHaveCount(1);
	await sheet.getByRole("button", { name: "放回“订单支付成功通知”" }).click();
	await expect(titles).toHaveCount(4);
	await page.keyboard.press("Escape");
	await expect(card(page, "1.1")).toHaveCount(1);
});

test("of titles that are alike one stays, and it is undone", async ({ page }) => {
	await startWith(page, clean);
	const sheet = await load(page, { name: "a.txt", content: "订单支付成功通知\n停水通知\n订单付款成功通知\n订单付款成功通知" });
	await sheet.getByRole("button", { name: "相似组" }).click();
	const groups = page.getByRole("dialog", { name: "相似组" });
	await expect(groups.getByLabel("标题库", { exact: true })).toBeChecked();
	const group = groups.locator(".group");
	await expect(group).toHaveCount(1);
	await expectAccessible(page, "groups of the library");
	await group.getByRole("radio").nth(2).check();
	await group.getByRole("button", { name: "留下选中的，划掉其余 2 个" }).click();
	await expect(groups.getByText("没有相似的标题")).toBeVisible();
	await page.keyboard.press("Escape");
	await openSheet(page, "标题库");
	await expect(sheet.locator("h3")).toHaveText("2 个标题");
	await expect(sheet.locator(".title .name")).toHaveText(["停水通知", "订单付款成功通知"]);
	await sheet.getByRole("status").getByRole("button", { name: "撤销" }).click();
	await expect(sheet.locator(".title .name")).toHaveCount(4);
});

test("a large library is filled in by and by, and only what is seen of it is in the page", async ({ page }) => {
	await startWith(page, { title: "第4999号窗口受理通知" }, { title: "第4998号窗口受理通知" });
	const titles = Array.from({ length: 5000 }, (_, at) => `第${at}号窗口受理通知`);
	const sheet = await load(page, { name: "titles.txt", content: titles.join("\n") });
	await expect(sheet.locator("h3")).toHaveText("5,000 个标题");
	await expect(sheet.locator(".title").first()).toContainText("第0号");
	expect(await sheet.locator(".title").count()).toBeLessThan(60);
	await sheet.getByRole("searchbox").fill("第4999号");
	await sheet.getByRole("button", { name: "划掉“第4999号窗口受理通知”" }).click();
	await expect(sheet.locator("h3")).toHaveText("4,999 个标题");
	await page.keyboard.press("Escape");
	await page.locator(".rows .row").nth(1).click();
	await expect(card(page, "1.1")).toHaveCount(1);
	await page.locator(".rows .row").first().click();
	await expect(card(page, "1.1")).toHaveCount(0);
});

test("the second desk is reached from the library", async ({ page }) => {
	await startWith(page, clean);
	const sheet = await openSheet(page, "标题库");
	await sheet.getByRole("button", { name: "发送前检查" }).click();
	await expect(page.getByRole("dialog", { name: "发送前检查" })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole("dialog")).toHaveCount(0);
});
