import { clean, expect, paid, test } from "../fixtures";
import { cell, startTable, textOf } from "./common";

const drafts = [paid, clean, { title: "停水通知" }, { title: "停电通知" }, { title: "停气通知" }];

test("the corner of a range, dragged, repeats its cells in those beyond, in one step", async ({ page }) => {
	await startTable(page, ...drafts);
	const examples = async () => Promise.all([1, 2, 3, 4, 5].map((at) => textOf(cell(page, at, "示例 1"))));
	await cell(page, 1, "关键词 1").click();
	await cell(page, 2, "示例 1").click({ modifiers: ["Shift"] });
	const corner = page.locator(".corner");
	await expect(corner).toHaveCount(1);
	await corner.hover();
	await page.mouse.down();
	await cell(page, 3, "标题").hover();
	await cell(page, 5, "关键词 2").hover();
	await expect(page.locator(".reached")).toHaveCount(6);
	await page.mouse.up();
	expect(await examples()).toEqual(["xxx", "口腔科", "xxx", "口腔科", "xxx"]);
	expect(await textOf(cell(page, 4, "关键词 1"))).toBe("就诊科室");
	expect(await textOf(cell(page, 4, "标题"))).toBe("停电通知");
	await expect(page.locator(".reached")).toHaveCount(0);
	await expect(page.locator(".cell.chosen")).toHaveCount(10);

	await page.keyboard.press("Control+z");
	expect(await examples()).toEqual(["xxx", "口腔科", "", "", ""]);

	// Up, and to a side, as well.
	await cell(page, 3, "标题").click();
	await corner.hover();
	await page.mouse.down();
	await cell(page, 2, "标题").hover();
	await cell(page, 1, "标题").hover();
	await expect(page.locator(".reached")).toHaveCount(2);
	await page.mouse.up();
	expect(await Promise.all([1, 2, 3, 4].map((at) => textOf(cell(page, at, "标题"))))).toEqual([
		"停水通知",
		"停水通知",
		"停水通知",
		"停电通知",
	]);
	await page.keyboard.press("Control+z");
	await cell(page, 1, "关键词 1").click();
	await cell(page, 1, "示例 1").click({ modifiers: ["Shift"] });
	await corner.hover();
	await page.mouse.down();
	await cell(page, 1, "关键词 2").hover();
	await expect(page.locator(".reached")).toHaveCount(1);
	await page.mouse.up();
	expect(await textOf(cell(page, 1, "关键词 2"))).toBe("订单号");
	await page.keyboard.press("Control+z");
	expect(await textOf(cell(page, 1, "关键词 2"))).toBe("");

	// While a cell is being changed there is none, and let go where it was it changes nothing.
	await cell(page, 1, "示例 1").dblclick();
	await expect(corner).toHaveCount(0);
	await page.keyboard.press("Escape");
	await corner.click();
	expect(await examples()).toEqual(["xxx", "口腔科", "", "", ""]);
	await cell(page, 1, "标题").locator("xpath=..").locator(".verdict").click();
	await expect(page.getByRole("grid")).toHaveCount(0);
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test("a finger fills by the corner", async ({ page, context }) => {
		await startTable(page, ...drafts);
		await cell(page, 2, "标题").tap();
		const corner = await page.locator(".corner").boundingBox();
		expect(Math.min(corner?.width ?? 0, corner?.height ?? 0)).toBeGreaterThanOrEqual(44);
		const [x, y] = [(corner?.x ?? 0) + 30, (corner?.y ?? 0) + 30];
		const touch = await context.newCDPSession(page);
		await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
		for (const down of [30, 60, 90]) {
			await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: y + down }] });
		}
		await expect(page.locator(".reached")).toHaveCount(2);
		await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
		expect(await textOf(cell(page, 4, "标题"))).toBe(clean.title);
		expect(await textOf(cell(page, 5, "标题"))).toBe("停气通知");
	});
});
