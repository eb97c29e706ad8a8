import { readFile } from "node:fs/promises";
import { card, chooseFiles, drop, expect, field, type Page, row, start, test } from "../fixtures";
import { make, read, without } from "../others";
import { cells, workbook } from "../workbooks";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Twelve drafts as an operator has them in a sheet. */
const sheet: (string | number)[][] = [
	["小程序模板消息申请（十二月）"],
	["序号", "模板名称", "关键词1", "示例1", "关键词2", "示例2", "关键词3", "示例3", "负责人"],
	[1, "订单支付成功", "订单号", "339208499000000001", "支付金额", "99.00元", "支付时间", "2026年11月30日 12:30", "小李"],
	[2, "挂号成功通知", "就诊人", "林晓", "就诊科室", "口腔科", "就诊时间", "2026年12月3日 09:30", "小李"],
	[3, "停水通知", "停水区域", "和平里小区1至6号楼", "开始时间", "2026年12月5日 09:00", "", "", "小王"],
	[4, "取餐通知", "餐号", "88", "取餐地点", "一楼3号窗口", "", "", "小王"],
	[5, "报修受理", "工单编号", "BX20261125003", "报修项目", "空调不制冷", "上门师傅", "陈立", "小李"],
	[6, "快递签收通知", "快递单号", "773300112233445566", "签收人", "林晓", "签收时间", "2026年12月1日 18:20", "小李"],
	[7, "会员到期提醒", "会员名称", "林晓", "到期日期", "2026年12月31日", "", "", "小王"],
	[8, "退款到账通知", "退款金额", "35.50元", "退款单号", "900100200300400500", "到账时间", "2026年12月2日 10:00", "小王"],
	[9, "预约变更通知", "预约项目", "羽毛球场", "原定时间", "2026年12月6日 10:00", "", "2026年12月7日 14:00", "小李"],
	[10, "课程开课提醒", "课程名称", "初级书法", "上课时间", "2026年12月8日 19:00", "上课地点", "二楼教室", "小王"],
	[11, "电费缴纳提醒", "户号", "0123456789", "应缴金额", "128.40元", "截止日期", "2026年12月20日", "小李"],
	[12, "失物招领通知", "物品名称", "黑色雨伞", "拾获地点", "三号线站台", "", "", "小王"],
	["合计", 12],
];

/** The sheet as a workbook: in the formats people give one, where there is openpyxl to make it. */
async function given(): Promise<Buffer> {
	if (without !== "") {
		return workbook(sheet);
	}
	const file = test.info().outputPath("十二月.xlsx");
	make(file, sheet);
	return readFile(file);
}

/** What the sheet shall be when it comes back: the same, with what was mended, and a verdict for each draft. */
function expectReturned(rows: string[][]): void {
	expect(rows).toHaveLength(sheet.length);
	expect(rows[0]).toEqual(["小程序模板消息申请（十二月）"]);
	expect(rows[1]).toEqual([...(sheet[1] ?? []), "结论", "问题", "建议"]);
	for (const [at, row] of sheet.slice(2, 14).entries()) {
		const mended: Record<string, string> = { 订单支付成功: "订单支付成功通知", 报修受理: "报修受理通知" };
		const expected = row.map((value) => mended[value] ?? String(value));
		if (at === 8) {
			expected[6] = "变更时间";
		}
		expect(rows[at + 2]?.slice(0, 9)).toEqual(expected);
		expect(rows[at + 2]?.[9]).toMatch(/^(通过|通过，有提示|可能不通过)$/);
	}
	expect(rows[14]).toEqual(["合计", "12"]);
}

async function savedBy(page: Page, action: () => Promise<void>): Promise<{ name: string; rows: string[][] }> {
	const waiting = page.waitForEvent("download");
	await action();
	const file = await waiting;
	const [first] = await cells(await readFile(await file.path()));
	expect(first?.name).toBe("十二月");
	return { name: file.suggestedFilename(), rows: first?.rows ?? [] };
}

