import { clean, expect, paid, paste, type Row, test } from "../fixtures";
import { cell, copied, startTable, texts, titles } from "./common";

const rows: Row[] = [
	{
		title: "甲通知",
		keywords: [
			["单号", "1"],
			["时间", "2026年1月5日"],
		],
	},
	{
		title: "乙通知",
		keywords: [
			["编号", "2"],
			["日期", "2026年1月6日"],
		],
	},
	{
		title: "丙通知",
		keywords: [
			["号码", "3"],
			["时刻", "2026年1月7日"],
		],
	},
];

test("a range is selected by mouse and by keys, and copied as a spreadsheet does", async ({ page }) => {
	await startTable(page, ...rows);
	await cell(page, 1, "标题").hover();
	await page.mouse.down();
	await cell(page, 2, "关键词 1").hover();
	await page.mouse.up();
	await expect(page.getByRole("gridcell", { selected: true })).toHaveCount(4);
	expect((await copied(page)).text).toBe("甲通知\t单号\r\n乙通知\t编号");
	await page.keyboard.press("Shift+ArrowDown");
	await page.keyboard.press("Shift+ArrowRight");
	const { text, html } = await copied(page);
	expect(text).toBe("甲通知\t单号\t1\r\n乙通知\t编号\t2\r\n丙通知\t号码\t3");
	expect(html).toContain("mso-number-format");
	await cell(page, 3, "标题").click();
	await cell(page, 2, "示例 1").click({ modifiers: ["Shift"] });
	expect((await copied(page)).text).toBe("乙通知\t编号\t2\r\n丙通知\t号码\t3");
	await page.keyboard.press("Shift+Space");
	await expect(page.getByRole("gridcell", { selected: true })).toHaveCount(2 * 7);
	await page.keyboard.press("Control+a");
	expect((await copied(page)).text.split("\r\n")).toHaveLength(3);
});

for (const [what, text, expected] of [
	["quotes and line breaks", '"一行\n两行"\t"说""好""的"', [["一行\n两行", '说"好"的']]],
	["a quote that ends no cell", '"甲"或乙\t丙"丁', [['"甲"或乙', '丙"丁']]],
	[
		"a last line that is ended",
		"甲\t乙\r\n丙\t丁\r\n",
		[
			["甲", "乙"],
			["丙", "丁"],
		],
	],
	[
		"empty cells",
		"\t乙\n丙\t",
		[
			["", "乙"],
			["丙", ""],
		],
	],
] as const) {
	test(`pasted: ${what}`, async ({ page }) => {
		await startTable(page, ...rows);
		await cell(page, 1, "关键词 1").click();
		await paste(page, text);
		const found = (await texts(page)).slice(0, expected.length).map((row) => row.slice(1, 3));
		expect(found).toEqual(expected);
		// What is copied from there reads the same when it is pasted elsewhere.
		const again = (await copied(page)).text;
		await cell(page, 1, "关键词 2").click();
		await paste(page, again);
		expect((await texts(page)).slice(0, expected.length).map((row) => row.slice(3, 5))).toEqual(expected);
	});
}

test("a paste goes over the end of the table, and is one step", async ({ page }) => {
	await startTable(page, ...rows);
	const before = await texts(page);
	await cell(page, 3, "标题").click();
	await paste(page, "丁通知\t单号\t4\r\n戊通知\t单号\t5\r\n己通知\t单号\t6\r\n");
	expect(await titles(page)).toEqual(["甲通知", "乙通知", "丁通知", "戊通知", "己通知"]);
	expect((await texts(page))[2]?.slice(0, 5)).toEqual(["丁通知", "单号", "4", "时刻", "2026年1月7日"]);
	await expect(page.locator("[data-active] textarea")).toBeFocused();
	await page.keyboard.press("Control+z");
	await expect.poll(() => texts(page)).toEqual(before);
	await page.keyboard.press("Control+y");
	await expect.poll(() => titles(page)).toHaveLength(5);
});

test("one cell is pasted into all that are selected, a row into each that is", async ({ page }) => {
	await startTable(page, ...rows);
	await cell(page, 1, "示例 1").click();
	await cell(page, 3, "示例 1").click({ modifiers: ["Shift"] });
	await paste(page, "9");
	expect((await texts(page)).map((row) => row[2])).toEqual(["9", "9", "9"]);
	await cell(page, 1, "关键词 2").click();
	await cell(page, 3, "示例 2").click({ modifiers: ["Shift"] });
	await paste(page, "时间\t今天13:30\n");
	expect((await texts(page)).map((row) => row.slice(3, 5))).toEqual(Array(3).fill(["时间", "今天13:30"]));
});

