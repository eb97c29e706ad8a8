// Ten thousand drafts: only what is to be seen is in the page, and nothing keeps it from answering.
import { drop, expect, keep, type Page, start, test } from "../fixtures";
import { cell } from "./common";

const COUNT = 10_000;

const many = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		title: `第${at + 1}号${at % 10 === 0 ? "限时" : ""}通知`,
		keywords: [{ name: "单号", example: String(at + 1) }],
	}));

async function startWithMany(page: Page, count = COUNT): Promise<void> {
	await start(page);
	await page.getByRole("button", { name: "看示例" }).click();
	await page.getByText("表格", { exact: true }).click();
	await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
	// What waits to be written would take their place.
	await page.waitForTimeout(600);
	await keep(page, { drafts: many(count).map((template) => ({ template })) });
	await page.reload();
	await page.waitForFunction((count) => document.querySelector(".counts")?.textContent?.includes(count), `${count} 份草稿`);
}

/** How many of them have a verdict. */
function judged(page: Page): Promise<number> {
	return page.evaluate(() =>
		[...document.querySelectorAll(".count b")].reduce((sum, it) => sum + Number((it.textContent ?? "").replace(/\D/g, "")), 0),
	);
}

test("10,000 rows: few are in the page, all are reached, and all are judged beside it", async ({ page }) => {
	await startWithMany(page);
	await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(COUNT + 1));
	expect(await page.locator("[data-row]").count()).toBeLessThan(60);
	await expect.poll(() => judged(page), { timeout: 60_000 }).toBe(COUNT);
	await cell(page, 1, "标题").click();
	await page.keyboard.press("Control+End");
	await expect(page.locator("[data-active] textarea")).toHaveAccessibleName(`示例 3，第 ${COUNT} 行`);
	await expect(page.locator("[data-active]")).toBeInViewport();
	await page.keyboard.press("Control+Home");
	await expect(page.locator("[data-active]")).toBeInViewport();
	// The active cell is still there when it is scrolled away, and typing comes back to it.
	await page.getByRole("grid").evaluate((grid) => grid.scrollTo(0, 100_000));
	await expect(page.locator("[data-active] textarea")).toBeFocused();
	await expect(page.locator('[data-row="2780"]')).toBeInViewport();
	expect(await page.locator("[data-row]").count()).toBeLessThan(60);
	// A draft that reads like another is told as soon as the worker has compared all.
	await page.keyboard.press("Control+End");
	await page.keyboard.press("Home");
	await page.keyboard.type("第5000号通知");
	await page.keyboard.press("Control+Enter");
	await expect(page.getByRole("region", { name: "这一格的问题" })).toContainText("第5000号通知", { timeout: 30_000 });
});

test("fewer again: what is judged beside the page is not waited for", async ({ page }) => {
	await startWithMany(page, 400);
	await expect.poll(() => judged(page), { timeout: 30_000 }).toBe(400);
	await cell(page, 1, "标题").click();
	await page.keyboard.press("Control+a");
	await page.getByRole("toolbar").getByRole("button", { name: "删除行" }).click();
	await expect(page.getByText("粘贴草稿，马上看到审核会说什么")).toBeVisible();
	await drop(page, { name: "a.json", content: JSON.stringify(many(3)) });
	await expect.poll(() => judged(page)).toBe(3);
	await page.keyboard.press("Control+z");
	await expect(page.getByText("粘贴草稿，马上看到审核会说什么")).toBeVisible();
	await page.keyboard.press("Control+z");
	await expect(page.locator(".counts")).toContainText("400 份草稿");
	await expect.poll(() => judged(page), { timeout: 30_000 }).toBe(400);
});
