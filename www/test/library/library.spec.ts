import { card, chooseFiles, drop, expect, field, loadLibrary, openSheet, paid, row, startWith, test } from "../fixtures";

test("a library is loaded from a text, from JSON and from the clipboard, and neighbours are told with their scores", async ({
	page,
}) => {
	await startWith(page, { title: "订单支付成功通知" }, { title: "停水通知" });
	const sheet = await openSheet(page, "标题库");
	const open = sheet.getByRole("button", { name: "打开文件" });
	await chooseFiles(
		page,
		open,
		{ name: "titles.txt", content: "订单付款成功通知\n发货通知\n" },
		{
			name: "answer.json",
			content: JSON.stringify({ errcode: 0, list: [{ template_id: "x1", title: "报修受理通知", content: "" }] }),
		},
	);
	await expect(sheet.locator(".sources li")).toHaveCount(2);
	await sheet.getByLabel("也可以粘贴标题，每行一个").fill("订单支付成功通知");
	await sheet.getByRole("button", { name: "加入标题库" }).click();
	await expect(sheet.getByRole("heading", { name: "4 个标题" })).toBeVisible();
	// The message lies above the sheet, where it can be read and closed.
	await expect(sheet.getByRole("status").filter({ hasText: "已加入 1 个标题" })).toBeVisible();
	await page.keyboard.press("Escape");

	await expect(card(page, "1.1")).toHaveCount(1);
	await expect(card(page, "1.2").locator(".related")).toContainText("订单付款成功通知");
	await expect(card(page, "1.2").locator(".related")).toContainText(/相似度 \d+%/);
	await expect(card(page, "1.2").getByRole("meter").first()).toHaveAccessibleName(/相似度 \d+%/);
	await expect(page.getByRole("button", { name: "标题库" })).toContainText("4");
});

for (const [what, viewport] of Object.entries({
	"a desktop": { width: 1280, height: 800 },
	"a window zoomed to 200 %": { width: 640, height: 450 },
	"a phone": { width: 390, height: 844 },
	"a small phone": { width: 320, height: 568 },
})) {
	test(`a message covers nothing of the sheet it is about: ${what}`, async ({ page }) => {
		await startWith(page, paid);
		await page.setViewportSize(viewport);
		await page.keyboard.press("Alt+l");
		const sheet = page.getByRole("dialog");
		const files = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.txt`, content: `第${at}号通知` }));
		await drop(page, ...files);
		await expect(sheet.locator(".sources li")).toHaveCount(20);
		const boxes = async () => {
			const [toast, dialog] = await Promise.all([sheet.locator(".toast").boundingBox(), sheet.boundingBox()]);
			return { bottom: (toast?.y ?? 0) + (toast?.height ?? Number.NaN), top: toast?.y, sheet: dialog?.y };
		};
		const added = await boxes();
		expect(added.top).toBeGreaterThanOrEqual(0);
		expect(added.bottom).toBeLessThanOrEqual(added.sheet ?? Number.NaN);
		await expect(sheet.locator(".toast")).toBeInViewport({ ratio: 1 });
		await page.keyboard.press("Escape");
		await expect(page.locator("dialog")).toHaveCount(0);
		await page.keyboard.press("Alt+r");
		const name = `${"很长的文件名".repeat(12)}.yaml`;
		await chooseFiles(page, sheet.getByRole("button", { name: "打开自己的规则集…" }), { name, content: "x" });
		await expect(sheet.locator(".toast")).toContainText("yaml");
		const refused = await boxes();
		expect(refused.bottom).toBeLessThanOrEqual(refused.sheet ?? Number.NaN);
	});
}

test("a source is removed, and so are its neighbours", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" });
	await loadLibrary(page, ["订单支付成功通知"]);
	await expect(card(page, "1.1")).toHaveCount(1);
	const sheet = await openSheet(page, "标题库");
	await sheet.locator("#titles").fill("发货通知\n退款通知");
	await sheet.getByRole("button", { name: "加入标题库" }).click();
	await sheet.getByRole("button", { name: "删除 粘贴的标题" }).first().click();
	await expect(sheet.getByRole("heading", { name: "2 个标题" })).toBeVisible();
	await expect(sheet.getByRole("button", { name: "删除 粘贴的标题" })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.1")).toHaveCount(0);
	await field(page).fill("退款通知");
	await expect(card(page, "1.1")).toHaveCount(1);
});

test("titles that were typed wait in the sheet until they are used", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "标题库");
	await sheet.locator("#titles").fill("发货通知\n退款通知");
	await page.mouse.click(5, 400);
	await expect(sheet).toBeHidden();
	await openSheet(page, "标题库");
	await expect(sheet.locator("#titles")).toHaveValue("发货通知\n退款通知");
	await sheet.getByRole("button", { name: "加入标题库" }).click();
	await expect(sheet.getByRole("heading", { name: "2 个标题" })).toBeVisible();
	await expect(sheet.locator("#titles")).toHaveValue("");
});

test("the whole library is cleared", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "标题库");
	for (const title of ["甲通知", "乙通知"]) {
		await sheet.locator("#titles").fill(title);
		await sheet.getByRole("button", { name: "加入标题库" }).click();
	}
	await sheet.getByRole("button", { name: "清空标题库" }).click();
	await expect(sheet.getByRole("heading", { name: "标题库还是空的" })).toBeVisible();
});

test("files dropped on the library's sheet are titles, not drafts; what cannot be read is told", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "标题库");
	await drop(
		page,
		{ name: "库.txt", content: "甲通知\n乙通知" },
		{ name: "库.xls", content: "PK" },
		{ name: "库.pdf", content: "%PDF-1.7" },
	);
	await expect(sheet.getByRole("heading", { name: "2 个标题" })).toBeVisible();
	await expect(sheet.locator("li", { hasText: "库.xls" })).toContainText("没有汉字的文字");
	await expect(sheet.locator("li", { hasText: "库.pdf" })).toContainText("PDF");
	await expect(page.locator(".rows .row")).toHaveCount(1);
});

test("a file without a title is told about, and not listed", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "标题库");
	await drop(page, { name: "平台.json", content: '{"errcode":40001,"errmsg":"invalid credential"}' });
	await expect(sheet).toContainText("平台返回错误");
	await expect(sheet.locator(".sources li")).toHaveCount(0);
	await expect(sheet.getByText("已加入 0 个标题")).toHaveCount(0);
});

test("what is dropped as soon as the library's sheet is closed is drafts", async ({ page }) => {
	await startWith(page, paid);
	await openSheet(page, "标题库");
	// In one go: the browser tells that a dialog is closed only a moment later.
	await page.evaluate(() => {
		document.querySelector<HTMLElement>("dialog .close")?.click();
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File(['[{"title":"停水通知"}]'], "drafts.json"));
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
	});
	await expect(row(page, "停水通知")).toBeVisible();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect((await openSheet(page, "标题库")).getByText("标题库还是空的")).toBeVisible();
});

test("a draft with the id of an entry is that entry", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" });
	const sheet = await openSheet(page, "标题库");
	await chooseFiles(page, sheet.getByRole("button", { name: "打开文件" }), {
		name: "drafts.json",
		content: JSON.stringify([{ id: "t-1", title: "订单支付成功通知" }]),
	});
	await page.keyboard.press("Escape");
	await expect(card(page, "1.1")).toHaveCount(1);
	await page.getByText("编号、场景与忽略").click();
	await page.getByLabel("编号", { exact: true }).fill("t-1");
	await expect(card(page, "1.1")).toHaveCount(0);
});
