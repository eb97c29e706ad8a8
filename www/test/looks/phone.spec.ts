import { card, clean, expect, field, message, type Page, paid, row, start, startWith, test } from "../fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Nothing lies beyond the edge, neither of the page nor of what scrolls in it. */
async function expectNoSideways(page: Page): Promise<void> {
	const wide = await page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll("main, .column, .desk, dialog, dialog .body, header, .tabs, .empty")]
			.filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
			.map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
	);
	expect(wide).toEqual([]);
}

const tabs = (page: Page) => page.getByRole("navigation", { name: "视图" });
const long = {
	title: `Supercalifragilisticexpialidocious${"x".repeat(60)}通知`,
	keywords: [["K".repeat(40), "https://example.com/".repeat(8)]] as [string, string][],
};

test("the views are switched, and a draft is mended with the thumb", async ({ page }) => {
	await startWith(page, paid, clean);
	await expect(page.locator(".rows")).toBeVisible();
	await expect(page.locator(".editor")).toBeHidden();
	await row(page, paid.title).tap();
	await expect(page.locator(".editor")).toBeVisible();
	await expect(page.locator(".rows")).toBeHidden();
	await card(page, "1.3").getByRole("button", { name: /^改为/ }).first().tap();
	await expect(message(page)).toBeVisible();
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await message(page).getByRole("button", { name: "撤销" }).tap();
	await expect(field(page)).toHaveValue("订单支付成功");
	await tabs(page).getByRole("button", { name: "预览" }).tap();
	await expect(page.locator(".phone")).toBeVisible();
	await expect(page.locator(".editor")).toBeHidden();
	await tabs(page).getByRole("button", { name: "草稿" }).tap();
	await page.getByRole("button", { name: `删除草稿“${clean.title}”` }).tap();
	await expect(page.locator(".rows .row")).toHaveCount(1);
	await page.getByRole("button", { name: /份有错误/ }).tap();
	await expect(page.locator(".rows")).toBeVisible();
});

test("the sheets are reached from the menu, and fit", async ({ page }) => {
	await startWith(page, long, clean);
	for (const name of ["导入草稿", "导出", "标题库", "相似组", "规则", "自己的词", "快捷键"]) {
		await tabs(page).getByRole("button", { name: "更多" }).tap();
		await expectNoSideways(page);
		await page.getByRole("dialog").getByRole("button", { name, exact: true }).tap();
		const sheet = page.getByRole("dialog", { name });
		await expect(sheet).toBeVisible();
		const box = await sheet.boundingBox();
		expect(box?.x).toBeGreaterThanOrEqual(0);
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(845);
		await expectNoSideways(page);
		await sheet.getByRole("button", { name: "关闭" }).tap();
		await expect(page.locator("dialog")).toHaveCount(0);
	}
});

for (const [what, viewport] of Object.entries({
	"a phone": { width: 390, height: 844 },
	"a small phone": { width: 320, height: 568 },
	"a window zoomed to 200 %": { width: 640, height: 450 },
	"a tablet": { width: 820, height: 1100 },
	"a laptop zoomed to 125 %": { width: 1024, height: 640 },
	"a laptop": { width: 1280, height: 720 },
})) {
	test(`nothing scrolls sideways: ${what}`, async ({ page }) => {
		await page.setViewportSize(viewport);
		await start(page);
		await expectNoSideways(page);
		await startWith(page, long, paid);
		await expectNoSideways(page);
		await row(page, "Supercali").click();
		await expectNoSideways(page);
		if (viewport.width < 760) {
			await tabs(page).getByRole("button", { name: "预览" }).click();
			await expectNoSideways(page);
		}
		await page.keyboard.press("Alt+r");
		await page.getByRole("dialog").getByRole("button", { name: /^2\.4/ }).click();
		await expect(page.getByRole("dialog").getByRole("heading", { name: "为什么" })).toBeVisible();
		await expectNoSideways(page);
		await page.keyboard.press("Escape");
		await page.locator("header").getByRole("button", { name: "设置" }).click();
		await page.getByRole("dialog").getByLabel("English").check();
		await expectNoSideways(page);
		await page.keyboard.press("Escape");
		await expectNoSideways(page);
	});
}

test("a field does not make the phone zoom in, and what is pressed is large enough", async ({ page }) => {
	await startWith(page, paid);
	await row(page, paid.title).tap();
	const small = await page.evaluate(() =>
		[...document.querySelectorAll("textarea, input:not([type=checkbox], [type=radio])")]
			.filter((element) => element.checkVisibility())
			.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
			.filter((size) => size < 16),
	);
	expect(small).toEqual([]);
	const tiny = await page.evaluate(() =>
		[...document.querySelectorAll("button, a[href], summary, select")]
			.filter((element) => element.checkVisibility() && !element.matches(".skip"))
			.map((element) => ({ name: element.textContent, height: element.getBoundingClientRect().height }))
			.filter(({ height }) => height < 44),
	);
	expect(tiny).toEqual([]);
});

test("the browser's way back leaves what lies over the list, and not the page", async ({ page }) => {
	await startWith(page, paid);
	await row(page, paid.title).tap();
	await expect(field(page)).toBeVisible();
	await tabs(page).getByRole("button", { name: "更多" }).tap();
	await page.getByRole("dialog").getByRole("button", { name: "规则", exact: true }).tap();
	await expect(page.getByRole("dialog")).toContainText("规则集");
	await page.goBack();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(field(page)).toBeVisible();
	await page.goBack();
	await expect(row(page, paid.title)).toBeVisible();
	await expect(field(page)).toBeHidden();
	// What was closed by its own button takes its step with it.
	await tabs(page).getByRole("button", { name: "更多" }).tap();
	await page.getByRole("dialog").getByRole("button", { name: "关闭" }).tap();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect.poll(() => page.evaluate(() => history.state)).toBeNull();
	await expect(row(page, paid.title)).toBeVisible();
});

test("a finger is not told to press keys", async ({ page }) => {
	await start(page);
	await expect(page.locator(".steps")).toContainText("点“导入草稿”，在框里长按，选“粘贴”");
	await expect(page.locator(".steps")).not.toContainText("Ctrl");
});

test("the sheet for pasting keeps its buttons in sight", async ({ page }) => {
	await start(page);
	await page.getByRole("button", { name: "导入草稿" }).tap();
	const sheet = page.getByRole("dialog");
	await sheet.getByLabel("粘贴的内容").fill(Array.from({ length: 40 }, (_, at) => `第${at}号通知\t单号\t"坏`).join("\n"));
	await expect(sheet.getByRole("button", { name: /^添加/ })).toBeInViewport();
	await expectNoSideways(page);
});
