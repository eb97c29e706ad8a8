// The page beside few and many drafts: its start, typing in form and table, scrolling, an import, its heap. Alone:
// node desk.mjs [--quick]
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { keep, launching, screen, serve, slow } from "./browser.mjs";
import { digits, median, ms, quantile, table } from "./figures.mjs";
import { probe } from "./probe.mjs";
import { drafts } from "./samples.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** Typed at the end of a title. */
const TYPED = "限时秒杀优惠会员积分红包抽奖活动";
/** Between two keystrokes of a fast typist, in milliseconds. */
const BETWEEN = 80;
const SLOWER = 4;

/** @param {readonly number[]} counts of drafts */
export async function desk(counts) {
	const server = await serve("../dist/");
	const browser = await chromium.launch(launching);
	try {
		/** @type {string[][]} */
		const rows = [];
		/** @type {Map<number, { form: number, longest: number }>} */
		const found = new Map();
		for (const count of counts) {
			const context = await browser.newContext(screen);
			const page = await context.newPage();
			const begun = await started(page, server.url, count);
			const heap = await used(page);
			const form = await typing(page, "#field-title");
			await page.getByText("表格", { exact: true }).click();
			await page.locator('[data-row="0"] [data-column="0"]').click();
			const cells = await typing(page, "[data-active] textarea");
			const scrolled = await scrolling(page);
			await context.close();
			const taken = await imported(browser, server.url, count);
			found.set(count, { form: quantile(form.strokes, 0.95), longest: Math.max(form.longest, cells.longest) });
			console.error(`measured ${count} drafts`);
			rows.push([
				count.toLocaleString("en"),
				ms(begun.painted),
				ms(begun.judged),
				`${digits(heap / 2 ** 20)} MB`,
				`${digits(median(form.strokes))} / ${ms(quantile(form.strokes, 0.95))}`,
				`${digits(median(cells.strokes))} / ${ms(quantile(cells.strokes, 0.95))}`,
				ms(scrolled),
				ms(taken.shown),
				ms(taken.judged),
				`${digits(begun.longest)} / ${digits(taken.longest)} / ${ms(Math.max(form.longest, cells.longest))}`,
			]);
		}
		const head = [
			"drafts",
			"first verdict painted",
			"all judged",
			"heap",
			"key in the form, p50 / p95",
			"key in the table, p50 / p95",
			"frame while scrolling, p95",
			"import: shown",
			"import: judged",
			"longest task: start / import / typing",
		];
		return { table: table(head, rows), found };
	} finally {
		await browser.close();
		server.stop();
	}
}

/** Put into the page as text: what kept it from answering. */
function watchTasks() {
	/** @type {number[]} */
	const tasks = [];
	Object.assign(globalThis, { tasks });
	new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
		type: "longtask",
		buffered: true,
	});
}

/** The longest since it was asked last; the browser tells of none below 50 ms. */
const longest = (/** @type {Page} */ page) =>
	page.evaluate(async () => {
		await new Promise((resolve) => setTimeout(resolve, 100));
		return Math.max(0, ...globalThis.tasks.splice(0));
	});

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
 * The page begins with drafts that it kept.
 * @param {Page} page
 * @param {string} url
 * @param {number} count
 */
async function started(page, url, count) {
	await page.addInitScript(probe);
	await page.addInitScript(watchTasks);
	await page.goto(url);
	await page.waitForFunction(() => globalThis.watched.painted > 0);
	await keep(page, drafts(count), []);
	/** @type {{ painted: number, judged: number, longest: number }[]} */
	const runs = [];
	for (let round = 0; round < 3; round += 1) {
		await page.reload();
		const all = await judged(page, count);
		await page.waitForFunction(() => globalThis.watched.painted > 0);
		runs.push({ painted: await page.evaluate(() => globalThis.watched.painted), judged: all, longest: await longest(page) });
	}
	/** @param {"painted" | "judged" | "longest"} what */
	const middle = (what) => median(runs.map((run) => run[what]));
	return { painted: middle("painted"), judged: middle("judged"), longest: middle("longest") };
}

/**
 * Keystrokes at the end of what a field holds, on a slower machine: each until the page has changed and is laid out.
 * @param {Page} page
 * @param {string} field
 */
async function typing(page, field) {
	await slow(page, SLOWER);
	await page.locator(field).press("F2");
	await page.locator(field).press("End");
	// What is typed first makes it warm: the code is optimized while someone types.
	await type(page, "通知提醒");
	await page.waitForTimeout(500);
	await longest(page);
	await page.evaluate(() => {
		/** @type {number[]} */
		const strokes = [];
		Object.assign(globalThis, { keystrokes: strokes });
		let start = 0;
		addEventListener(
			"input",
			() => {
				start = performance.now();
			},
			{ capture: true },
		);
		addEventListener("input", () => {
			// What Vue changes it changes in a microtask, which is over before the next one of this kind.
			queueMicrotask(() => {
				document.body.getBoundingClientRect();
				strokes.push(performance.now() - start);
			});
		});
	});
	await type(page, TYPED);
	await page.waitForTimeout(600);
	const result = { strokes: await page.evaluate(() => globalThis.keystrokes), longest: await longest(page) };
	await slow(page, 1);
	return result;
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
 * The time between frames while the table is scrolled through at a page a frame.
 * @param {Page} page
 */
async function scrolling(page) {
	const frames = await page.getByRole("grid").evaluate(async (grid) => {
		/** @type {number[]} */
		const gaps = [];
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		let last = Number(await frame());
		for (let at = 0; at < 90; at += 1) {
			grid.scrollBy(0, 400);
			const now = Number(await frame());
			gaps.push(now - last);
			last = now;
		}
		return gaps;
	});
	return quantile(frames, 0.95);
}

/**
 * A file of so many drafts is dropped on an empty page.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {number} count
 */
async function imported(browser, url, count) {
	const context = await browser.newContext(screen);
	const page = await context.newPage();
	await page.addInitScript(watchTasks);
	await page.goto(url);
	await page.locator(".demo .finding").first().waitFor();
	await page.waitForTimeout(500);
	await longest(page);
	const begun = await page.evaluate(
		(text) => {
			const start = performance.now();
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([text], "drafts.json"));
			document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
			return start;
		},
		JSON.stringify(drafts(count)),
	);
	await page.waitForFunction(() => document.querySelector(".counts") !== null, undefined, { polling: 20 });
	const shown = await page.evaluate(() => performance.now());
	const all = await judged(page, count);
	const result = { shown: shown - begun, judged: all - begun, longest: await longest(page) };
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
