// From navigation to the first verdict.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { keep, launching, screen, serve, slow } from "./browser.mjs";
import { median, ms, quantile, table } from "./figures.mjs";
import { probe } from "./probe.mjs";
import { drafts, titles } from "./samples.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** As long as the browser may take to store optimized code, in milliseconds. */
const SETTLED = 4000;

const steps = /** @type {const} */ ([
	["html", "the HTML is there"],
	["script", "the script is there"],
	["asked", "the module is asked for"],
	["fetched", "the module is there"],
	["compiled", "the module is compiled"],
	["started", "the module is instantiated"],
	["made", "the linter is made"],
	["judged", "the first drafts are judged"],
	["seen", "the finding is in the page"],
	["painted", "**the finding is painted**"],
]);

/** @typedef {Record<(typeof steps)[number][0], number>} Timeline */

/** @param {number} rounds */
export async function start(rounds) {
	const server = await serve("../dist/");
	const browser = await chromium.launch(launching);
	/** @type {(() => Promise<unknown>)[]} */
	const ends = [async () => server.stop(), () => browser.close()];
	try {
		/** @type {{ name: string, visit: () => Promise<Timeline>, runs: Timeline[] }[]} */
		const visits = [];
		for (const times of [1, 4]) {
			const visit = async () => {
				const context = await browser.newContext(screen);
				const timeline = await timed(await context.newPage(), server.url, times);
				await context.close();
				return timeline;
			};
			visits.push({ name: times === 1 ? "first visit" : `the same, ${times} times slower`, visit, runs: [] });
		}
		for (const kept of [false, true]) {
			const folder = await mkdtemp(join(tmpdir(), "mobanlint-bench-"));
			const context = await chromium.launchPersistentContext(folder, { ...launching, ...screen });
			ends.push(async () => {
				await context.close();
				await rm(folder, { recursive: true, force: true, maxRetries: 5 });
			});
			await settle(await context.newPage(), server.url, kept);
			const visit = async () => {
				const page = await context.newPage();
				const timeline = await timed(page, server.url, 1);
				await page.close();
				return timeline;
			};
			visits.push({ name: kept ? "with 50 drafts and 10,000 titles" : "later visit", visit, runs: [] });
		}
		for (let round = 0; round < rounds; round += 1) {
			for (const { visit, runs } of visits) {
				runs.push(await visit());
			}
		}
		const rows = steps.map(([step, name]) => [name, ...visits.map(({ runs }) => ms(median(runs.map((run) => run[step]))))]);
		rows.push([
			"90 % of visits",
			...visits.map(({ runs }) =>
				ms(
					quantile(
						runs.map((run) => run.painted),
						0.9,
					),
				),
			),
		]);
		const head = ["median of the time since navigation began, until", ...visits.map(({ name }) => name)];
		return { table: table(head, rows), painted: visits.map(({ runs }) => median(runs.map((run) => run.painted))) };
	} finally {
		await Promise.all(ends.map((end) => end()));
	}
}

/**
 * Has the service worker installed and the code optimized and stored.
 * @param {Page} page
 * @param {string} url
 * @param {boolean} kept
 */
async function settle(page, url, kept) {
	await page.goto(url);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	if (kept) {
		await keep(page, drafts(50), titles(10_000));
	}
	for (let visit = 0; visit < 3; visit += 1) {
		await page.goto(url);
		await page.waitForTimeout(SETTLED);
	}
	await page.close();
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {number} times slower
 * @returns {Promise<Timeline>}
 */
async function timed(page, url, times) {
	await page.addInitScript(probe);
	await slow(page, times);
	await page.goto(url);
	await page.waitForFunction(() => globalThis.watched.painted > 0);
	return page.evaluate(() => {
		const { compiled, started, seen, painted, calls } = globalThis.watched;
		const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntries());
		const [script, module] = [/\/index-[^/]*\.js$/, /\.wasm$/].map((file) => entries.find(({ name }) => file.test(name)));
		/** @param {string[]} names */
		const call = (...names) => calls.find(({ name }) => names.includes(name))?.end ?? Number.NaN;
		return {
			html: entries.find(({ entryType }) => entryType === "navigation")?.responseEnd ?? Number.NaN,
			script: script?.responseEnd ?? Number.NaN,
			asked: module?.startTime ?? Number.NaN,
			fetched: module?.responseEnd ?? Number.NaN,
			compiled,
			started,
			made: call("engine_new"),
			judged: call("engine_check"),
			seen,
			painted,
		};
	});
}
