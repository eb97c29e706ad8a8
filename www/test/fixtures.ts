// What all tests share: a page that is watched for complaints and requests, and the ways a person takes through it.

import { test as base, expect, type Locator, type Page } from "@playwright/test";

interface Watch {
	/** What the browser may complain about in this test. */
	allowed: RegExp[];
	/** Everything else it complained about, policy violations among it, and every request to elsewhere. */
	complaints: string[];
}

export const test = base.extend<Watch>({
	allowed: [[], { option: true }],
	complaints: [
		async ({ context, allowed }, use) => {
			const found: string[] = [];
			const tell = (text: string) => {
				if (!allowed.some((one) => one.test(text))) {
					found.push(text);
				}
			};
			context.on("console", (message) => {
				if (message.type() === "error" || message.type() === "warning") {
					tell(`console: ${message.text()}`);
				}
			});
			context.on("weberror", (error) => tell(`uncaught: ${error.error().message}`));
			context.on("request", (request) => {
				if (!/^(http:\/\/127\.0\.0\.1:\d+\/|file:|data:|blob:)/.test(request.url())) {
					tell(`request: ${request.url()}`);
				}
			});
			await use(found);
			expect(found, "complaints of the browser, and requests to elsewhere").toEqual([]);
		},
		{ auto: true },
	],
});

export { expect };

export interface Row {
	title: string;
	keywords?: [name: string, example: string][];
}

/** One draft that breaks rule 1.3 and rule 2.4, with a fix for the title. */
export const paid: Row = { title: "订单支付成功", keywords: [["订单号", "xxx"]] };
/** One draft that breaks no rule. */
export const clean: Row = { title: "挂号成功通知", keywords: [["就诊科室", "口腔科"]] };

/** Drafts as a spreadsheet copies them: title, then keyword and example by turns. */
export function rows(...drafts: Row[]): string {
	return drafts.map(({ title, keywords = [] }) => [title, ...keywords.flat()].join("\t")).join("\n");
}

export async function start(page: Page, url = "./"): Promise<void> {
	await page.goto(url);
	await expect(page.locator("header.bar")).toBeVisible();
}

/** Opens the page with drafts on it. */
export async function startWith(page: Page, ...drafts: Row[]): Promise<void> {
	await start(page);
	await paste(page, `${rows(...drafts)}\t`);
	await expect(page.locator(".rows .row")).toHaveCount(drafts.length);
	await message(page)
		.getByRole("button", { name: /关闭|Close/ })
		.click();
}

/** What Ctrl+V does, at the place that has the focus. */
export async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", text);
		const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
		(document.activeElement ?? document.body).dispatchEvent(event);
	}, text);
}

export interface Given {
	name: string;
	content: string | Uint8Array;
}

/** Drops files on the page. */
export async function drop(page: Page, ...files: Given[]): Promise<void> {
	const given = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
	await page.evaluate((given) => {
		const dataTransfer = new DataTransfer();
		for (const { name, bytes } of given) {
			dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
		}
		for (const type of ["dragover", "drop"]) {
			document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
		}
	}, given);
}

/** Presses a button that has a file chosen, and chooses. */
export async function chooseFiles(page: Page, button: Locator, ...files: Given[]): Promise<void> {
	const chooser = page.waitForEvent("filechooser");
	await button.click();
	const payload = files.map(({ name, content }) => ({
		name,
		mimeType: "application/octet-stream",
		buffer: Buffer.from(content),
	}));
	await (await chooser).setFiles(payload);
}

/** The title, a keyword's name or its example, by the number of the keyword. */
export function field(page: Page, index?: number, part: "name" | "example" = "name"): Locator {
	return page.locator(index === undefined ? "#field-title" : `[id="field-keywords-${index}-${part}"]`);
}

/** The row of a draft in the list. */
export function row(page: Page, title: string): Locator {
	return page.locator(".rows .row").filter({ hasText: title });
}

/** The findings of a rule beneath the draft. */
export function card(page: Page, rule?: string): Locator {
	const cards = page.locator("article.card");
	return rule === undefined ? cards : cards.filter({ has: page.locator(".link", { hasText: new RegExp(`^${rule}`) }) });
}

/** The bar of a rule in the chart of findings. */
export function bar(page: Page, rule: string): Locator {
	return page.locator(".chart .bar").filter({ hasText: rule });
}

/** What the page said last about what was just done. */
export function message(page: Page): Locator {
	return page.locator(".toast");
}

/** Opens one of the sheets by its button at the top. */
export async function openSheet(page: Page, name: string): Promise<Locator> {
	await page.locator("header").getByRole("button", { name, exact: true }).click();
	const sheet = page.getByRole("dialog");
	await expect(sheet).toBeVisible();
	return sheet;
}

/** Loads titles into the library, and leaves its sheet. */
export async function loadLibrary(page: Page, titles: readonly string[], count = titles.length): Promise<void> {
	const sheet = await openSheet(page, "标题库");
	await sheet.locator("#titles").fill(titles.join("\n"));
	await sheet.getByRole("button", { name: "加入标题库" }).click();
	await expect(sheet.locator("h3")).toHaveText(`${count.toLocaleString("zh-CN")} 个标题`);
	await page.keyboard.press("Escape");
	await expect(sheet).toBeHidden();
}

/** What the page keeps on the machine, as JSON; empty before it has kept anything. */
export function keptOn(page: Page): Promise<string> {
	return page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const request = indexedDB.open("mobanlint");
				// Without a version one that is not there would be made, and be in the page's way.
				request.onupgradeneeded = () => request.transaction?.abort();
				request.onerror = () => resolve("");
				request.onsuccess = () => {
					const all = request.result.transaction("page").objectStore("page").getAll();
					all.onsuccess = () => resolve(JSON.stringify(all.result));
					all.onerror = () => reject(all.error);
					request.result.close();
				};
			}),
	);
}

/** Puts something in the place of what the page keeps. */
export function keep(page: Page, values: Record<string, unknown>): Promise<void> {
	return page.evaluate(
		(values) =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open("mobanlint");
				request.onerror = () => reject(request.error);
				request.onsuccess = () => {
					const writing = request.result.transaction("page", "readwrite");
					for (const [key, value] of Object.entries(values)) {
						writing.objectStore("page").put(value, key);
					}
					writing.oncomplete = () => resolve();
					writing.onabort = () => reject(writing.error);
					request.result.close();
				};
			}),
		values,
	);
}

/** Waits until the page has written this, which it does after a moment of quiet. */
export async function expectKept(page: Page, text: string): Promise<void> {
	await expect.poll(() => keptOn(page)).toContain(text);
}

/** The focus is on something that a person can see. */
export async function expectFocus(page: Page): Promise<void> {
	await expect(page.locator(":focus")).toBeVisible();
}

export type { Locator, Page };
