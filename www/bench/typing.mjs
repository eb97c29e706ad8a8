// From a keystroke to its findings, beside a library of 10,000 titles.
import { chromium } from "@playwright/test";
import { keep, launching, screen, serve, slow } from "./browser.mjs";
import { median, ms, quantile, table } from "./figures.mjs";
import { probe } from "./probe.mjs";
import { drafts, titles } from "./samples.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ all: number, module: number, told: boolean }} Stroke */

/** Typed into the title, one after the other; between two of them all is deleted. Most keys change what is found. */
const typed = ["门诊预约取消通知", "您的订单支付成功消息！", "会员积分到期提醒通知", "限时秒杀开始啦"];
/** Between two keystrokes of a fast typist, in milliseconds; after a title there is a longer pause. */
const BETWEEN = 60;
const PAUSE = 400;

export async function typing() {
	const server = await serve("../dist/");
	const browser = await chromium.launch(launching);
	try {
		const head = ["drafts", "p50", "p95", "of it in the module", "findings redrawn", "checking all, after a pause"];
		/** @type {string[][]} */
		const rows = [];
		const worst = { p50: 0, p95: 0 };
		for (const times of [1, 4]) {
			for (const count of [1, 50, 200]) {
				const context = await browser.newContext(screen);
				const page = await context.newPage();
				const { strokes, later } = await measured(page, server.url, count, times);
				await context.close();
				const all = strokes.map((stroke) => stroke.all);
				rows.push([
					times === 1 ? String(count) : `${count}, ${times} times slower`,
					ms(median(all)),
					ms(quantile(all, 0.95)),
					ms(median(strokes.map((stroke) => stroke.module))),
					`${strokes.filter((stroke) => stroke.told).length} of ${strokes.length}`,
					ms(median(later)),
				]);
				if (times === 1) {
					worst.p50 = Math.max(worst.p50, median(all));
					worst.p95 = Math.max(worst.p95, quantile(all, 0.95));
				}
			}
		}
		return { table: table(head, rows), worst };
	} finally {
		await browser.close();
		server.stop();
	}
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {number} count of drafts
 * @param {number} times slower
 * @returns {Promise<{ strokes: Stroke[], later: number[] }>}
 */
async function measured(page, url, count, times) {
	await page.addInitScript(probe);
	await page.goto(url);
	await page.waitForFunction(() => globalThis.watched.painted > 0);
	await keep(page, drafts(count), titles(10_000));
	await page.reload();
	const title = page.locator("#field-title");
	await title.waitFor();
	await slow(page, times);
	await title.focus();
	// The first title makes it warm: the code is optimized while someone types.
	await type(page, /** @type {string} */ (typed[0]));
	await page.evaluate(listen);
	for (const text of typed) {
		await type(page, text);
	}
	return page.evaluate(() => globalThis.typed);
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
	await page.locator("#field-title").press("ControlOrMeta+a");
	await page.keyboard.press("Delete");
	for (const char of text) {
		await page.waitForTimeout(BETWEEN);
		await page.keyboard.insertText(char);
	}
	await page.waitForTimeout(PAUSE);
}

/** Runs in the page. What Vue changes it changes before the event has bubbled up; the layout of it is then asked for. */
function listen() {
	/** @type {Stroke[]} */
	const strokes = [];
	/** @type {number[]} */
	const later = [];
	globalThis.typed = { strokes, later };
	const { calls } = globalThis.watched;
	let start = 0;
	let told = false;
	calls.length = 0;
	new MutationObserver(() => {
		told = true;
	}).observe(/** @type {Element} */ (document.getElementById("findings")), {
		childList: true,
		subtree: true,
		characterData: true,
	});
	const spent = () => calls.splice(0).reduce((sum, call) => sum + call.end - call.start, 0);
	addEventListener(
		"input",
		() => {
			const waited = spent();
			if (waited > 0) {
				later.push(waited);
			}
			told = false;
			start = performance.now();
		},
		{ capture: true },
	);
	addEventListener("input", () => {
		document.body.getBoundingClientRect();
		strokes.push({ all: performance.now() - start, module: spent(), told });
	});
}
