import {
	card,
	clean,
	drop,
	expect,
	expectFocus,
	field,
	message,
	type Page,
	paid,
	paste,
	row,
	rows,
	start,
	startWith,
	test,
} from "../fixtures";

test("a fix is applied with one click and taken back with one", async ({ page }) => {
	await startWith(page, paid);
	await card(page, "1.3").getByRole("button", { name: "改为“订单支付成功通知”" }).click();
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await expect(field(page)).toBeFocused();
	expect(await field(page).evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(8);
	await expect(card(page, "1.3")).toHaveCount(0);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(card(page, "1.3")).toHaveCount(1);
	await expectFocus(page);
});

test("steps are taken back and forth, by buttons and by keys", async ({ page }) => {
	await startWith(page, paid);
	await card(page, "1.3").getByRole("button", { name: "改为“订单支付成功通知”" }).click();
	const [undo, redo] = [page.getByRole("button", { name: "撤销" }).first(), page.getByRole("button", { name: "重做" })];
	await expect(redo).toBeDisabled();
	await page.keyboard.press("Control+z");
	await expect(field(page)).toHaveValue("订单支付成功");
	await page.keyboard.press("Control+Shift+z");
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await page.keyboard.press("Control+z");
	await page.keyboard.press("Control+y");
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await undo.click();
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(undo).toBeFocused();
	await redo.click();
	await expect(field(page)).toHaveValue("订单支付成功通知");
	// The button has come to its end, and keeps the focus all the same.
	await expect(redo).toBeDisabled();
	await expect(redo).toBeFocused();
	await redo.click({ force: true });
	await expect(field(page)).toHaveValue("订单支付成功通知");
});

test("typing in one field is one step, another field is another, and so is what follows a pause", async ({ page }) => {
	await startWith(page, paid);
	await field(page).focus();
	await page.keyboard.press("End");
	await page.keyboard.type("了通知");
	await field(page, 0).focus();
	await page.keyboard.press("End");
	await page.keyboard.type("码");
	await page.waitForTimeout(1300);
	await page.keyboard.type("们");
	await expect(field(page, 0)).toHaveValue("订单号码们");
	await page.keyboard.press("Control+z");
	await expect(field(page, 0)).toHaveValue("订单号码");
	await page.keyboard.press("Control+z");
	await expect(field(page, 0)).toHaveValue("订单号");
	await expect(field(page)).toHaveValue("订单支付成功了通知");
	await page.keyboard.press("Control+z");
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(field(page, 0)).toBeFocused();
});

test("the search has its own steps", async ({ page }) => {
	await startWith(page, paid, clean);
	await page.getByLabel("搜索标题、关键词").fill("挂号");
	await page.getByLabel("搜索标题、关键词").press("Control+z");
	await expect(page.locator(".rows .row")).toHaveCount(2);
});

test("all safe fixes are applied at once, and taken back at once", async ({ page }) => {
	await startWith(page, { title: "ＶＩＰ到期提醒" }, { title: "候诊通知", keywords: [["就诊科室 ", "口腔科"]] }, clean);
	await page.getByRole("button", { name: "全部安全修复" }).click();
	await expect(row(page, "VIP到期提醒")).toBeVisible();
	await expect(message(page)).toContainText("2 份草稿");
	await expect(page.getByRole("button", { name: "全部安全修复" })).toHaveCount(0);
	await expectFocus(page);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(row(page, "ＶＩＰ到期提醒")).toBeVisible();
});

test("a deleted draft comes back in its place", async ({ page }) => {
	await startWith(page, paid, clean, { title: "停水通知" });
	await row(page, clean.title).hover();
	await page.getByRole("button", { name: `删除草稿“${clean.title}”` }).click();
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(page.locator(".rows .title")).toHaveText([paid.title, clean.title, "停水通知"]);
});

const offered = (page: Page) => message(page).getByRole("button", { name: "撤销" });

/** A message that is pointed at does not go away by itself. */
async function expectOffered(page: Page): Promise<void> {
	await message(page).hover();
	await expect(offered(page)).toBeVisible();
}

test("what a message offers to undo is what it names: once anything else happened, it is gone", async ({ page }) => {
	await startWith(page, paid, clean);
	await row(page, clean.title).hover();
	await page.getByRole("button", { name: `删除草稿“${clean.title}”` }).click();
	await expectOffered(page);
	await field(page).press("End");
	await page.keyboard.type("了");
	await expect(offered(page)).toHaveCount(0);
	await page.keyboard.press("Control+z");
	await expect(field(page)).toHaveValue(paid.title);
	await page.keyboard.press("Control+z");
	await expect(row(page, clean.title)).toBeVisible();

	await card(page, "1.3").getByRole("button", { name: "改为“订单支付成功通知”" }).click();
	await expectOffered(page);
	await page.keyboard.press("Control+z");
	await expect(offered(page)).toHaveCount(0);
	await page.keyboard.press("Control+y");
	await expect(offered(page)).toHaveCount(0);
	await expect(page.locator(".rows .row")).toHaveCount(2);
});

test("what another tab does is not undone by a message of this one", async ({ page, context }) => {
	await startWith(page, paid);
	const other = await context.newPage();
	await start(other);
	await paste(page, `${rows(clean)}\t`);
	await expectOffered(page);
	await row(other, clean.title).click();
	await field(other).fill("乙通知");
	await expect(row(page, "乙通知")).toBeVisible();
	await expect(offered(page)).toHaveCount(0);
});

test("a keyword is added and removed", async ({ page }) => {
	await startWith(page, paid);
	await page.getByRole("button", { name: "加一个关键词" }).click();
	await expect(field(page, 1)).toBeFocused();
	await page.keyboard.type("支付时间");
	await page.getByRole("button", { name: "删除第 1 个关键词" }).click();
	await expect(field(page, 0)).toHaveValue("支付时间");
	await expectFocus(page);
	await page.getByRole("button", { name: "删除第 1 个关键词" }).click();
	await expect(page.locator(".keyword")).toHaveCount(0);
	await expectFocus(page);
});

test("a finding that was silenced is told again", async ({ page }) => {
	await start(page);
	const ignore = [{ rule: "1.3", reason: "<b>旧模板</b>" }];
	await drop(page, { name: "a.json", content: JSON.stringify([{ title: "订单支付成功", ignore }]) });
	await expect(row(page, "订单支付成功")).toBeVisible();
	await expect(card(page, "1.3")).toHaveCount(0);
	await page.getByText("编号、场景与忽略").click();
	await expect(page.locator(".ignored")).toContainText(/^1\.3 标题须以“提醒”或“通知”结尾\s*<b>旧模板<\/b>/);
	await page.getByRole("button", { name: "不再忽略" }).click();
	await expect(card(page, "1.3")).toHaveCount(1);
	await expectFocus(page);
});
