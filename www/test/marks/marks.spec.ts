import { card, clean, expect, expectFocus, field, message, paid, row, startWith, test } from "../fixtures";
import { expectAccessible } from "../looks/accessible";
import { cell, startTable } from "../table/common";
import { expectApart, middleOf, pane, press } from "./common";

const wall = { title: "积分赛报名成功通知" };

test("a mark that is pressed answers beside the draft, and typing goes on", async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await startWith(page, wall, paid);
	await press(page, page.locator(".large .marked"));
	await expect(pane(page)).toContainText("“积分”");
	await expect(pane(page).getByRole("heading", { name: "为什么" })).toBeVisible();
	await expect(field(page)).toBeFocused();
	await expectApart(pane(page), field(page));
	await expect(page.locator(".preview")).toBeHidden();
	await expectAccessible(page, "a mark");
	await page.keyboard.press("Home");
	await page.keyboard.type("新");
	await expect(pane(page)).toContainText("“积分”");
	await page.keyboard.press("Escape");
	await expect(pane(page)).toHaveCount(0);
	await expect(page.locator(".preview")).toBeVisible();
	await expect(field(page)).toHaveValue("新积分赛报名成功通知");

	await page.mouse.move(0, 0);
	// Under the mouse it takes the place of the preview for as long as the mouse is there.
	const { x, y } = await middleOf(page.locator(".large .marked"));
	await page.mouse.move(x, y);
	await expect(pane(page)).toBeVisible();
	await page.mouse.move(x, y + 300);
	await expect(pane(page)).toHaveCount(0);

	// It is about the draft that is open, and about none of the others.
	await press(page, page.locator(".large .marked"));
	await row(page, paid.title).click();
	await expect(pane(page)).toHaveCount(0);
});

test("by keys alone: asked, ignored with a reason, and taken back", async ({ page }) => {
	await startWith(page, paid, clean);
	await field(page, 0, "example").focus();
	await page.keyboard.press("Alt+Enter");
	await expect(pane(page).getByRole("heading", { level: 2 })).toBeFocused();
	await expect(pane(page)).toContainText("xxx");
	await expectApart(pane(page), field(page, 0, "example"));
	await pane(page).getByRole("button", { name: "忽略，写明理由…" }).press("Enter");
	await expect(page.getByLabel("理由", { exact: true })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(pane(page)).toContainText("请先写一句理由");
	await page.keyboard.type("旧系统里就是这样");
	await page.keyboard.press("Enter");
	await expect(card(page, "2.4")).toHaveCount(0);
	await expect(pane(page)).toContainText("这个问题已经没有了");
	await expectFocus(page);
	await page.keyboard.press("F8");
	await expect(pane(page)).toContainText("提醒");
	await page.keyboard.press("Escape");
	await expect(pane(page)).toHaveCount(0);
	await page.getByText("编号、场景与忽略").press("Enter");
	await expect(page.locator(".ignored")).toContainText("旧系统里就是这样");
	await page.keyboard.press("Control+z");
	await expect(card(page, "2.4").first()).toBeVisible();
});

test("a term of the trade is silent from then on, or the page says why not", async ({ page }) => {
	await startWith(page, paid, wall, { title: "积分赛取消通知" });
	await row(page, wall.title).click();
	await press(page, page.locator(".large .marked"));
	await pane(page).getByRole("button", { name: "这是行业用语…" }).click();
	const term = page.getByLabel("完整的行业用语");
	await expect(term).toHaveValue("积分赛");
	await term.fill("积分");
	await term.press("Enter");
	await expect(pane(page)).toContainText("本身就在这条规则的词表里");
	await term.fill("大积分赛");
	await term.press("Enter");
	await expect(pane(page)).toContainText("要写出原文里包含“积分”的一段");
	await term.fill("积分赛");
	await expectAccessible(page, "a term of the trade");
	await term.press("Enter");
	await expect(message(page)).toContainText("“积分赛”是行业用语");
	await expect(card(page, "1.6")).toHaveCount(0);
	await row(page, "积分赛取消通知").click();
	await expect(card(page, "1.6")).toHaveCount(0);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(card(page, "1.6")).toHaveCount(1);

	await row(page, paid.title).click();
	await card(page, "1.3").getByRole("button", { name: "忽略、行业用语…" }).click();
	await pane(page).getByRole("button", { name: "这是行业用语…" }).click();
	await expect(pane(page)).toContainText("这条规则只看标题怎样结尾");
});

test("F8 goes on from the draft that is open, and back", async ({ page }) => {
	await startWith(page, { title: "订单支付成功" }, clean, { title: "限时秒杀提醒" }, { title: "挂号成功" });
	await row(page, clean.title).click();
	await page.keyboard.press("F8");
	await expect(field(page)).toHaveValue("限时秒杀提醒");
	await row(page, clean.title).click();
	await page.keyboard.press("Shift+F8");
	await expect(field(page)).toHaveValue("订单支付成功");
	await page.keyboard.press("Shift+F8");
	await expect(field(page)).toHaveValue("挂号成功");
	await page.keyboard.press("F8");
	await expect(field(page)).toHaveValue("订单支付成功");
});

test("marks in the table answer as well", async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await startTable(page, clean, wall, paid);
	await press(page, cell(page, 2, "标题").locator(".marked"));
	await expect(pane(page)).toContainText("“积分”");
	await expectApart(pane(page), cell(page, 2, "标题"));
	await expect(page.locator("[data-active] textarea")).toBeFocused();
	await expectAccessible(page, "a mark in the table");
	await page.keyboard.press("F8");
	await expect(pane(page)).toContainText("标题没有以");
	await page.keyboard.press("F8");
	await page.keyboard.press("Alt+Enter");
	await expect(pane(page).getByRole("heading", { level: 2 })).toBeFocused();
	await expect(pane(page)).toContainText("xxx");
	await page.keyboard.press("Escape");
	await expect(pane(page)).toHaveCount(0);
	await expect(page.locator("[data-active] textarea")).toBeFocused();
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test("a mark that is tapped answers below the draft, and Back closes it", async ({ page }) => {
		await startWith(page, wall, paid);
		await row(page, wall.title).tap();
		const { x, y } = await middleOf(page.locator(".large .marked"));
		await page.touchscreen.tap(x, y);
		await expect(pane(page)).toContainText("“积分”");
		await expectApart(pane(page), field(page));
		await expectAccessible(page, "a mark on a phone");
		const small = await pane(page)
			.locator("button")
			.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height).filter((height) => height < 44));
		expect(small).toEqual([]);
		await pane(page).getByRole("button", { name: "下一个问题" }).tap();
		await expect(field(page)).toHaveValue(paid.title);
		await page.goBack();
		await expect(pane(page)).toHaveCount(0);
		await expect(field(page)).toBeVisible();
		await page.goBack();
		await expect(row(page, paid.title)).toBeVisible();
	});
});
