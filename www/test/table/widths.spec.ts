import { clean, expect, expectKept, type Locator, type Page, paid, test } from "../fixtures";
import { cell, startTable } from "./common";

function head(page: Page, column: string): Locator {
	return page.getByRole("columnheader").filter({ hasText: column });
}

async function widthOf(locator: Locator): Promise<number> {
	return Math.round((await locator.boundingBox())?.width ?? 0);
}

test("columns are made wider by mouse, by key and by button, and stay so", async ({ page }) => {
	await startTable(page, paid, clean);
	const [title, name] = [head(page, "标题"), head(page, "关键词 2")];
	expect(await widthOf(title)).toBe(220);

	const edge = await title.locator(".edge").boundingBox();
	const [x, y] = [(edge?.x ?? 0) + 5, (edge?.y ?? 0) + 10];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 40, y, { steps: 3 });
	await page.mouse.up();
	expect(await widthOf(title)).toBe(260);
	expect(await widthOf(cell(page, 2, "标题"))).toBe(260);
	// Dragging is not sorting.
	await expect(title).toHaveAttribute("aria-sort", "none");

	// The second keyword's edge stays at the pointer, though the first one grows as well.
	const second = await name.locator(".edge").boundingBox();
	const from = (second?.x ?? 0) + 5;
	await page.mouse.move(from, y);
	await page.mouse.down();
	await page.mouse.move(from + 40, y, { steps: 3 });
	await page.mouse.up();
	expect(await widthOf(name)).toBe(144);
	expect(await widthOf(head(page, "关键词 1"))).toBe(144);
	expect(((await name.locator(".edge").boundingBox())?.x ?? 0) + 5).toBeCloseTo(from + 40, 0);

	await cell(page, 1, "示例 1").click();
	await page.keyboard.press("Alt+Shift+ArrowRight");
	expect(await widthOf(cell(page, 1, "示例 1"))).toBe(200);
	await page.getByRole("button", { name: "收窄列" }).click();
	expect(await widthOf(cell(page, 1, "示例 1"))).toBe(176);
	for (let at = 0; at < 30; at += 1) {
		await page.keyboard.press("Alt+Shift+ArrowLeft");
	}
	expect(await widthOf(cell(page, 1, "示例 1"))).toBe(64);

	await expectKept(page, '"example":64');
	await page.reload();
	await expect(page.getByRole("grid")).toBeVisible();
	expect(await widthOf(head(page, "标题"))).toBe(260);
	await head(page, "标题").locator(".edge").dblclick();
	expect(await widthOf(head(page, "标题"))).toBe(220);
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test("a finger finds the edge, and the title leaves room beside it", async ({ page }) => {
		await startTable(page, paid, clean);
		const edge = await head(page, "标题").locator(".edge").boundingBox();
		expect(edge?.width).toBeGreaterThanOrEqual(44);
		expect(edge?.height).toBeGreaterThanOrEqual(44);
		await cell(page, 1, "标题").tap();
		for (let at = 0; at < 12; at += 1) {
			await page.getByRole("button", { name: "加宽列" }).tap();
		}
		const width = await widthOf(head(page, "标题"));
		expect(width).toBeGreaterThan(138);
		expect(width).toBeLessThanOrEqual(390 - 96);
	});
});
