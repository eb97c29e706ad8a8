// What few and many drafts cost the page: its start, typing in form and table, scrolling, an import, its heap. Each is the main
// thread's processor time, for all of it and for the longest task. Alone: node desk.mjs [--quick]
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { keep, launching, screen, serve } from "./browser.mjs";
import { digits, ms, table } from "./figures.mjs";
import { drafts } from "./samples.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** Typed at the end of a title. */
const TYPED = "限时秒杀优惠会员积分红包抽奖活动";
/** Between two keystrokes of a fast typist, in milliseconds. */
const BETWEEN = 80;

/** @param {readonly number[]} counts of drafts */
export async function desk(counts) {
	const server = await serve("../dist/");
	const browser = await chromium.launch(launching);
	try {
		/** @type {string[][]} */
		const rows = [];
		for (const count of counts) {
			const context = await browser.newContext(screen);
			const page = await context.newPage();
			const begun = await started(page, server.url, count);
			const heap = await used(page);
			const form = await typing(page, "#field-title");
			await page.getByText("表格", { exact: true }).click();
			await page.locator('[data-row="0"] [data-column="0"]').click();
			const cell = await typing(page, "[data-active] textarea");
			const scrolled = await scrolling(page);
			await context.close();
			const taken = await imported(browser, server.url, count);
			console.error(`measured ${count} drafts`);
			rows.push([
				count.toLocaleString("en"),
				`${digits(begun.all)} / ${ms(begun.longest)}`,
				`${digits(heap / 2 ** 20)} MB`,
				`${digits(form.each)} / ${ms(form.longest)}`,
				`${digits(cell.each)} / ${ms(cell.longest)}`,
				`${digits(scrolled.each)} / ${ms(scrolled.longest)}`,
				`${digits(taken.all)} / ${ms(taken.longest)}`,
			]);
		}
		const head = ["drafts", "start", "heap", "a key in the form", "a key in the table", "a frame of scrolling", "import"];
		return { table: table(head, rows) };
	} finally {
		await browser.close();
		server.stop();
	}
}

/**
 * What the page's main thread does meanwhile, in milliseconds of processor: what else the machine is busy with does not count.
 * @param {Page} page
 * @param {() => Promise<void>} action
 */
async function busy(page, action) {
	const session = await page.context().newCDPSession(page);
	/** @type {{ name: string, ph: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }[]} */
	const events = [];
	session.on("Tracing.dataCollected", ({ value }) => events.push(.../** @type {any[]} */ (value)));
	const categories = { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] };
	await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: categories });
	await action();
	const over = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
	await session.send("Tracing.end");
	await over;
	await session.detach();
	const mains = new Set(
		events
			.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
			.map(({ pid, tid }) => `${pid} ${tid}`),
	);
	const tasks = events
		.filter(({ name, ph, pid, tid }) => /(^|::)RunTask$/.test(name) && ph === "X" && mains.has(`${pid} ${tid}`))
		.map(({ tdur = 0 }) => tdur / 1000);
	return { all: tasks.reduce((sum, task) => sum + task, 0), longest: Math.max(0, ...tasks) };
}

/**
 * Until every draft has a verdict; the time since the page began.
 * @param {Page} page
 * @param {number} count
 */
const judged = (page, count) =>
	page.evaluate(async (count) => {
		const sum = () =>
			[...document.querySelectorAll(".count b")].reduce((sum, it) => sum + Number((it.textContent ?? "").replace(/\D/g, "")), 0);
		while (sum() < count) {
			if (performance.now() > 120_000) {
				throw new Error(`${sum()} of ${count} drafts are judged after two minutes`);
			}
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return performance.now();
	}, count);

/**
 * The page begins with drafts that it kept, until each has its verdict.
 * @param {Page} page
 * @param {string} url
 * @param {number} count
 */
async function started(page, url, count) {
	await page.goto(url);
	await page.locator(".demo .finding").first().waitFor();
	await keep(page, drafts(count), []);
	// The second visit is the one that has the code ready.
	await page.reload();
	await judged(page, count);
	await page.waitForTimeout(1000);
	return busy(page, async () => {
		await page.reload();
		await judged(page, count);
	});
}

/**
 * Keystrokes at the end of what a field holds, with all that comes of them: drawn, judged, kept.
 * @param {Page} page
 * @param {string} field
 */
async function typing(page, field) {
	await page.locator(field).press("F2");
	await page.locator(field).press("End");
	// What is typed first makes it warm: the code is optimized while someone types.
	await type(page, "通知提醒");
	await page.waitForTimeout(1000);
	const { all, longest } = await busy(page, async () => {
		await type(page, TYPED);
		await page.waitForTimeout(1000);
	});
	return { each: all / TYPED.length, longest };
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
	for (const char of text) {
		await page.waitForTimeout(BETWEEN);
		await page.keyboard.insertText(char);
	}
}

/**
 * The table is scrolled through by 11 rows a frame.
 * @param {Page} page
 */
async function scrolling(page) {
	const frames = 60;
	const { all, longest } = await busy(page, () =>
		page.getByRole("grid").evaluate(async (grid, frames) => {
			for (let at = 0; at < frames; at += 1) {
				grid.scrollBy(0, 400);
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}, frames),
	);
	return { each: all / frames, longest };
}

/**
 * A file of so many drafts is dropped on an empty page, until each has its verdict.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {number} count
 */
async function imported(browser, url, count) {
	const context = await browser.newContext(screen);
	const page = await context.newPage();
	await page.goto(url);
	await page.locator(".demo .finding").first().waitFor();
	await page.waitForTimeout(1000);
	const text = JSON.stringify(drafts(count));
	const result = await busy(page, async () => {
		await page.evaluate((text) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([text], "drafts.json"));
			document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
		}, text);
		await judged(page, count);
	});
	await context.close();
	return result;
}

/**
 * Bytes of the page's own heap, after what is not needed was collected.
 * @param {Page} page
 */
async function used(page) {
	const session = await page.context().newCDPSession(page);
	await session.send("HeapProfiler.collectGarbage");
	await session.send("Performance.enable");
	const { metrics } = await session.send("Performance.getMetrics");
	await session.detach();
	return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	console.log((await desk(process.argv.includes("--quick") ? [12, 2000] : [12, 200, 2000, 10_000])).table);
}
