import { readFile } from "node:fs/promises";
import {
	chooseFiles,
	clean,
	drop,
	expect,
	expectKept,
	field,
	type Locator,
	loadLibrary,
	type Page,
	paid,
	paste,
	row,
	rows,
	start,
	startWith,
	test,
} from "../fixtures";
import { expectAccessible } from "../looks/accessible";

const titles = (page: Page) => page.locator(".rows .title");

async function projects(page: Page): Promise<Locator> {
	await page.locator("header").getByRole("button", { name: /^项目/ }).click();
	const sheet = page.getByRole("dialog", { name: "项目" });
	await expect(sheet).toBeVisible();
	return sheet;
}

/** Begins a new project, which is empty. */
async function another(page: Page): Promise<void> {
	await (await projects(page)).getByRole("button", { name: "新项目" }).click();
	await expect(page.getByRole("heading", { name: "粘贴草稿" })).toBeVisible();
}

test("projects stand side by side, each with its drafts, its library and its rules", async ({ page }) => {
	await startWith(page, paid);
	await loadLibrary(page, ["停水通知"]);
	await another(page);
	await expect(page.locator("header").getByRole("button", { name: /^标题库/ })).toHaveText(/^\s*标题库\s*$/);
	await paste(page, rows(clean));
	await expect(titles(page)).toHaveText([clean.title]);
	let sheet = await projects(page);
	await expect(sheet.locator(".project")).toHaveText([/默认项目\s*1 份草稿/, /项目 2\s*1 份草稿\s*正在用/]);
	await expectAccessible(page, "projects");
	await sheet.getByRole("button", { name: "打开“默认项目”" }).click();
	await expect(titles(page)).toHaveText([paid.title]);
	await expect(page.locator("header").getByRole("button", { name: /^标题库/ })).toContainText("1");
	await page.reload();
	await expect(titles(page)).toHaveText([paid.title]);
	sheet = await projects(page);
	await sheet.getByRole("button", { name: "打开“项目 2”" }).click();
	await expect(titles(page)).toHaveText([clean.title]);
});

test("a project is renamed and deleted, and asked for before", async ({ page }) => {
	await startWith(page, paid);
	await another(page);
	const sheet = await projects(page);
	await sheet.getByRole("button", { name: "给“默认项目”改名" }).click();
	await sheet.getByLabel("“默认项目”的新名字").fill("十二月");
	await page.keyboard.press("Enter");
	await expect(sheet.locator(".project").first()).toContainText("十二月");
	await expectKept(page, "十二月");
	await sheet.getByRole("button", { name: "删除“十二月”" }).click();
	await expect(sheet.getByRole("alert")).toContainText("不能撤销");
	await expectAccessible(page, "the question before deleting");
	await sheet.getByRole("button", { name: "取消" }).click();
	await expect(sheet.locator(".project")).toHaveCount(2);
	await sheet.getByRole("button", { name: "删除“十二月”" }).click();
	await sheet.getByRole("button", { name: "删除", exact: true }).click();
	await expect(sheet.locator(".project")).toHaveCount(1);
	await page.reload();
	await expect(page.getByRole("heading", { name: "粘贴草稿" })).toBeVisible();
	await expect((await projects(page)).locator(".project")).toHaveCount(1);
});

test("a project goes out as a file and comes in as another", async ({ page }) => {
	await start(page);
	await drop(page, { name: "三月.csv", content: "标题,关键词1,示例1\n停水通知,停水区域,和平里\n" });
	await loadLibrary(page, ["断水通知"]);
	const sheet = await projects(page);
	const waiting = page.waitForEvent("download");
	await sheet.getByRole("button", { name: "把“默认项目”导出为文件" }).click();
	const file = await waiting;
	expect(file.suggestedFilename()).toBe("默认项目.json");
	const content = await readFile(await file.path());
	await chooseFiles(page, sheet.getByRole("button", { name: "从文件导入项目" }), { name: "p.json", content: "[]" });
	await expect(sheet.getByText("p.json 不是导出的项目")).toBeVisible();
	await chooseFiles(page, sheet.getByRole("button", { name: "从文件导入项目" }), { name: "p.json", content });
	await expect(sheet).toBeHidden();
	await expect(titles(page)).toHaveText(["停水通知"]);
	await expect(page.locator("header").getByRole("button", { name: /^标题库/ })).toContainText("1");
	await expect((await projects(page)).locator(".project")).toHaveCount(2);
});

