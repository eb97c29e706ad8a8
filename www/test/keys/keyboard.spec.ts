import { bar, card, clean, expect, expectFocus, field, message, type Page, paid, row, start, startWith, test } from "../fixtures";

/** What has the focus, as a person would call it. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement === document.body ? null : document.activeElement;
		const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent?.trim();
		return element?.getAttribute("aria-label") ?? (element?.id || label || element?.textContent?.trim()) ?? "";
	});

test("Tab goes through everything, in the order one sees, and the focus is seen", async ({ page }) => {
	await startWith(page, paid);
	const order: string[] = [];
	await page.locator(".skip").focus();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Shift+Tab");
	await expect(page.getByText("跳到草稿内容")).toBeInViewport();
	for (let at = 0; at < 60; at += 1) {
		const name = await focused(page);
		if (order.length > 0 && name === "") {
			break;
		}
		order.push(name);
		const drawn = await page.evaluate(() => {
			const element = document.activeElement as Element;
			const frame = getComputedStyle(element.closest(".stack") ?? element);
			return frame.outlineStyle !== "none" || getComputedStyle(element).outlineStyle !== "none";
		});
		expect(drawn, `the focus on ${name}`).toBe(true);
		await page.keyboard.press("Tab");
	}
	const places = [
		"跳到草稿内容",
		"撤销",
		"导入",
		"设置",
		"规则集",
		"field-title",
		"field-keywords-0-name",
		"删除第 1 个关键词",
		"加一个关键词",
	];
	const at = places.map((place) => order.indexOf(place));
	expect(at, order.join()).not.toContain(-1);
	expect(at).toEqual([...at].sort((a, b) => a - b));
});

test("the link at the top leads to the draft", async ({ page }) => {
	await startWith(page, paid);
	await page.locator(".skip").focus();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	await expect(field(page)).toBeFocused();
});

test("drafts are written, mended, walked through and deleted without a mouse", async ({ page }) => {
	await start(page);
	await page.keyboard.press("Alt+n");
	await page.keyboard.type("订单支付成功");
	await page.keyboard.press("Enter");
	await page.keyboard.type("订单号");
	await page.keyboard.press("Enter");
	await page.keyboard.type("xxx");
	await page.keyboard.press("Enter");
	await expect(field(page, 1)).toBeFocused();
	await page.keyboard.press("Alt+n");
	await expect(field(page)).toBeFocused();
	await page.keyboard.type("停水通知");
	await page.keyboard.press("Alt+ArrowUp");
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(field(page)).toBeFocused();

	await page.keyboard.press("F8");
	await expect(card(page, "1.3")).toBeFocused();
	await expect(card(page, "1.3")).toHaveAccessibleName("标题没有以“提醒”或“通知”结尾");
	await expect(page.locator(".missing.active")).toHaveCount(1);
	await page.keyboard.press("F8");
	await expect(card(page, "2.4").first()).toBeFocused();
	await expect(page.locator(".marked.active")).toHaveText("xxx");
	await page.keyboard.press("Shift+F8");
	await expect(card(page, "1.3")).toBeFocused();
	// Number, place, then the fixes.
	for (let at = 0; at < 3; at += 1) {
		await page.keyboard.press("Tab");
	}
	await page.keyboard.press("Enter");
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await expect(field(page)).toBeFocused();

	await row(page, "停水通知").focus();
	await page.keyboard.press("ArrowUp");
	await expect(row(page, "订单支付成功通知")).toBeFocused();
	await page.keyboard.press("Delete");
	await expect(row(page, "停水通知")).toBeFocused();
	await page.keyboard.press("Delete");
	await expect(page.getByRole("button", { name: "看示例" })).toBeVisible();
	await expect(page.locator("#draft")).toBeFocused();
	await page.keyboard.press("Control+z");
	await expect(row(page, "停水通知")).toBeVisible();
	await expectFocus(page);
});

test("F8 goes on to the next draft, and only over what is shown", async ({ page }) => {
	await startWith(page, { title: "订单支付成功" }, clean, { title: "限时秒杀提醒" });
	await page.keyboard.press("F8");
	await page.keyboard.press("F8");
	await expect(field(page)).toHaveValue("限时秒杀提醒");
	await expect(card(page, "1.6").first()).toBeFocused();
	await bar(page, "1.3").click();
	await page.keyboard.press("F8");
	await expect(field(page)).toHaveValue("订单支付成功");
	await expect(card(page, "1.3")).toBeFocused();
});

test("Alt and an arrow open a list of choices, and leave the draft", async ({ page }) => {
	await startWith(page, paid, clean);
	const type = page.getByLabel("第 1 个关键词的类型");
	await type.focus();
	await page.keyboard.press("Alt+ArrowDown");
	await page.keyboard.press("Escape");
	await expect(type).toBeFocused();
	await expect(field(page)).toHaveValue(paid.title);
});

test("every sheet opens and closes by keys, and gives the focus back", async ({ page }) => {
	await startWith(page, paid);
	await field(page).focus();
	for (const [key, name] of [
		["Alt+i", "导入草稿"],
		["Alt+e", "导出"],
		["Alt+l", "标题库"],
		["Alt+g", "相似组"],
		["Alt+r", "规则"],
		["Alt+w", "自己的词"],
	] as const) {
		await page.keyboard.press(key);
		await expect(page.getByRole("dialog", { name })).toBeVisible();
		await page.keyboard.press("Escape");
		await expect(page.locator("dialog")).toHaveCount(0);
		await expect(field(page)).toBeFocused();
		// Where the focus is the cursor is.
		await page.keyboard.type("x");
		await expect(field(page)).toHaveValue(/x$/);
	}
	await page.keyboard.type("?");
	await expect(field(page)).toHaveValue(/\?/);
	await row(page, "订单支付成功").focus();
	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(row(page, "订单支付成功")).toBeFocused();

	// From one sheet to another, and then back to where it began.
	await page.getByRole("button", { name: "设置" }).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: "快捷键" }).press("Enter");
	await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("button", { name: "设置" })).toBeFocused();
});

const called = (page: Page) => page.locator("dialog dt").allTextContents();

test("keys are called as they are on the machine", async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, "platform", { value: "MacIntel" }));
	await start(page);
	await expect(page.locator(".steps")).toContainText("在这里按 ⌘V 粘贴");
	await page.keyboard.press("?");
	await expect(page.locator("dialog dt").first()).toBeVisible();
	expect(await called(page)).toEqual(expect.arrayContaining(["⌘V", "⌥N", "⌥↑ / ⌥↓", "F8 / ⇧F8", "⌘Z / ⇧⌘Z", "⌫", "?"]));
	expect((await called(page)).join()).not.toMatch(/Ctrl|Alt|Shift|\+/);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("button", { name: "撤销" })).toHaveAttribute("aria-keyshortcuts", "Meta+Z");
	await page.keyboard.press("Alt+n");
	await page.keyboard.type("甲");
	await page.keyboard.press("Meta+z");
	await expect(field(page)).toHaveValue("");
	await page.keyboard.press("Shift+Meta+z");
	await expect(field(page)).toHaveValue("甲");
});

test("keys are called as on other keyboards elsewhere", async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, "platform", { value: "Win32" }));
	await start(page);
	await expect(page.locator(".steps")).toContainText("在这里按 Ctrl+V 粘贴");
	await page.keyboard.press("?");
	await expect(page.locator("dialog dt").first()).toBeVisible();
	expect(await called(page)).toEqual(expect.arrayContaining(["Ctrl+V", "Alt+N", "Ctrl+Z / Ctrl+Shift+Z", "Delete"]));
	await page.keyboard.press("Escape");
	await expect(page.getByRole("button", { name: "撤销" })).toHaveAttribute("aria-keyshortcuts", "Control+Z");
});

test("a message stays while it has the focus, and its action is reached by Tab", async ({ page }) => {
	await startWith(page, paid, clean);
	await page.clock.install();
	await row(page, clean.title).focus();
	await page.keyboard.press("Delete");
	const undo = message(page).getByRole("button", { name: "撤销" });
	await undo.focus();
	await page.clock.runFor(60_000);
	await expect(undo).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(row(page, clean.title)).toBeVisible();
	await expectFocus(page);
	await page.keyboard.press("Delete");
	await expect(message(page)).toBeVisible();
	await page.mouse.move(0, 0);
	await page.clock.runFor(60_000);
	await expect(message(page)).toHaveCount(0);
});
