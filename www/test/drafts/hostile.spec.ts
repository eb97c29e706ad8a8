import {
	card,
	chooseFiles,
	drop,
	expect,
	expectKept,
	field,
	loadLibrary,
	openSheet,
	type Page,
	paste,
	row,
	start,
	startWith,
	test,
} from "../fixtures";

const IMG = "<img src=x onerror=\"window.hurt='img'\">";
const SCRIPT = "<script>window.hurt='script'</script>";
const MUSTACHE = "{{constructor.constructor('window.hurt=1')()}}";
const RTL = "\u202e\u2066倒\u0000序\u2069";
const evil = [IMG, SCRIPT, MUSTACHE, RTL, "javascript:window.hurt=2", "</textarea></style><svg onload=window.hurt=3>"];

/** Nothing ran, nothing became an element, and the page still works. */
async function expectUnhurt(page: Page): Promise<void> {
	expect(await page.evaluate(() => (window as unknown as { hurt?: string }).hurt)).toBeUndefined();
	await expect(page.locator("img, #app script, svg[onload], .page iframe")).toHaveCount(0);
	await page.getByRole("button", { name: "新草稿" }).click();
	await field(page).fill("订单支付成功");
	await expect(card(page, "1.3")).toBeVisible();
}

const template = (text: string) => ({
	id: text,
	title: `${text}通知`,
	scene: text,
	keywords: [{ name: text, example: text, type: text }],
	ignore: [{ rule: text, reason: text }],
});

test("drafts stay text, in every field and on every sheet", async ({ page }) => {
	await start(page);
	await drop(page, { name: `${IMG}.json`, content: JSON.stringify(evil.map(template)) });
	await expect(page.locator(".rows .row")).toHaveCount(evil.length);
	for (const [index, text] of evil.entries()) {
		await page.locator(".rows .row").nth(index).click();
		expect(await field(page).inputValue()).toContain(text.replaceAll("\r", ""));
		await expect(page.locator(".preview .title")).toBeVisible();
		await page.getByText("编号、场景与忽略").click();
		await page.getByText("编号、场景与忽略").click();
	}
	await expect(row(page, IMG)).toHaveCount(1);
	for (const name of ["导出", "相似组", "规则", "自己的词"]) {
		await openSheet(page, name);
		await page.keyboard.press("Escape");
		await expect(page.getByRole("dialog")).toHaveCount(0);
	}
	await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
	await expect(page.locator(".report h2").first()).toHaveText(`${IMG}通知`);
	await page.evaluate(() => dispatchEvent(new Event("afterprint")));
	await row(page, IMG).focus();
	await page.keyboard.press("Delete");
	await expect(page.locator(".toast")).toContainText(IMG);
	await expectUnhurt(page);
	await expectKept(page, "订单支付成功");
	await page.reload();
	await expect(row(page, SCRIPT)).toHaveCount(1);
	await expectUnhurt(page);
});

test("the library, own words and the names of files stay text", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" });
	await loadLibrary(page, [JSON.stringify(evil)], evil.length);
	await loadLibraryAgain(page);
	await drop(page, { name: `${IMG}.xlsx`, content: "x" }, { name: `${SCRIPT}.csv`, content: `甲通知,"${IMG}` });
	await expect(page.getByRole("dialog")).toContainText(`${IMG}.xlsx`);
	await expect(page.getByRole("dialog")).toContainText(`${SCRIPT}.csv`);
	await page.keyboard.press("Escape");
	const words = await openSheet(page, "自己的词");
	await words.getByLabel(/品牌、店名、公司名/).fill(evil.join("\n"));
	await page.keyboard.press("Escape");
	await field(page).fill(`${IMG}通知`);
	await expect(card(page, "1.4").first()).toBeVisible();
	await expectUnhurt(page);
});

async function loadLibraryAgain(page: Page): Promise<void> {
	const sheet = await openSheet(page, "标题库");
	await chooseFiles(page, sheet.getByRole("button", { name: "打开文件" }), {
		name: `${IMG}.json`,
		content: JSON.stringify(["订单付款成功通知", IMG]),
	});
	await expect(sheet.locator(".sources")).toContainText(`${IMG}.json`);
	await page.keyboard.press("Escape");
	await expect(sheet).toBeHidden();
	await expect(card(page, "1.2").locator(".related")).toContainText("订单付款成功通知");
}

test("a ruleset of one's own stays text", async ({ page }) => {
	await startWith(page, { title: "订单支付成功通知" });
	const sheet = await openSheet(page, "规则");
	const open = sheet.getByRole("button", { name: "打开自己的规则集…" });
	const ruleset = JSON.stringify({ id: IMG, version: MUSTACHE, source: SCRIPT, rules: [{ id: IMG, slug: SCRIPT, title: IMG }] });
	await chooseFiles(page, open, { name: `${IMG}.json`, content: ruleset });
	await expect(sheet.getByRole("alert")).toContainText(IMG);
	await page.keyboard.press("Escape");
	await expectUnhurt(page);
});

test("fields of 100,000 characters and 500 keywords leave the page alive", async ({ page }) => {
	await start(page);
	await drop(page, {
		name: "large.json",
		content: JSON.stringify([
			{ title: "很长".repeat(50_000), keywords: [{ name: "名".repeat(100_000), example: IMG.repeat(2500) }] },
			{ title: "许多通知", keywords: Array.from({ length: 500 }, (_, at) => ({ name: `关键词${at}`, example: `${IMG}${at}` })) },
		]),
	});
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await expect(page.locator(".verdict")).toContainText("没有检查");
	await row(page, "许多通知").click();
	await expect(page.locator(".keyword")).toHaveCount(500);
	await expect(page.locator(".verdict")).toContainText("200");
	await field(page, 499, "example").fill(IMG.repeat(2500));
	await row(page, "许多通知").focus();
	await paste(page, "后来的通知\t单号\t1");
	await expect(row(page, "后来的通知")).toHaveAttribute("aria-current", "true");
	await field(page).fill("字".repeat(100_000));
	await expect(page.locator(".verdict")).toContainText("没有检查");
	await expectUnhurt(page);
});
