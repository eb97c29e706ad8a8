import { readFile } from "node:fs/promises";
import {
	clean,
	drop,
	expect,
	expectKept,
	field,
	openSheet,
	type Page,
	paid,
	paste,
	row,
	start,
	startWith,
	test,
} from "../fixtures";
import { cells } from "../workbooks";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

async function sheetOf(page: Page): Promise<string[][]> {
	const sheet = await openSheet(page, "导出");
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "Excel 表格" }).click();
	const [first] = await cells(await readFile(await (await waiting).path()));
	await page.keyboard.press("Escape");
	await expect(sheet).toBeHidden();
	return first?.rows ?? [];
}

const below = "编号,标题,关键词,示例\r\nk1,取餐通知,餐号,88\r\n,,取餐地点,三号窗口\r\nk2,停水通知,停水区域,和平里\r\n";

test("keywords below one another: one more has a row of its own, one less leaves none", async ({ page }) => {
	await start(page);
	await drop(page, { name: "三月.csv", content: below });
	await row(page, "取餐通知").click();
	await page.getByRole("button", { name: "加一个关键词" }).click();
	await field(page, 2).fill("取餐时间");
	await field(page, 2, "example").fill("12:30");
	let rows = await sheetOf(page);
	expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
		["编号", "标题", "关键词", "示例"],
		["k1", "取餐通知", "餐号", "88"],
		["", "", "取餐地点", "三号窗口"],
		["", "", "取餐时间", "12:30"],
		["k2", "停水通知", "停水区域", "和平里"],
	]);
	await page.getByRole("button", { name: "删除第 1 个关键词" }).click();
	await page.getByRole("button", { name: "删除第 1 个关键词" }).click();
	rows = await sheetOf(page);
	expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
		["编号", "标题", "关键词", "示例"],
		["k1", "取餐通知", "取餐时间", "12:30"],
		["k2", "停水通知", "停水区域", "和平里"],
	]);
});

test("a further keyword has columns of its own; a deleted draft takes its row along; a new one comes below", async ({ page }) => {
	await start(page);
	await paste(page, "标题\t关键词1\t示例1\n取餐通知\t餐号\t88\n停水通知\t停水区域\t和平里\n");
	await row(page, "停水通知").click();
	await page.getByRole("button", { name: "加一个关键词" }).click();
	await field(page, 1).fill("恢复时间");
	await field(page, 1, "example").fill("9点");
	await row(page, "取餐通知").focus();
	await page.keyboard.press("Delete");
	await page.keyboard.press("Alt+n");
	await field(page).fill("发货通知");
	await field(page, 0).fill("单号");
	const rows = await sheetOf(page);
	expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
		["标题", "关键词1", "示例1", "关键词2", "示例2"],
		["停水通知", "停水区域", "和平里", "恢复时间", "9点"],
		["发货通知", "单号", "", "", ""],
	]);
	expect(rows[0]?.slice(5)).toEqual(["结论", "问题", "建议"]);
});

test("a sheet that came back once has its verdicts replaced, not beside them new ones", async ({ page }) => {
	await start(page);
	await paste(page, "标题\t结论\t问题\t建议\n订单支付成功\t通过\t旧的\t旧的");
	await page.getByRole("dialog").getByRole("button", { name: "添加 1 份", exact: true }).click();
	const rows = await sheetOf(page);
	expect(rows[0]).toEqual(["标题", "结论", "问题", "建议"]);
	expect(rows[1]?.slice(0, 2)).toEqual(["订单支付成功", "不通过"]);
	expect(rows[1]?.[2]).toMatch(/^1\.3 标题没有以/);
	expect(rows[1]?.[3]).toContain("补上“通知”");
});

test("drafts that came in no table are given one; the reload between changes nothing", async ({ page }) => {
	await start(page);
	await drop(page, {
		name: "a.json",
		content: JSON.stringify([{ title: "发货通知", keywords: [{ name: "单号" }, { name: "时间" }] }]),
	});
	expect((await sheetOf(page)).map((cells) => cells.slice(0, 5))).toEqual([
		["标题", "关键词1", "示例1", "关键词2", "示例2"],
		["发货通知", "单号", "", "时间", ""],
	]);
	await drop(page, { name: "三月.csv", content: below });
	await expectKept(page, "三月.csv");
	await page.reload();
	const rows = await sheetOf(page);
	expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
		["编号", "标题", "关键词", "示例"],
		["k1", "取餐通知", "餐号", "88"],
		["", "", "取餐地点", "三号窗口"],
		["k2", "停水通知", "停水区域", "和平里"],
		["", "发货通知", "单号", ""],
		["", "", "时间", ""],
	]);
});

test("on the clipboard, long numbers are text for the sheet they are pasted into, and formulas stay texts", async ({ page }) => {
	await startWith(page, {
		title: "取餐通知",
		keywords: [
			["单号", "339208499000000001"],
			["备注", "=1+1"],
		],
	});
	const sheet = await openSheet(page, "导出");
	await sheet.getByRole("button", { name: "复制为表格" }).click();
	await expect(sheet.getByText("已复制 2 行")).toBeVisible();
	const pasting = page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const given = (event: ClipboardEvent) =>
					resolve(["text/plain", "text/html"].map((type) => event.clipboardData?.getData(type) ?? ""));
				addEventListener("paste", given, { capture: true, once: true });
			}),
	);
	await page.keyboard.press("Control+v");
	const [text, html] = await pasting;
	const [heads, first] = text?.split("\r\n") ?? [];
	expect(heads?.split("\t")).toEqual(["标题", "关键词1", "示例1", "关键词2", "示例2", "结论", "问题", "建议"]);
	expect(first?.split("\t").slice(0, 5)).toEqual(["取餐通知", "单号", "339208499000000001", "备注", "'=1+1"]);
	expect(html).toContain("<td style=\"mso-number-format:'\\@'\">339208499000000001</td>");
});

test("the report is one page for a colleague: a summary, a bar for each rule, each draft; no script, no address", async ({
	page,
	context,
}) => {
	await startWith(page, paid, clean);
	const sheet = await openSheet(page, "导出");
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "网页" }).click();
	const file = await waiting;
	expect(file.suggestedFilename()).toBe("mobanlint-report.html");
	const html = await readFile(await file.path(), "utf8");
	expect(html).not.toMatch(/<script|https?:/);
	const report = await context.newPage();
	await report.setContent(html);
	await expect(report.locator("h2")).toHaveText(["摘要", "有问题的草稿 1", "没有问题的草稿 1"]);
	await expect(report.locator(".chart text[text-anchor=end]").first()).toHaveText(/^[12]\.\d$/);
	await expect(report.locator("article h3")).toHaveText(paid.title);
	await expect(report.locator("article li").first()).toContainText("标题没有以");
	await expect(report.locator("ul.clean li")).toHaveText([clean.title]);
});
