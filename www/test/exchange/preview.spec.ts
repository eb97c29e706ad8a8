import {
	drop,
	expect,
	field,
	keep,
	type Locator,
	message,
	openSheet,
	type Page,
	paste,
	row,
	start,
	startWith,
	test,
} from "../fixtures";
import { expectAccessible } from "../looks/accessible";
import { workbook } from "../workbooks";

/** A sheet as teams have them: a banner, running numbers, somebody in charge, a blank row and a sum. */
const sheet = [
	["模板申请表"],
	["序号", "模板名称", "关键词1", "示例1", "关键词2", "示例2", "负责人"],
	["1", "取餐通知", "餐号", "88", "取餐地点", "三号窗口", "小李"],
	["2", "停水通知", "停水区域", "和平里", "", "9点", "小王"],
	[],
	["3", "挂号成功通知", "就诊人", "林晓", "", "", "小王"],
	["合计", "3"],
];
const text = sheet.map((cells) => cells.join("\t")).join("\n");
const preview = (page: Page) => page.getByRole("dialog", { name: "导入草稿" });
const menu = (sheet: Locator, letter: string) => sheet.getByLabel(`${letter} 列是`);
const titles = (page: Page) => page.locator(".rows .title").allTextContents();

test("a table is shown with what each column is, and what is passed over with a word why", async ({ page }) => {
	await start(page);
	await paste(page, text);
	const sheet = preview(page);
	for (const [letter, meaning] of Object.entries({
		A: "不读",
		B: "标题",
		C: "关键词 1",
		D: "示例 1",
		E: "关键词 2",
		F: "示例 2",
		G: "不读",
	})) {
		await expect(menu(sheet, letter).locator("option:checked")).toHaveText(meaning);
	}
	await expect(sheet.getByLabel("表头", { exact: true }).locator("option:checked")).toHaveText("第 2 行");
	const why = sheet.locator("tbody tr.passed th");
	await expect(why).toHaveText([/^1\s*表头以上$/, /^2\s*表头$/, /^5\s*空行$/, /^7\s*不是草稿$/]);
	await expect(sheet.locator("tbody tr:not(.passed) td.passed").first()).toHaveText("1");
	await expect(sheet.locator(".drafts b")).toHaveText(["取餐通知", "停水通知", "挂号成功通知"]);
	await expectAccessible(page, "the preview of a table");
	await sheet.getByRole("button", { name: "添加 3 份", exact: true }).click();
	expect(await titles(page)).toEqual(["取餐通知", "停水通知", "挂号成功通知"]);
});

test("a keyword without a name drops no draft: it comes in blank, and the cell is named", async ({ page }) => {
	await start(page);
	await paste(page, text);
	const sheet = preview(page);
	await expect(sheet.locator(".drafts li", { hasText: "停水通知" })).toContainText("（没有名称） 9点");
	await expect(sheet.getByRole("list", { name: "怎样读的" })).toContainText("E4 没有关键词名");
	await expect(sheet.locator(".troubles")).toHaveCount(0);
	await page.keyboard.press("Control+Enter");
	await row(page, "停水通知").click();
	await expect(field(page, 1)).toHaveValue("");
	await expect(field(page, 1, "example")).toHaveValue("9点");
});

for (const [how, pasted] of Object.entries({
	"without heads": "停水通知\t停水区域\t和平里\n发货通知\t\t1\n退款通知\t金额\t9元",
	"one keyword a row": "标题\t关键词\t示例\n停水通知\t停水区域\t和平里\n发货通知\t\t1\n退款通知\t金额\t9元",
	"of which nothing else is a draft": "标题\t关键词\t示例\n停水通知\t停水区域\t和平里\n\t\t9点\n\t电话\t110",
})) {
	test(`a keyword without a name, in a table ${how}`, async ({ page }) => {
		await start(page);
		await paste(page, pasted);
		const sheet = preview(page);
		await expect(sheet.locator(".drafts .nameless")).toHaveText("（没有名称）");
		await expect(sheet.locator(".troubles")).toHaveCount(0);
		const count = pasted.includes("退款") ? 3 : 1;
		await sheet.getByRole("button", { name: `添加 ${count} 份`, exact: true }).click();
		await expect(page.locator(".rows .row")).toHaveCount(count);
	});
}

test("running numbers are no titles, with heads or without", async ({ page }) => {
	await start(page);
	await paste(page, "1\t停水通知\t停水区域\t和平里\n2\t发货通知\t单号\t12");
	const sheet = preview(page);
	await expect(menu(sheet, "A").locator("option:checked")).toHaveText("不读");
	await sheet.getByRole("button", { name: "添加 2 份", exact: true }).click();
	expect(await titles(page)).toEqual(["停水通知", "发货通知"]);
});

