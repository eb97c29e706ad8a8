import { readFile } from "node:fs/promises";
import {
	card,
	chooseFiles,
	clean,
	drop,
	expect,
	expectKept,
	field,
	message,
	openSheet,
	type Page,
	paid,
	paste,
	row,
	rows,
	start,
	startWith,
	test,
} from "../fixtures";
import { cells, workbook } from "../workbooks";

const wide = rows(paid, {
	title: "停水通知",
	keywords: [
		["停水区域", "和平里小区"],
		["恢复时间", "2026年12月5日 09:00"],
	],
});
const titles = (page: Page) => page.locator(".rows .title").allTextContents();

test("rows of a spreadsheet are pasted with the keyboard: a title, then keyword and example by turns", async ({
	page,
	context,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await start(page);
	await page.evaluate((text) => navigator.clipboard.writeText(text), wide);
	await page.keyboard.press("Control+v");
	await expect(page.locator(".rows .row")).toHaveCount(2);
	expect(await titles(page)).toEqual(["订单支付成功", "停水通知"]);
	await expect(message(page)).toContainText("已添加 2 份草稿");
	await row(page, "停水通知").click();
	await expect(field(page, 1, "example")).toHaveValue("2026年12月5日 09:00");
});

for (const [how, text] of Object.entries({
	"one keyword a row": "停水通知\t停水区域\t和平里\n停水通知\t恢复时间\t9点\n发货通知\t单号\t1",
	"the title once, and keywords below it": "停水通知\t停水区域\t和平里\n\t恢复时间\t9点\n发货通知\t单号\t1",
	"under a header": "标题\t关键词\t示例\n停水通知\t停水区域\t和平里\n停水通知\t恢复时间\t9点\n发货通知\t单号\t1",
})) {
	test(`rows are pasted: ${how}`, async ({ page }) => {
		await start(page);
		await paste(page, text);
		await expect(page.locator(".rows .row")).toHaveCount(2);
		expect(await titles(page)).toEqual(["停水通知", "发货通知"]);
		await expect(field(page, 1)).toHaveValue("恢复时间");
		await expect(field(page, 1, "example")).toHaveValue("9点");
	});
}

test("rows pasted into a field are drafts; a title goes into the field", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await startWith(page, clean);
	await field(page).focus();
	await paste(page, wide);
	await expect(page.locator(".rows .row")).toHaveCount(3);
	await row(page, clean.title).click();
	await field(page).selectText();
	await page.evaluate(() => navigator.clipboard.writeText("退款到账通知"));
	await page.keyboard.press("Control+v");
	await expect(field(page)).toHaveValue("退款到账通知");
	await expect(page.locator(".rows .row")).toHaveCount(3);
});