test.describe("a link", () => {
	test.use({ permissions: ["clipboard-read", "clipboard-write"] });

	test("carries the drafts, is asked for, and opens as a new project; nothing is sent", async ({ page, context }) => {
		await startWith(page, paid, clean);
		const sheet = await projects(page);
		await expect(sheet).toContainText("最长 30,000 个");
		await sheet.getByRole("button", { name: "复制链接" }).click();
		await expect(sheet.getByText("链接已复制")).toBeVisible();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		const asked: string[] = [];
		context.on("request", (request) => asked.push(request.url()));
		const other = await context.newPage();
		await other.goto(link);
		const question = other.getByRole("dialog", { name: "打开链接里的草稿？" });
		await expect(question.locator("b")).toHaveText([paid.title, clean.title]);
		await expectAccessible(other, "a link that was opened");
		expect(other.url()).not.toContain("#");
		expect(asked.filter((url) => url.includes("drafts="))).toEqual([]);
		await question.getByRole("button", { name: "作为新项目打开" }).click();
		await expect(question).toBeHidden();
		await expect(titles(other)).toHaveText([paid.title, clean.title]);
		await row(other, clean.title).click();
		await expect(field(other, 0, "example")).toHaveValue("口腔科");
		await expect((await projects(other)).locator(".project")).toHaveCount(2);
	});

	test("is added to what is there, or not opened at all", async ({ page }) => {
		await startWith(page, paid);
		const sheet = await projects(page);
		await sheet.getByRole("button", { name: "复制链接" }).click();
		await expect(sheet.getByText("链接已复制")).toBeVisible();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		await page.keyboard.press("Escape");
		// In the page that is open already.
		await page.evaluate((hash) => {
			location.hash = hash;
		}, new URL(link).hash);
		const question = page.getByRole("dialog", { name: "打开链接里的草稿？" });
		await question.getByRole("button", { name: "不打开" }).click();
		await expect(question).toBeHidden();
		await expect(titles(page)).toHaveCount(1);
		await page.evaluate((hash) => {
			location.hash = hash;
		}, new URL(link).hash);
		await question.getByRole("button", { name: "添加到现在的草稿" }).click();
		await expect(titles(page)).toHaveText([paid.title, paid.title]);
	});

	test("that was cut says so; one that would be too long is not made", async ({ page }) => {
		await page.goto("./#drafts=q1ZKVLJSKk");
		await expect(page.getByRole("dialog")).toContainText("链接可能被截断了");
		await page
			.getByRole("dialog")
			.getByRole("contentinfo")
			.or(page.getByRole("dialog").locator(".foot"))
			.getByRole("button", { name: "关闭" })
			.click();
		const many = Array.from({ length: 2500 }, (_, at) => ({
			title: `${String.fromCharCode(0x4e00 + at * 7, 0x5e00 + at * 5, 0x6e00 + at * 3)}通知`,
			keywords: [{ name: "单号", example: String(at * 7919 * 104_729) }],
		}));
		await drop(page, { name: "many.json", content: JSON.stringify(many) });
		await expect(page.locator(".rows .row").first()).toBeVisible();
		const sheet = await projects(page);
		await expect(sheet.getByText("超过上限 30,000 个")).toBeVisible();
		await expect(sheet.getByRole("button", { name: "复制链接" })).toBeDisabled();
	});
});