test("a column that was not understood is told by its menu, and the next sheet with these heads is read so", async ({ page }) => {
	const odd = (title: string) => `号\t说的事\t甲项\t甲值\n1\t${title}\t餐号\t88\n`;
	await start(page);
	await paste(page, odd("取餐通知"));
	const sheet = preview(page);
	await sheet.getByLabel("表头", { exact: true }).selectOption("第 1 行");
	await menu(sheet, "B").selectOption("标题");
	await menu(sheet, "C").selectOption("关键词 1");
	await menu(sheet, "D").selectOption("示例 1");
	await menu(sheet, "A").selectOption("不读");
	await expect(sheet.locator(".drafts li")).toHaveText(/取餐通知\s*餐号\s*88/);
	await sheet.getByRole("button", { name: "添加 1 份", exact: true }).click();
	await expect(field(page, 0, "example")).toHaveValue("88");

	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await paste(page, odd("退餐通知"));
	await expect(menu(sheet, "C").locator("option:checked")).toHaveText("关键词 1");
	await expect(sheet.locator(".drafts b")).toHaveText(["退餐通知"]);
});

test("one column is the title: another that was it is not read any more; heads can be none", async ({ page }) => {
	await start(page);
	await paste(page, "序号\t标题\t旧标题\n1\t停水通知\t断水通知\n2\t发货通知\t送货通知");
	const sheet = preview(page);
	await menu(sheet, "C").selectOption("标题");
	await expect(menu(sheet, "B").locator("option:checked")).toHaveText("不读");
	await expect(sheet.locator(".drafts b")).toHaveText(["断水通知", "送货通知"]);
	await sheet.getByLabel("表头", { exact: true }).selectOption("没有表头");
	await expect(sheet.locator(".drafts b")).toHaveText(["旧标题", "断水通知", "送货通知"]);
	await expect(sheet.getByRole("button", { name: "添加 3 份", exact: true })).toBeEnabled();
});

test("a workbook of two sheets is looked at sheet by sheet and taken as one", async ({ page }) => {
	await start(page);
	await drop(
		page,
		{
			name: "三月.xlsx",
			content: await workbook(
				[
					["序号", "标题"],
					[1, "停水通知"],
					[2, "发货通知"],
				],
				"三月",
			),
		},
		{
			name: "四月.xlsx",
			content: await workbook(
				[
					["序号", "标题"],
					[1, "退款通知"],
				],
				"四月",
			),
		},
	);
	const sheet = preview(page);
	await expect(sheet.locator("tbody td").nth(3)).toHaveText("停水通知");
	await sheet.getByLabel("看哪张表").selectOption("四月.xlsx · 四月（1 份）");
	await expect(sheet.locator("tbody td").nth(3)).toHaveText("退款通知");
	await sheet.getByRole("button", { name: "添加 3 份", exact: true }).click();
	expect(await titles(page)).toEqual(["停水通知", "发货通知", "退款通知"]);
});

test("a table in which everything is a draft's is taken at once", async ({ page }) => {
	await start(page);
	await paste(page, "标题\t关键词1\t示例1\n停水通知\t停水区域\t和平里\n发货通知\t单号\t12");
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("cells pasted into a field fill the fields from there on, in one step", async ({ page }) => {
	await startWith(page, { title: "停水通知", keywords: [["停水区域", "和平里"]] });
	await field(page, 0).focus();
	await paste(page, "区域\t一栋\r\n时间\t9点\r\n电话\t110\r\n");
	await expect(page.locator(".keyword")).toHaveCount(3);
	await expect(field(page, 2)).toHaveValue("电话");
	await expect(field(page, 1, "example")).toHaveValue("9点");
	await field(page, 0, "example").focus();
	await paste(page, "二栋\r\n10点");
	await expect(field(page, 0, "example")).toHaveValue("二栋");
	await expect(field(page, 1, "example")).toHaveValue("10点");
	await expect(field(page, 1)).toHaveValue("时间");
	await field(page).focus();
	await paste(page, "停电通知\t片区\t三栋\t恢复时间\t11点");
	await expect(field(page)).toHaveValue("停电通知");
	await expect(field(page, 1)).toHaveValue("恢复时间");
	await expect(page.locator(".rows .row")).toHaveCount(1);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(field(page)).toHaveValue("停水通知");
	await expect(field(page, 1)).toHaveValue("时间");
});

test.describe("where the room is used up", () => {
	test("the page says that the machine is full, and not that the browser refuses", async ({ page }) => {
		await start(page);
		await keep(page, {});
		await page.evaluate(() => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException("full", "QuotaExceededError");
			};
		});
		await paste(page, "停水通知\t停水区域\t和平里");
		await expect(page.getByRole("alert")).toContainText("存储空间满了");
		await expect((await openSheet(page, "导出")).getByRole("button", { name: "JSON" }).first()).toBeEnabled();
	});
});
