import { clean, expect, expectKept, message, type Page, paid, test } from "../fixtures";
import { cell, startTable, textOf, titles } from "./common";

const three = [paid, clean, { title: "停水通知", keywords: [["停水区域", "和平里小区"]] as [string, string][] }];

/** Which cell typing goes to. */
function active(page: Page) {
	return page.locator("[data-active] textarea");
}

test("the switch stands beside the list, and is remembered", async ({ page }) => {
	await startTable(page, ...three);
	await expect(page.getByRole("grid").getByRole("row")).toHaveCount(4);
	await expect(page.getByRole("columnheader", { name: "关键词 1", exact: true })).toBeVisible();
	await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "4");
	await expectKept(page, '"desk":"table"');
	await page.reload();
	await expect(page.getByRole("grid")).toBeVisible();
	await page.getByText("表单", { exact: true }).click();
	await expect(page.locator(".rows .row")).toHaveCount(3);
});

test("cells are gone through by keys as in a spreadsheet", async ({ page }) => {
	await startTable(page, ...three);
	await cell(page, 1, "标题").click();
	await expect(active(page)).toHaveAccessibleName("标题，第 1 行");
	await expect(active(page)).toHaveValue(paid.title);
	for (const [key, name] of [
		["ArrowRight", "关键词 1，第 1 行"],
		["ArrowDown", "关键词 1，第 2 行"],
		["Tab", "示例 1，第 2 行"],
		["Tab", "关键词 2，第 2 行"],
		["Enter", "关键词 1，第 3 行"],
		["Shift+Enter", "关键词 1，第 2 行"],
		["Shift+Tab", "标题，第 2 行"],
		["Shift+Tab", "示例 3，第 1 行"],
		["Home", "标题，第 1 行"],
		["End", "示例 3，第 1 行"],
		["Control+End", "示例 3，第 3 行"],
		["Control+Home", "标题，第 1 行"],
		["Control+ArrowDown", "标题，第 3 行"],
		["Control+ArrowRight", "示例 3，第 3 行"],
		["Control+ArrowLeft", "标题，第 3 行"],
	] as const) {
		await page.keyboard.press(key);
		await expect(active(page), key).toHaveAccessibleName(name);
		await expect(active(page), key).toBeFocused();
	}
	await page.keyboard.press("ArrowLeft");
	await expect(page.locator("[data-active] button")).toBeFocused();
	await expect(page.locator("[data-active] button")).toHaveAccessibleName("第 3 行通过，在表单里打开");
	await page.keyboard.press("Enter");
	await expect(page.locator("#field-title")).toHaveValue("停水通知");
	await expect(page.locator(".rows .row")).toHaveCount(3);
});

test("Escape and then Tab leaves the table, and Tab comes back to the cell that was left", async ({ page }) => {
	await startTable(page, ...three);
	await cell(page, 2, "关键词 1").click();
	await page.keyboard.press("Escape");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("grid").locator(":focus")).toHaveCount(0);
	await page.keyboard.press("Shift+Tab");
	await expect(active(page)).toBeFocused();
	await expect(active(page)).toHaveAccessibleName("关键词 1，第 2 行");
});

test("what is typed takes the place of the cell's text; F2 goes on with it; Escape gives it back", async ({ page }) => {
	await startTable(page, ...three);
	await cell(page, 1, "标题").click();
	await page.keyboard.type("订单付款成功");
	// As in the form, what is typed is judged with every keystroke.
	await expect(cell(page, 1, "标题").locator(".missing")).toHaveCount(1);
	await page.keyboard.type("通知");
	await expect(cell(page, 1, "标题").locator(".missing")).toHaveCount(0);
	await page.keyboard.press("Enter");
	expect(await titles(page)).toEqual(["订单付款成功通知", clean.title, "停水通知"]);
	await page.keyboard.press("F2");
	await page.keyboard.type("啊");
	await page.keyboard.press("ArrowLeft");
	await page.keyboard.type("呀");
	await expect(active(page)).toHaveValue(`${clean.title}呀啊`);
	await page.keyboard.press("Escape");
	await expect(active(page)).toHaveValue(clean.title);
	// Only what was finished is a step, and it is one.
	await page.keyboard.press("Control+z");
	await expect.poll(() => titles(page)).toEqual([paid.title, clean.title, "停水通知"]);
	await page.keyboard.press("Control+Shift+z");
	await expect.poll(() => titles(page)).toEqual(["订单付款成功通知", clean.title, "停水通知"]);
});