test("filled down, cleared, cut; each is one step", async ({ page }) => {
	await startTable(page, ...rows);
	const before = await texts(page);
	await cell(page, 1, "关键词 1").click();
	await cell(page, 3, "示例 1").click({ modifiers: ["Shift"] });
	await page.keyboard.press("Control+d");
	expect((await texts(page)).map((row) => row.slice(1, 3))).toEqual(Array(3).fill(["单号", "1"]));
	await page.keyboard.press("Control+z");
	await expect.poll(() => texts(page)).toEqual(before);
	// A single cell takes what stands above it.
	await cell(page, 2, "标题").click();
	await page.keyboard.press("Control+d");
	expect(await titles(page)).toEqual(["甲通知", "甲通知", "丙通知"]);
	await page.keyboard.press("Control+z");
	await cell(page, 1, "标题").click();
	await cell(page, 2, "标题").click({ modifiers: ["Shift"] });
	await page.keyboard.press("Delete");
	expect(await titles(page)).toEqual(["", "", "丙通知"]);
	await page.keyboard.press("Control+z");
	await expect.poll(() => titles(page)).toEqual(["甲通知", "乙通知", "丙通知"]);
	await cell(page, 3, "标题").click();
	expect((await copied(page, "cut")).text).toBe("丙通知");
	expect(await titles(page)).toEqual(["甲通知", "乙通知", ""]);
});

test("rows are inserted, duplicated, moved and deleted", async ({ page }) => {
	await startTable(page, ...rows);
	const tools = page.getByRole("toolbar", { name: "对选中的行" });
	await cell(page, 1, "标题").click();
	await page.keyboard.press("Shift+ArrowDown");
	await page.keyboard.press("Alt+Shift+ArrowDown");
	expect(await titles(page)).toEqual(["丙通知", "甲通知", "乙通知"]);
	await page.keyboard.press("Alt+Shift+ArrowUp");
	expect(await titles(page)).toEqual(["甲通知", "乙通知", "丙通知"]);
	await tools.getByRole("button", { name: "复制行" }).click();
	expect(await titles(page)).toEqual(["甲通知", "乙通知", "甲通知", "乙通知", "丙通知"]);
	await tools.getByRole("button", { name: "删除行" }).click();
	expect(await titles(page)).toEqual(["甲通知", "乙通知", "丙通知"]);
	await expect(page.locator("[data-active] textarea")).toBeFocused();
	await cell(page, 1, "标题").click();
	await tools.getByRole("button", { name: "插入行" }).click();
	await page.keyboard.type("新通知");
	await page.keyboard.press("Enter");
	expect(await titles(page)).toEqual(["甲通知", "新通知", "乙通知", "丙通知"]);
	await page.keyboard.press("Control+z");
	await page.keyboard.press("Control+z");
	await expect.poll(() => titles(page)).toEqual(["甲通知", "乙通知", "丙通知"]);
});

test("sorted by a column and back to the own order; what is changed does not run away", async ({ page }) => {
	await startTable(page, paid, clean, { title: "限时提醒" }, { title: "停水通知" });
	const own = await titles(page);
	const header = page.getByRole("columnheader", { name: "结论" });
	await header.getByRole("button").click();
	await expect(header).toHaveAttribute("aria-sort", "ascending");
	expect((await titles(page)).slice(0, 2)).toEqual([paid.title, "限时提醒"]);
	await expect(page.getByRole("toolbar").getByRole("button", { name: "上移" })).toHaveAttribute("aria-disabled", "true");
	await cell(page, 1, "标题").click();
	await page.keyboard.type("订单支付成功通知");
	await page.keyboard.press("Control+Enter");
	await cell(page, 1, "示例 1").click();
	await page.keyboard.type("339208499");
	await page.keyboard.press("Control+Enter");
	expect((await titles(page))[0]).toBe("订单支付成功通知");
	await header.getByRole("button").click();
	await header.getByRole("button").click();
	await expect(header).toHaveAttribute("aria-sort", "none");
	expect(await titles(page)).toEqual(["订单支付成功通知", ...own.slice(1)]);
	const order = page.getByRole("toolbar").getByLabel("排序");
	await order.selectOption("标题");
	const sorted = await titles(page);
	expect(sorted).toEqual([...sorted].sort(new Intl.Collator("zh-CN").compare));
	await order.selectOption("自己的顺序");
	expect(await titles(page)).toEqual(["订单支付成功通知", ...own.slice(1)]);
});

test("the filter is the list's, and what is mended stays until it is another", async ({ page }) => {
	await startTable(page, paid, clean, { title: "限时提醒" });
	await page.getByRole("button", { name: /份有错误/ }).click();
	expect(await titles(page)).toEqual([paid.title, "限时提醒"]);
	await cell(page, 2, "标题").click();
	await page.keyboard.type("到期提醒");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: /份有错误/ })).toContainText("1");
	expect(await titles(page)).toEqual([paid.title, "到期提醒"]);
	await page.getByRole("button", { name: "显示全部" }).click();
	expect(await titles(page)).toEqual([paid.title, clean.title, "到期提醒"]);
});
