import { clean, drop, expect, field, loadLibrary, openSheet, startWith, test } from "../fixtures";

test("drafts that are alike are one group, and are opened from it", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" }, clean, { title: "订单付款成功通知" });
	const sheet = await openSheet(page, "相似组");
	await expect(sheet.locator(".group")).toHaveCount(1);
	await expect(sheet.locator(".group")).toContainText("过度相似");
	await expect(sheet.getByRole("radio")).toHaveCount(0);
	await sheet.getByRole("button", { name: "订单付款成功通知" }).click();
	await expect(sheet).toBeHidden();
	await expect(field(page)).toHaveValue("订单付款成功通知");
});

test("the groups of the library, and of both", async ({ page }) => {
	await startWith(page, clean);
	await loadLibrary(page, ["发货通知", "订单支付成功通知", "订单付款成功通知", clean.title]);
	const sheet = await openSheet(page, "相似组");
	await expect(sheet.getByText("没有相似的标题")).toBeVisible();
	await sheet.getByLabel("标题库", { exact: true }).check();
	await expect(sheet.locator(".group")).toHaveCount(1);
	await expect(sheet.locator(".group").getByRole("radio")).toHaveCount(2);
	await sheet.getByLabel("草稿和标题库").check();
	await expect(sheet.locator(".group")).toHaveCount(2);
	await expect(sheet.locator(".group").filter({ hasText: clean.title })).toContainText("相同");
	await sheet.getByRole("button", { name: clean.title }).click();
	await expect(sheet).toBeHidden();
});

test("a large comparison says that it is at work, and the page paints it", async ({ page }) => {
	await startWith(page, clean);
	const sheet = await openSheet(page, "标题库");
	const titles = Array.from({ length: 11_000 }, (_, at) => `第${at}号窗口受理通知`);
	await drop(page, { name: "titles.txt", content: [...titles, titles[0]].join("\n") });
	await expect(sheet.locator("h3")).toHaveText("11,001 个标题");
	await page.keyboard.press("Escape");
	await expect(sheet).toBeHidden();
	await openSheet(page, "相似组");
	await page.evaluate(() => {
		const painted: string[] = [];
		Object.assign(window, { painted });
		const look = () => {
			painted.push(document.querySelector("dialog .label[aria-live]")?.textContent?.trim() ?? "");
			requestAnimationFrame(look);
		};
		look();
	});
	await sheet.getByLabel("标题库", { exact: true }).check();
	await expect(sheet.locator(".group").first()).toBeVisible();
	await expect(sheet.getByText("正在比较…")).toHaveCount(0);
	expect(await page.evaluate(() => (window as unknown as { painted: string[] }).painted)).toContain("正在比较…");
});

test("none", async ({ page }) => {
	await startWith(page, clean);
	await expect((await openSheet(page, "相似组")).getByText("没有相似的标题")).toBeVisible();
});