test("a double click changes the text where it stands, and going elsewhere keeps it", async ({ page }) => {
	await startTable(page, ...three);
	await cell(page, 3, "示例 1").dblclick();
	await page.keyboard.press("End");
	await page.keyboard.type("东区");
	await cell(page, 1, "标题").click();
	expect(await textOf(cell(page, 3, "示例 1"))).toBe("和平里小区东区");
	await expectKept(page, "和平里小区东区");
});

test("a keyword more is typed into the empty columns, and one that is cleared is gone", async ({ page }) => {
	await startTable(page, clean);
	await cell(page, 1, "关键词 2").click();
	await page.keyboard.type("就诊人");
	await page.keyboard.press("Tab");
	await page.keyboard.type("林晓");
	await page.keyboard.press("Enter");
	await expectKept(page, '{"name":"就诊人","example":"林晓"}');
	await expect(page.getByRole("columnheader", { name: "关键词 3", exact: true })).toBeVisible();
	await cell(page, 1, "关键词 2").click();
	await page.keyboard.press("Shift+ArrowRight");
	await page.keyboard.press("Delete");
	await expect.poll(() => textOf(cell(page, 1, "示例 2"))).toBe("");
	await page.getByText("表单", { exact: true }).click();
	await expect(page.locator(".keyword")).toHaveCount(1);
});

test("an input method writes into the active cell, and its letters are no text before it is done", async ({ page, context }) => {
	await startTable(page, ...three);
	const client = await context.newCDPSession(page);
	await cell(page, 2, "标题").click();
	for (const text of ["x", "xi", "xian'shi"]) {
		await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
		await expect(active(page)).toHaveValue(text);
	}
	await client.send("Input.insertText", { text: "限时提醒" });
	await expect(active(page)).toHaveValue("限时提醒");
	await expect(cell(page, 2, "标题").locator(".marked").first()).toHaveText("限时");
	await page.keyboard.press("Enter");
	expect(await titles(page)).toEqual([paid.title, "限时提醒", "停水通知"]);
	await page.keyboard.press("Control+z");
	await expect.poll(() => titles(page)).toEqual([paid.title, clean.title, "停水通知"]);
});

test("findings are marked in the cells; the reason is told on hover and for the active cell, and mended there", async ({
	page,
}) => {
	await startTable(page, ...three);
	await expect(cell(page, 1, "示例 1").locator(".marked")).toHaveText("xxx");
	await cell(page, 1, "示例 1").hover();
	await expect(page.locator(".tip")).toContainText("xxx");
	await page.mouse.move(5, 5);
	await expect(page.locator(".tip")).toHaveCount(0);
	await cell(page, 1, "标题").click();
	const reasons = page.getByRole("region", { name: "这一格的问题" });
	await expect(reasons).toContainText("标题没有以“提醒”或“通知”结尾");
	await expect(active(page)).toHaveAccessibleDescription(/标题没有以“提醒”或“通知”结尾/);
	await expect(active(page)).toHaveAttribute("aria-invalid", "true");
	await reasons.getByRole("button", { name: "改为“订单支付成功通知”" }).click();
	await expect(active(page)).toHaveValue("订单支付成功通知");
	await expect(active(page)).toBeFocused();
	await expect(reasons).toContainText("这一格（标题）没有问题。");
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(active(page)).toHaveValue(paid.title);
});

test("F8 goes from one marked cell to the next, from wherever the focus is", async ({ page }) => {
	await startTable(page, ...three, { title: "限时提醒" });
	await page.keyboard.press("F8");
	for (const name of ["示例 1，第 1 行", "标题，第 4 行", "标题，第 1 行"]) {
		await expect(active(page)).toHaveAccessibleName(name);
		await expect(active(page)).toBeFocused();
		await page.keyboard.press("F8");
	}
	await page.keyboard.press("Shift+F8");
	await expect(active(page)).toHaveAccessibleName("标题，第 1 行");
});

test("a new draft is a row whose title is typed at once", async ({ page }) => {
	await startTable(page, ...three);
	await page.keyboard.press("Alt+n");
	await page.keyboard.type("甲通知");
	await page.keyboard.press("Enter");
	expect(await titles(page)).toEqual([paid.title, clean.title, "停水通知", "甲通知"]);
});
