import { readFile } from "node:fs/promises";
import { drop, expect, field, openSheet, type Page, row, start, test } from "../fixtures";
import { make, type Read, read, without } from "../others";

test.skip(without !== "", without);

const rows = [
	["申请（十二月）"],
	["序号", "模板名称", "关键词1", "示例1"],
	[1, "挂号成功通知", "就诊科室", "口腔科"],
	[2, "停水通知", "停水区域", "和平里小区"],
	[3, "取餐通知", "餐号", 88],
	["合计", 3],
];

async function bring(page: Page): Promise<void> {
	const file = test.info().outputPath("a.xlsx");
	make(file, rows);
	await start(page);
	await drop(page, { name: "a.xlsx", content: await readFile(file) });
	await page.getByRole("dialog").getByRole("button", { name: "添加 3 份", exact: true }).click();
	await expect(page.locator(".rows .row")).toHaveCount(3);
}

async function saved(page: Page): Promise<Read> {
	const sheet = await openSheet(page, "导出");
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "Excel 表格" }).click();
	return read(await (await waiting).path());
}

test("rows that go take nothing else along: what is merged, filtered and formatted stays about the same rows", async ({
	page,
}) => {
	await bring(page);
	await row(page, "停水通知").focus();
	await page.keyboard.press("Delete");
	await row(page, "取餐通知").click();
	await field(page, 0, "example").fill("0099");
	await page.keyboard.press("Alt+n");
	await field(page).fill("发货通知");
	await field(page, 0).fill("单号");
	const { cells, merged, filter } = await saved(page);
	expect(cells.map((cells) => cells.slice(0, 5).map(({ text }) => text))).toEqual([
		["申请（十二月）", "", "", "", ""],
		["序号", "模板名称", "关键词1", "示例1", "结论"],
		["1", "挂号成功通知", "就诊科室", "口腔科", "通过"],
		["3", "取餐通知", "餐号", "0099", "通过"],
		["合计", "3", "", "", ""],
		["", "发货通知", "单号", "", "通过，有提示"],
	]);
	expect(merged).toEqual(["A1:D1", "C5:D5"]);
	expect(filter).toBe("A2:D4");
	expect(cells[5]?.map(({ border }) => border)).toEqual(Array(7).fill(true));
	await expect(page.getByText("格式没有保留")).toHaveCount(0);
});

test("the workbook is kept with its drafts, and what came in two goes into a new one, which is said", async ({ page }) => {
	await bring(page);
	await page.reload();
	expect((await saved(page)).merged).toEqual(["A1:D1", "C6:D6"]);
	await page.keyboard.press("Escape");
	await drop(page, { name: "b.csv", content: "标题,关键词,示例\r\n发货通知,单号,1\r\n" });
	await expect(page.locator(".rows .row")).toHaveCount(4);
	const { sheets, merged } = await saved(page);
	expect(sheets).toEqual(["十二月", "b"]);
	// What stretches over columns still does.
	expect(merged).toContain("A1:D1");
	await expect(page.locator(".toast")).toContainText("格式没有保留");
});
