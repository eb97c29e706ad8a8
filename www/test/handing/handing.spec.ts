import { readFile } from "node:fs/promises";
import { clean, expect, expectKept, field, message, openSheet, type Page, paid, row, start, startWith, test } from "../fixtures";
import { expectAccessible } from "../looks/accessible";

const meal = { title: "取餐通知", keywords: [["餐号", "88"] as [string, string], ["取餐地点", "三号窗口"] as [string, string]] };
const pasted = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("what is clean is offered field by field in the console's order, the others are counted", async ({ page }) => {
	await startWith(page, paid, clean, meal);
	const sheet = await openSheet(page, "提交");
	await expect(sheet.getByText("还差 1 份")).toBeVisible();
	await expect(sheet.locator(".one .title")).toHaveText([clean.title, meal.title]);
	await sheet.getByRole("button", { name: meal.title }).click();
	await expect(sheet.locator("dt")).toHaveText(["模板标题", "关键词1", "内容示例1", "关键词2", "内容示例2"]);
	await sheet.getByRole("button", { name: "复制内容示例2" }).click();
	await expect(message(page)).toContainText("已复制内容示例2");
	expect(await pasted(page)).toBe("三号窗口");
	await sheet.getByRole("button", { name: "复制全部" }).click();
	expect(await pasted(page)).toBe("模板标题：取餐通知\n关键词1：餐号\n内容示例1：88\n关键词2：取餐地点\n内容示例2：三号窗口\n");
	await expectAccessible(page, "handing in");
});

test("handed in with its date, refused with a reason, exported as a case; all of it is kept, and undone", async ({ page }) => {
	await page.clock.setFixedTime(new Date("2026-12-03T10:00:00"));
	await startWith(page, clean, meal);
	const sheet = await openSheet(page, "提交");
	await sheet.getByRole("button", { name: "已提交，下一份" }).click();
	await expect(sheet.getByText("已提交 1 / 2")).toBeVisible();
	await expect(sheet.locator(".one[aria-current=true]")).toContainText(meal.title);
	await sheet.getByRole("button", { name: clean.title }).click();
	await expect(sheet.getByLabel("提交日期")).toHaveValue("2026-12-03");
	await sheet.getByLabel("被拒").check();
	await sheet.getByLabel("审核员给的理由").fill("标题过于宽泛");
	await sheet.getByLabel("是哪条规则").selectOption("1.5");
	await expectAccessible(page, "a refused draft");
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "导出被拒的 1 份" }).click();
	const file = await waiting;
	expect(file.suggestedFilename()).toBe("mobanlint-cases.jsonl");
	const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
	expect(lines.map((line) => JSON.parse(line))).toEqual([
		{
			title: clean.title,
			keywords: [{ name: "就诊科室", example: "口腔科" }],
			verdict: "refused",
			reason: "标题过于宽泛",
			rule: "1.5",
			date: "2026-12-03",
		},
	]);
	await expectKept(page, "标题过于宽泛");
	await page.reload();
	const again = await openSheet(page, "提交");
	await expect(again.getByText("已提交 1 / 2")).toBeVisible();
	await again.getByRole("button", { name: clean.title }).click();
	await expect(again.getByLabel("审核员给的理由")).toHaveValue("标题过于宽泛");
	await again.getByRole("button", { name: "没有提交" }).click();
	await expect(again.getByText("已提交 0 / 2")).toBeVisible();
	await again.locator(".one").first().focus();
	await page.keyboard.press("Control+z");
	await expect(again.getByText("已提交 1 / 2")).toBeVisible();
	await expect(again.getByLabel("审核员给的理由")).toHaveValue("标题过于宽泛");
});

test("a draft that is changed afterwards says so, and the case keeps what was handed in", async ({ page }) => {
	await startWith(page, clean);
	let sheet = await openSheet(page, "提交");
	await sheet.getByRole("button", { name: "已提交，下一份" }).click();
	await sheet.getByLabel("被拒").check();
	await page.keyboard.press("Escape");
	await field(page).fill("挂号失败通知");
	sheet = await openSheet(page, "提交");
	await expect(sheet.getByText("提交之后改过")).toBeVisible();
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "导出被拒的 1 份" }).click();
	expect(await readFile(await (await waiting).path(), "utf8")).toContain(clean.title);
	await sheet.getByRole("button", { name: "重新提交" }).click();
	await expect(sheet.getByText("提交之后改过")).toHaveCount(0);
	await expect(sheet.getByLabel("等待审核")).toBeChecked();
});

test("from draft to draft by keys alone", async ({ page }) => {
	await startWith(page, clean, meal, paid);
	await row(page, clean.title).focus();
	await page.keyboard.press("Alt+h");
	const sheet = page.getByRole("dialog", { name: "提交" });
	await expect(sheet.locator(".one[aria-current=true]")).toContainText(clean.title);
	await page.keyboard.press("Alt+c");
	await expect.poll(() => pasted(page)).toContain(clean.title);
	await page.keyboard.press("Alt+ArrowDown");
	await expect(sheet.locator("h3")).toHaveText(meal.title);
	await page.keyboard.press("Alt+ArrowUp");
	await expect(sheet.locator("h3")).toHaveText(clean.title);
});

test("with nothing to hand in, it says what to do", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "提交");
	await expect(sheet).toContainText("还没有可以提交的草稿");
	await expectAccessible(page, "nothing to hand in");
});

test.describe("where a page may not write to the clipboard", () => {
	test("the value is selected, and the key told", async ({ page }) => {
		await page.addInitScript(() => {
			navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
		});
		await startWith(page, clean);
		const sheet = await openSheet(page, "提交");
		await sheet.getByRole("button", { name: "复制模板标题" }).click();
		await expect(message(page)).toContainText("已选中");
		expect(await page.evaluate(() => getSelection()?.toString())).toBe(clean.title);
	});
});
