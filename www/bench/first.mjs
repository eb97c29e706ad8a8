// Whether the first check is as quick as the next: whatever is built at first use would be seen here.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { launching, serve } from "./browser.mjs";
import { digits, median, ms, table } from "./figures.mjs";
import { drafts } from "./samples.mjs";

const run = promisify(execFile);
const script = fileURLToPath(new URL("first-run.mjs", import.meta.url));

/** @typedef {{ init: number, make: number, checks: number[] }} Run */

/** @param {number} rounds */
export async function first(rounds) {
	const server = await serve("../../wasm/pkg/");
	const browser = await chromium.launch(launching);
	try {
		/** @param {string[]} options */
		const node = async (...options) => JSON.parse((await run(process.execPath, [...options, script])).stdout);
		const places = [
			{ name: "Chromium", measure: () => inPage(browser, server.url), runs: /** @type {Run[]} */ ([]) },
			{ name: "Node", measure: () => node(), runs: /** @type {Run[]} */ ([]) },
			{
				name: "Node, the whole module compiled at once",
				measure: () => node("--no-wasm-lazy-compilation"),
				runs: /** @type {Run[]} */ ([]),
			},
		];
		for (let round = 0; round < rounds; round += 1) {
			for (const { measure, runs } of places) {
				runs.push(await measure());
			}
		}
		/** @type {{ name: string, ratio: number }[]} */
		const ratios = [];
		const rows = places.map(({ name, runs }) => {
			/** @param {(run: Run) => number | undefined} what */
			const middle = (what) => median(runs.map((run) => what(run) ?? Number.NaN));
			const [one, two, three] = [0, 1, 2].map((at) => middle(({ checks }) => checks[at]));
			const ratio = Number(one) / Number(two);
			ratios.push({ name, ratio });
			const times = [middle(({ init }) => init), middle(({ make }) => make), one, two, three];
			return [name, ...times.map((time) => ms(Number(time))), digits(ratio)];
		});
		const head = ["", "`init`", "`new Linter`", "first check", "second", "third", "first / second"];
		return { table: table(head, rows), ratios };
	} finally {
		await browser.close();
		server.stop();
	}
}

/**
 * In a page of its own, whose clock is as fine as a page may have it: that is, one that shares memory with no other.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @returns {Promise<Run>}
 */
async function inPage(browser, url) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
	await page.route(url, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>", headers }));
	await page.goto(url);
	const result = await page.evaluate(
		async ({ entry, samples }) => {
			const { init, Linter } = await import(entry);
			const begun = performance.now();
			await init();
			const started = performance.now();
			const linter = new Linter();
			const made = performance.now();
			const checks = samples.map((sample) => {
				const start = performance.now();
				linter.check([sample]);
				return performance.now() - start;
			});
			return { init: started - begun, make: made - started, checks };
		},
		{ entry: `${url}index.js`, samples: drafts(3) },
	);
	await context.close();
	return result;
}
