import {
	card,
	clean,
	expect,
	expectKept,
	field,
	keep,
	keptOn,
	loadLibrary,
	message,
	openSheet,
	type Page,
	paid,
	row,
	startWith,
	test,
} from "../fixtures";

test("English is a switch away: page, findings and errors", async ({ page }) => {
	await startWith(page, paid);
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
	await page.getByRole("button", { name: "English" }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
	await expect(card(page, "1.3")).toContainText(/title/i);
	await expect(page.locator("article.card .message").first()).not.toContainText("标题");
	const sheet = await openSheet(page, "Import");
	await sheet.getByLabel("What you paste").fill('[{"titel": "停水通知"}]');
	await expect(sheet.locator(".troubles li").first()).toContainText("titel");
	await expect(sheet.locator(".troubles li").first()).not.toContainText("未知");
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "中文" }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("a browser in English begins in English", async ({ browser }) => {
	const context = await browser.newContext({ locale: "en-GB", baseURL: `http://127.0.0.1:${process.env.WWW_PORT}/` });
	const page = await context.newPage();
	await page.goto("./");
	await expect(page.getByRole("button", { name: "See a sample" })).toBeVisible();
	await context.close();
});

test("light and dark, as the system or as chosen", async ({ page }) => {
	await startWith(page, paid);
	const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const light = await ground();
	await page.emulateMedia({ colorScheme: "dark" });
	const dark = await ground();
	expect(dark).not.toBe(light);
	const sheet = await openSheet(page, "设置");
	await sheet.getByLabel("浅色").check();
	expect(await ground()).toBe(light);
	await page.emulateMedia({ colorScheme: "light" });
	await sheet.getByLabel("深色").check();
	expect(await ground()).toBe(dark);
});

async function again(page: Page): Promise<void> {
	await page.reload();
	await expect(page.locator("header.bar")).toBeVisible();
}

async function arrange(page: Page): Promise<void> {
	await startWith(page, paid, clean);
	await field(page).fill("订单支付成功通知");
	await loadLibrary(page, ["订单支付成功通知"]);
	const rules = await openSheet(page, "规则");
	await rules.getByLabel("启用规则 2.4").uncheck();
	await page.keyboard.press("Escape");
	const own = await openSheet(page, "自己的词");
	await own.getByLabel(/品牌、店名、公司名/).fill("订单");
	await page.keyboard.press("Escape");
	const menu = await openSheet(page, "设置");
	await menu.getByLabel("深色").check();
	await page.keyboard.press("Escape");
}

test("drafts, library and settings survive a reload", async ({ page }) => {
	await arrange(page);
	await expectKept(page, '"theme":"dark"');
	await again(page);
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await expect(card(page, "1.1")).toHaveCount(1);
	await expect(card(page, "1.4")).toContainText("订单");
	await expect(card(page, "2.4")).toHaveCount(0);
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what was typed last is kept, though the page is left at once", async ({ page }) => {
	await startWith(page, paid);
	await field(page).fill("最后一刻通知");
	await page.evaluate(() => {
		// There is no time for a new connection, however fast this machine opens one.
		IDBFactory.prototype.open = () => {
			throw new DOMException("too late", "AbortError");
		};
		Object.defineProperty(document, "visibilityState", { value: "hidden" });
		document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
	});
	await page.reload();
	await expect(field(page)).toHaveValue("最后一刻通知");
});

test("“clear everything” does, asks before, and nothing brings it back", async ({ page }) => {
	await arrange(page);
	const menu = await openSheet(page, "设置");
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await expect(menu.getByRole("button", { name: "取消" })).toBeFocused();
	await menu.getByRole("button", { name: "取消" }).click();
	await expect(menu.getByRole("button", { name: "清除所有数据" })).toBeFocused();
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await expect(message(page)).toContainText("已全部清除");
	const empty = page.getByRole("button", { name: "看示例" });
	await expect(empty).toBeVisible();
	await page.keyboard.press("Control+z");
	await expect(empty).toBeVisible();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "auto");
	// Longer than changes wait until they are written.
	await page.waitForTimeout(700);
	await again(page);
	await expect(empty).toBeVisible();
	await empty.click();
	await expect(card(page, "2.4").first()).toBeVisible();
	await expect((await openSheet(page, "标题库")).getByText("标题库还是空的")).toBeVisible();
	await expectKept(page, "挂号成功通知");
	expect(await keptOn(page)).not.toContain("订单支付成功通知");
});

test("what another tab clears is cleared here too, and no step brings it back", async ({ page, context }) => {
	await startWith(page, paid, clean);
	await loadLibrary(page, ["退款到账通知"]);
	await expectKept(page, "退款到账通知");
	const other = await context.newPage();
	await other.goto("./");
	await field(other).fill("乙通知");
	await expect(row(page, "乙通知")).toBeVisible();
	const menu = await openSheet(page, "设置");
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await menu.getByRole("button", { name: "清除所有数据" }).click();
	await expect(message(page)).toContainText("已全部清除");
	await expect(message(other)).toContainText("已全部清除");
	await expect(other.getByRole("button", { name: "看示例" })).toBeVisible();
	await expect(other.getByRole("button", { name: "撤销" })).toHaveAttribute("aria-disabled", "true");
	await other.keyboard.press("Control+z");
	await expect(other.getByRole("button", { name: "看示例" })).toBeVisible();
	await expect((await openSheet(other, "标题库")).getByText("标题库还是空的")).toBeVisible();
	await expect.poll(() => keptOn(page)).not.toContain("乙通知");
});

test("a draft that is deleted in another tab leaves the open one, and the cursor, where they are", async ({ page, context }) => {
	await startWith(page, paid, { title: "停水通知", keywords: [["停水区域", "和平里"]] }, clean);
	await expectKept(page, "停水通知");
	const other = await context.newPage();
	await other.goto("./");
	await row(other, "停水通知").click();
	await field(other, 0, "example").press("End");
	await page.bringToFront();
	await page.getByRole("button", { name: `删除草稿“${paid.title}”` }).focus();
	await page.keyboard.press("Enter");
	await expect(other.locator(".rows .row")).toHaveCount(2);
	await expect(row(other, "停水通知")).toHaveAttribute("aria-current", "true");
	await expect(field(other, 0, "example")).toBeFocused();
	await other.bringToFront();
	await other.keyboard.type("小区");
	await expect(field(other, 0, "example")).toHaveValue("和平里小区");
	await expect(page.locator(".rows .title")).toHaveText(["停水通知", clean.title]);

	// One that is changed there stays open here, too.
	await row(page, "停水通知").click();
	await expect(field(page, 0, "example")).toHaveValue("和平里小区");
	await field(page).fill("停电通知");
	await expect(field(other)).toHaveValue("停电通知");
	await expect(field(other, 0, "example")).toBeFocused();

	// If it is the open one that is deleted, its neighbour is opened, and the focus is on something.
	await page.getByRole("button", { name: "删除草稿“停电通知”" }).focus();
	await page.keyboard.press("Enter");
	await expect(field(other)).toHaveValue(clean.title);
	await expect(field(other, 0, "example")).toBeFocused();

	// Where nothing has the focus, it comes to nothing: a key that is pressed then must not delete a draft.
	await field(other, 0, "example").blur();
	await page.getByRole("button", { name: "新草稿" }).click();
	await expect(other.locator(".rows .row")).toHaveCount(2);
	await expect(other.locator("body")).toBeFocused();
});

test("two tabs keep the same drafts, and none overwrites the other's", async ({ page, context }) => {
	await startWith(page, paid);
	await expectKept(page, paid.title);
	const other = await context.newPage();
	await other.goto("./");
	await expect(row(other, paid.title)).toBeVisible();
	await field(other).fill("乙通知");
	await expect(row(page, "乙通知")).toBeVisible();
	await page.getByRole("button", { name: "新草稿" }).click();
	await page.keyboard.type("甲通知");
	await expect(other.locator(".rows .title")).toHaveText(["乙通知", "甲通知"]);
	await loadLibrary(other, ["甲通知"]);
	await expect(card(page, "1.1")).toHaveCount(1);
	await page.reload();
	await expect(page.locator(".rows .title")).toHaveText(["乙通知", "甲通知"]);
});

test("what another tab writes does not take away what is being typed", async ({ page }) => {
	await page.clock.install();
	await startWith(page, paid);
	await page.clock.runFor(1000);
	await expectKept(page, paid.title);
	await field(page).fill("甲通知");
	await keep(page, { drafts: [{ title: "乙通知" }] });
	await page.evaluate(() => new BroadcastChannel("mobanlint drafts").postMessage("written"));
	// The channel gives messages in order: once this one has come back, the other has been looked at.
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				new BroadcastChannel("echo").onmessage = resolve;
				new BroadcastChannel("echo").postMessage("");
			}),
	);
	await expect(field(page)).toHaveValue("甲通知");
	await page.clock.runFor(1000);
	await expectKept(page, "甲通知");
	expect(await keptOn(page)).not.toContain("乙通知");
});