test("a cell pasted into a field leaves its line end behind; a column pasted over a title is drafts", async ({
	page,
	context,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await startWith(page, clean);
	await field(page).selectText();
	await page.evaluate(() => navigator.clipboard.writeText("退款到账通知\r\n"));
	await page.keyboard.press("Control+v");
	await expect(field(page)).toHaveValue("退款到账通知");
	await expect(page.locator(".rows .title")).toHaveText(["退款到账通知"]);
	await page.keyboard.press("Control+z");
	await expect(field(page)).toHaveValue(clean.title);
	await page.evaluate(() => navigator.clipboard.writeText("停水通知\r\n停电通知\r\n"));
	await page.keyboard.press("Control+v");
	await expect(page.locator(".rows .title")).toHaveText([clean.title, "停水通知", "停电通知"]);
});

test("a cell of several lines is kept whole", async ({ page }) => {
	await start(page);
	await paste(page, '停水通知\t停水区域\t"一区\n二区说""是"""\n发货通知\t单号\t1');
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await expect(field(page, 0, "example")).toHaveValue('一区\n二区说"是"');
	const [ink, text] = [page.locator(".stack .ink").nth(2), field(page, 0, "example")];
	expect((await ink.boundingBox())?.height).toBe((await text.boundingBox())?.height);
});

test("what cannot be read is told by row and column, and the rest is kept", async ({ page }) => {
	await startWith(page, clean);
	await paste(page, "标题\t关键词1\t示例1\n停水通知\t停水区域\t和平里\n\t单号\t1\n退款通知\t金额\t9元");
	const sheet = page.getByRole("dialog", { name: "导入草稿" });
	await expect(sheet.locator(".troubles .place")).toHaveText("A3");
	await expect(sheet).toContainText("读到 2 份草稿");
	await expect(sheet.getByLabel("粘贴的内容")).toBeFocused();
	await sheet.getByRole("button", { name: "添加 2 份，留下 1 处" }).click();
	await expect(sheet).toBeHidden();
	await expect(message(page)).toContainText("1 处读不出来，没有导入");
	expect(await titles(page)).toEqual([clean.title, "停水通知", "退款通知"]);

	// Mended in the sheet, it replaces what was there; the old faults are not told again.
	const again = await openSheet(page, "导入");
	await expect(again.locator(".troubles")).toHaveCount(0);
	await again.getByLabel("粘贴的内容").fill("发货通知\t单号\t1");
	await again.getByRole("button", { name: "替换现有草稿" }).click();
	expect(await titles(page)).toEqual(["发货通知"]);
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(page.locator(".rows .row")).toHaveCount(3);
});

test("files of every kind are dropped, several at once", async ({ page }) => {
	await start(page);
	await drop(
		page,
		{ name: "a.json", content: JSON.stringify([{ title: "甲通知", id: "a" }]) },
		{ name: "b.jsonl", content: '{"title":"乙通知"}\n{"title":"丙通知"}\n' },
		{ name: "c.csv", content: "\ufeff标题,关键词1,示例1\r\n丁通知,单号,1\r\n" },
		{ name: "d.tsv", content: wide },
	);
	await expect(page.locator(".rows .row")).toHaveCount(6);
	expect(await titles(page)).toEqual(["甲通知", "乙通知", "丙通知", "丁通知", "订单支付成功", "停水通知"]);
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await expect(page.locator("p.drop")).toHaveCount(0);
});

test("what is no draft is called by what it seems to be, and the others are taken", async ({ page }) => {
	await start(page);
	const gbk = Buffer.concat([
		Buffer.from("标题,关键词\n"),
		Buffer.from([0xb6, 0xa9, 0xb5, 0xa5, 0x2c, 0x61]),
		Buffer.from("\n发货通知,单号\n"),
	]);
	await drop(
		page,
		{ name: "photo.png", content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
		{ name: "notes.md", content: "x" },
		{ name: "gbk.csv", content: gbk },
		{ name: "ok.jsonl", content: '{"title":"甲通知"}\n{"titel":"乙"}' },
	);
	const sheet = page.getByRole("dialog");
	await expect(page.locator(".rows .row")).toHaveCount(0);
	await expect(sheet.locator("li", { hasText: "photo.png" })).toContainText("PNG");
	await expect(sheet.locator("li", { hasText: "notes.md" })).toContainText("Markdown");
	await expect(sheet.locator("li", { hasText: "gbk.csv" }).locator(".place")).toContainText("A2");
	await expect(sheet.locator("li", { hasText: "ok.jsonl" })).toContainText("第 2 行");
	await sheet.getByRole("button", { name: "添加 2 份，留下 4 处" }).click();
	await expect(sheet).toBeHidden();
	expect(await titles(page)).toEqual(["发货通知", "甲通知"]);
	await expect((await openSheet(page, "导入")).locator(".troubles")).toHaveCount(0);
});

test("drafts go out as a workbook and come in again; what opens it is fetched then, and not before", async ({ page }) => {
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await startWith(page, paid, clean);
	const before = await titles(page);
	expect(asked.filter((url) => url.includes("opener"))).toHaveLength(0);
	const sheet = await openSheet(page, "导出");
	const download = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "Excel", exact: true }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe("mobanlint-drafts.xlsx");
	const content = await readFile(await file.path());
	expect(content.subarray(0, 2).toString()).toBe("PK");
	await page.keyboard.press("Escape");
	await drop(page, { name: "表.xlsx", content });
	await expect(page.locator(".rows .row")).toHaveCount(4);
	expect(await titles(page)).toEqual([...before, ...before]);
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("tables are read in the encodings that spreadsheets save", async ({ page }) => {
	await start(page);
	// 标题,关键词,示例 and 停水通知,停水区域,和平里, as Excel saves them on a Chinese system.
	const gb = Buffer.from("b1eacce22cb9d8bcfcb4ca2ccabec0fd0d0acda3cbaecda8d6aa2ccda3cbaec7f8d3f22cbacdc6bdc0ef0d0a", "hex");
	const utf16 = Buffer.from("\ufeff标题\t关键词\t示例\r\n发货通知\t快递单号\tSF100200300\r\n", "utf16le");
	await drop(page, { name: "gb.csv", content: gb }, { name: "unicode.tsv", content: utf16 });
	await expect(page.locator(".rows .row")).toHaveCount(2);
	expect(await titles(page)).toEqual(["停水通知", "发货通知"]);
	await expect(field(page, 0, "example")).toHaveValue("和平里");
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a finding says in which cell its field stands, and what is good to know of a file stays to be read", async ({ page }) => {
	await start(page);
	const table = "\ufeff标题,关键词1,示例1,负责人\r\n取餐通知,餐号,88,小李\r\n到期日提醒,到期日,天气很好,小王\r\n";
	await drop(page, { name: "三月.csv", content: table });
	await page.getByRole("dialog").getByRole("button", { name: "添加 2 份" }).click();
	await page.locator(".rows .row", { hasText: "到期日提醒" }).click();
	await expect(card(page, "2.4").locator(".stands")).toHaveText("三月.csv · C3");
	await expect(message(page)).toContainText("负责人");
	await expect(message(page).getByRole("button", { name: "撤销" })).toBeVisible();
	const notes = (await openSheet(page, "导入")).getByRole("list", { name: "怎样读的" });
	await expect(notes).toContainText("三月.csv · D1");
	await page.keyboard.press("Escape");
	await expectKept(page, "三月.csv");
	await page.reload();
	await page.locator(".rows .row", { hasText: "到期日提醒" }).click();
	await expect(card(page, "2.4").locator(".stands")).toHaveText("三月.csv · C3");
	// What is typed there stays in its place; once another keyword is gone, nobody knows.
	await field(page, 0, "example").fill("天气很差");
	await expect(card(page, "2.4").locator(".stands")).toHaveText("三月.csv · C3");
	await page.getByRole("button", { name: "删除第 1 个关键词" }).click();
	await expect(card(page).locator(".stands").filter({ hasText: "C3" })).toHaveCount(0);
});

test("a text in the sheet waits there until it is used", async ({ page }) => {
	await startWith(page, clean);
	const sheet = await openSheet(page, "导入");
	const pasted = sheet.getByLabel("粘贴的内容");
	for (const leave of [() => page.keyboard.press("Escape"), () => page.mouse.click(5, 400)]) {
		await pasted.fill("发货通知\t单号\t1");
		await leave();
		await expect(sheet).toBeHidden();
		await openSheet(page, "导入");
		await expect(pasted).toHaveValue("发货通知\t单号\t1");
	}
	await sheet.getByRole("button", { name: "添加 1 份" }).click();
	await expect(page.locator(".rows .row")).toHaveCount(2);
	await openSheet(page, "导入");
	await expect(pasted).toHaveValue("");
});

test("a text file is a table or a list of titles, by what is in it", async ({ page }) => {
	await start(page);
	const table = Buffer.from("\ufeff标题\t关键词1\t示例1\r\n发货通知\t快递单号\tSF100200300\r\n", "utf16le");
	await drop(page, { name: "表.txt", content: table }, { name: "标题.TXT", content: "\ufeff停水通知\r\n停电通知\r\n" });
	await expect(page.locator(".rows .title")).toHaveText(["发货通知", "停水通知", "停电通知"]);
	await expect(field(page, 0, "example")).toHaveValue("SF100200300");
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a template's content without a title is told for what it is", async ({ page }) => {
	const content = "{{first.DATA}}\n订单号：{{keyword1.DATA}}\n支付时间：{{keyword2.DATA}}\n{{remark.DATA}}";
	await start(page);
	await paste(page, content);
	const sheet = page.getByRole("dialog", { name: "导入草稿" });
	await expect(sheet.locator(".troubles")).toContainText("模板的内容（带有 {{…DATA}}），没有标题");
	await expect(sheet.locator(".troubles li")).toHaveCount(1);
	await expect(sheet).not.toContainText("第 1 行");
	await expect(sheet).toContainText("还没有读到草稿");
	await page.keyboard.press("Escape");
	await drop(page, { name: "内容.txt", content });
	await expect(sheet.locator(".troubles")).toContainText("内容.txt");
});

test("a template's content with its title above is a draft", async ({ page }) => {
	await start(page);
	await paste(page, "订单支付成功通知\r\n订单号：{{character_string1.DATA}}\r\n金额：{{amount2.DATA}}");
	await expect(page.locator(".rows .title")).toHaveText(["订单支付成功通知"]);
	await expect(field(page, 1)).toHaveValue("金额");
});

test("files are opened by the chooser, from the sheet", async ({ page }) => {
	await start(page);
	await page.getByRole("button", { name: "导入草稿" }).click();
	const sheet = page.getByRole("dialog");
	const example = await readFile(new URL("../../../examples/drafts.json", import.meta.url));
	await chooseFiles(page, sheet.getByRole("button", { name: "打开文件" }), { name: "drafts.json", content: example });
	await expect(sheet).toBeHidden();
	await expect(page.locator(".rows .row").first()).toBeVisible();
	await expect(card(page).or(page.locator(".verdict")).first()).toBeVisible();
});

test("a file hangs over the page and goes away again", async ({ page }) => {
	await startWith(page, clean);
	const fire = (type: string, from: string, to: string | null) =>
		page.locator(from).evaluate(
			(element, { type, to }) => {
				const dataTransfer = new DataTransfer();
				dataTransfer.items.add(new File(["x"], "x.csv"));
				const relatedTarget = to === null ? null : document.querySelector(to);
				element.dispatchEvent(new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true }));
			},
			{ type, to },
		);
	await fire("dragover", "main", null);
	await expect(page.getByText("松开即可导入")).toBeVisible();
	await fire("dragleave", "main", "header");
	await expect(page.getByText("松开即可导入")).toBeVisible();
	await fire("dragleave", "main", null);
	await expect(page.getByText("松开即可导入")).toHaveCount(0);
});

test("a large workbook is read beside the page, and goes back like a small one", async ({ page }) => {
	const drafts = Array.from({ length: 3000 }, (_, at) => [`第${at}号线停运通知`, "线路", `${at}号线`]);
	await start(page);
	const worker = page.waitForEvent("worker");
	await drop(page, { name: "大.xlsx", content: await workbook([["标题", "关键词1", "示例1"], ...drafts]) });
	await worker;
	await expect(message(page)).toContainText("3000");
	await expect(page.locator(".progress")).toHaveCount(0);
	await row(page, "第0号线停运通知").click();
	await field(page, 0).fill("停运线路");
	const sheet = await openSheet(page, "导出");
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "Excel 表格" }).click();
	const [first] = await cells(await readFile(await (await waiting).path()));
	expect(first?.rows).toHaveLength(3001);
	expect(first?.rows[0]).toEqual(["标题", "关键词1", "示例1", "结论", "问题", "建议"]);
	expect(first?.rows[1]?.slice(0, 3)).toEqual(["第0号线停运通知", "停运线路", "0号线"]);
	expect(first?.rows[3000]?.slice(0, 3)).toEqual(drafts[2999]);
});