/** What openpyxl reads of a workbook that was saved, where it is there. */
async function expectRead(page: Page, action: () => Promise<void>): Promise<void> {
	const waiting = page.waitForEvent("download");
	await action();
	const path = await (await waiting).path();
	if (without !== "") {
		test.info().annotations.push({ type: "left out", description: without });
		console.log(without);
		return;
	}
	const { cells, sheets, merged, widths, frozen, filter, formula } = read(path);
	const texts = cells.map((row) => row.map(({ text }) => text));
	expectReturned(texts.map((row) => row.slice(0, row.findLastIndex((text) => text !== "") + 1)));
	expect(sheets).toEqual(["十二月", "说明"]);
	expect(merged).toEqual(["A1:I1", "C15:I15"]);
	expect(filter).toBe("A2:I14");
	expect(frozen).toBe("C3");
	expect(formula).toBe("=1+1");
	expect(widths).toMatchObject({ A: 10, B: 11, I: 18, J: 12, K: 44, L: 44 });
	expect(cells[1]?.map(({ fill }) => fill)).toEqual(Array(12).fill("FFDDEEFF"));
	expect(cells[2]?.map(({ border }) => border)).toEqual(Array(12).fill(true));
	expect(cells[2]?.map(({ wraps }) => wraps)).toEqual([...Array(10).fill(false), true, true]);
	// What was a number still is one, and what was long is text.
	expect(cells[2]?.slice(0, 4).map(({ number }) => number)).toEqual([true, false, false, false]);
}

test("from a workbook with twelve drafts to the console and back to a workbook, in under 40 actions", async ({ page }) => {
	let actions = 0;
	const act = async (action: Promise<unknown>) => {
		actions += 1;
		await action;
	};
	await start(page);
	await act(drop(page, { name: "十二月.xlsx", content: await given() }));
	const dialog = page.getByRole("dialog");
	await expect(dialog.locator(".drafts b")).toHaveCount(12);
	await act(dialog.getByRole("button", { name: "添加 12 份", exact: true }).click());
	await expect(page.locator(".rows .row")).toHaveCount(12);

	for (const title of ["订单支付成功", "报修受理"]) {
		await act(row(page, title).click());
		await act(
			card(page, "1.3")
				.getByRole("button", { name: `改为“${title}通知”` })
				.click(),
		);
	}
	await act(row(page, "预约变更通知").click());
	await act(field(page, 2).fill("变更时间"));
	await expect(page.locator(".count[data-severity=error]")).toContainText("0");

	await act(page.locator("header").getByRole("button", { name: "提交" }).click());
	await expect(dialog.getByText("已提交 0 / 12")).toBeVisible();
	for (let at = 0; at < 12; at += 1) {
		await act(dialog.getByRole("button", { name: "复制全部" }).click());
		await act(dialog.getByRole("button", { name: "已提交，下一份" }).click());
	}
	await expect(dialog.getByText("已提交 12 / 12")).toBeVisible();
	await act(page.keyboard.press("Escape"));
	await act(page.locator("header").getByRole("button", { name: "导出" }).click());
	const { name, rows } = await savedBy(page, () => act(dialog.getByRole("button", { name: "Excel 表格" }).click()));
	expect(name).toBe("十二月-检查结果.xlsx");
	expectReturned(rows);
	expect(actions).toBeLessThan(40);
	await expectRead(page, () => dialog.getByRole("button", { name: "Excel 表格" }).click());

	// What came back comes in again, with its verdicts passed over.
	await page.keyboard.press("Escape");
	await drop(page, { name, content: await workbook(rows) });
	await expect(dialog.locator(".drafts b")).toHaveCount(12);
	await expect(dialog.getByLabel("J 列是").locator("option:checked")).toHaveText("不读");
});

