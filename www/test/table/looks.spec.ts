import { clean, expect, paid, start, test } from "../fixtures";
import { expectAccessible } from "../looks/accessible";
import { cell, startTable } from "./common";

const drafts = [paid, clean, { title: "限时提醒" }, { title: "ＶＩＰ到期提醒" }];

for (const language of ["zh", "en"] as const) {
	test(`the table is accessible, in ${language}`, async ({ page }) => {
		await startTable(page, ...drafts);
		if (language === "en") {
			await page.getByRole("button", { name: "English" }).click();
		}
		await expectAccessible(page, "table");
		await cell(page, 1, "标题").click();
		await page.keyboard.press("Shift+ArrowDown");
		await expectAccessible(page, "a range");
		await page.keyboard.press("F2");
		await page.keyboard.type("限时");
		await expectAccessible(page, "a cell that is being changed");
		await page.keyboard.press("Escape");
		await cell(page, 3, "标题").hover();
		await expect(page.locator(".tip")).toBeVisible();
		await expectAccessible(page, "a reason under the mouse");
		await page.getByRole("toolbar").getByRole("combobox").selectOption("0");
		await page.getByRole("searchbox").fill("没有这样的");
		await expectAccessible(page, "filter without result");
	});
}

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test("the table is accessible, scrolls in itself alone, and is made for fingers", async ({ page }) => {
		await startTable(page, ...drafts);
		await expectAccessible(page, "table");
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await cell(page, 1, "关键词 1").tap();
		const area = page.locator("[data-active] textarea");
		await expect(area).toBeFocused();
		// The keyboard comes up when the cell is tapped again, and not while one only looks.
		await expect(area).toHaveAttribute("inputmode", "none");
		await page.locator("[data-active]").tap();
		await expect(area).toHaveAttribute("inputmode", "text");
		await page.keyboard.type("码");
		await page.keyboard.press("Enter");
		await expect(cell(page, 1, "关键词 1")).toHaveText("订单号码");
	});
});

for (const [width, locale] of [
	[1440, "zh-CN"],
	[1280, "zh-CN"],
	[1024, "zh-CN"],
	[1440, "en-US"],
	[1024, "en-US"],
] as const) {
	test.describe(`${width} pixels, ${locale}`, () => {
		test.use({ viewport: { width, height: 760 }, locale });

		test("with 2,000 drafts the header is one row, and every tool in it has its name", async ({ page }) => {
			await start(page);
			await page.evaluate(
				(text) => {
					const dataTransfer = new DataTransfer();
					dataTransfer.items.add(new File([text], "a.json"));
					document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
				},
				JSON.stringify(Array.from({ length: 2000 }, (_, at) => ({ title: `第${at}号通知` }))),
			);
			await expect(page.locator(".counts")).toContainText(locale === "en-US" ? "2,000 drafts" : "2000 份草稿");
			const found = await page.locator("header.bar").evaluate((bar) => ({
				height: bar.getBoundingClientRect().height,
				over: bar.scrollWidth - bar.clientWidth,
				nameless: [...bar.querySelectorAll(".tool .name")].filter((it) => it.getBoundingClientRect().width < 10).length,
			}));
			expect(found).toEqual({ height: 60, over: 0, nameless: 0 });
			await expect(page.locator("h1")).toContainText("mobanlint");
			if (locale === "zh-CN") {
				await expect(page.getByText("消息模板检查", { exact: true })).toBeVisible();
			}
		});
	});
}