test("the same by keyboard alone", async ({ page }) => {
	await start(page);
	const text = sheet.map((row) => row.join("\t")).join("\n");
	await page.evaluate((text) => navigator.clipboard.writeText(text), text);
	const press = (keys: string) => page.keyboard.press(keys);
	await press("Control+v");
	const dialog = page.getByRole("dialog");
	await expect(dialog.locator(".drafts b")).toHaveCount(12);
	await press("Control+Enter");
	await expect(dialog).toHaveCount(0);
	for (const title of ["订单支付成功", "报修受理"]) {
		await press("F8");
		await expect(page.locator("[data-pointed]")).toBeFocused();
		await expect(field(page)).toHaveValue(title);
		await expect(page.locator("[data-pointed]")).toContainText("1.3");
		const fix = page.getByRole("button", { name: `改为“${title}通知”` });
		for (let at = 0; at < 6 && !(await fix.evaluate((it) => it === document.activeElement)); at += 1) {
			await press("Tab");
		}
		await press("Enter");
		await expect(field(page)).toHaveValue(`${title}通知`);
	}
	for (let at = 0; at < 12 && (await field(page).inputValue()) !== "预约变更通知"; at += 1) {
		await press("Alt+ArrowDown");
	}
	const blank = field(page, 2);
	for (let at = 0; at < 60 && !(await blank.evaluate((it) => it === document.activeElement)); at += 1) {
		await press("Tab");
	}
	await page.keyboard.insertText("变更时间");
	await press("Alt+h");
	for (let at = 0; at < 12; at += 1) {
		await expect(dialog.getByText(`已提交 ${at} / 12`)).toBeVisible();
		await press("Alt+c");
		await press("Control+Enter");
	}
	await expect(dialog.getByText("已提交 12 / 12")).toBeVisible();
	await press("Escape");
	await expect(dialog).toHaveCount(0);
	await press("Alt+e");
	const save = dialog.getByRole("button", { name: "Excel 表格" });
	await expect(save).toBeVisible();
	const waiting = page.waitForEvent("download");
	for (let at = 0; at < 4 && !(await save.evaluate((it) => it === document.activeElement)); at += 1) {
		await press("Tab");
	}
	await press("Enter");
	const [first] = await cells(await readFile(await (await waiting).path()));
	expectReturned(first?.rows ?? []);
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test("the same with the thumb, in under 40 actions", async ({ page }) => {
		let actions = 0;
		const act = async <T>(action: Promise<T>) => {
			actions += 1;
			return action;
		};
		const tabs = page.getByRole("navigation", { name: "视图" });
		const dialog = page.getByRole("dialog");
		await start(page);
		await act(page.getByRole("main").getByRole("button", { name: "导入草稿" }).tap());
		await act(
			chooseFiles(page, dialog.getByRole("button", { name: "打开文件" }), { name: "十二月.xlsx", content: await given() }),
		);
		await expect(dialog.locator(".drafts b")).toHaveCount(12);
		await act(dialog.getByRole("button", { name: "添加 12 份", exact: true }).tap());
		await expect(page.locator(".rows .row")).toHaveCount(12);
		await act(page.getByRole("button", { name: "批量修复…" }).tap());
		await act(dialog.getByLabel("改哪些").selectOption("1.3"));
		await act(dialog.getByRole("button", { name: "修改 2 份草稿的 2 处" }).tap());
		await act(row(page, "预约变更通知").tap());
		await act(field(page, 2).fill("变更时间"));
		await act(tabs.getByRole("button", { name: "更多" }).tap());
		await act(dialog.getByRole("button", { name: "提交", exact: true }).tap());
		for (let at = 0; at < 12; at += 1) {
			await expect(dialog.getByText(`已提交 ${at} / 12`)).toBeVisible();
			await act(dialog.getByRole("button", { name: "复制全部" }).tap());
			await act(dialog.getByRole("button", { name: "已提交，下一份" }).tap());
		}
		await expect(dialog.getByText("已提交 12 / 12")).toBeVisible();
		await act(dialog.locator(".close").tap());
		await act(tabs.getByRole("button", { name: "更多" }).tap());
		await act(dialog.getByRole("button", { name: "导出", exact: true }).tap());
		expect(actions + 1).toBeLessThan(40);
		await expectRead(page, () => dialog.getByRole("button", { name: "Excel 表格" }).tap());
	});
});
