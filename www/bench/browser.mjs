// The browser, the servers, and what the page kept from an earlier visit.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromeArgs, chromePath } from "../scripts/chrome.mjs";

/** @typedef {import("@playwright/test").Page} Page */

export const launching = { executablePath: chromePath(), args: chromeArgs };
export const screen = { locale: "zh-CN", viewport: { width: 1280, height: 800 } };

/**
 * Serves a folder as the page's own tests do.
 * @param {string} folder
 */
export async function serve(folder) {
	const script = fileURLToPath(new URL("../scripts/serve.mjs", import.meta.url));
	const server = spawn(process.execPath, [script, "0", fileURLToPath(new URL(folder, import.meta.url))]);
	const [line] = await once(server.stdout, "data");
	return { url: String(line).trim(), stop: () => server.kill() };
}

/**
 * Leaves drafts and titles where the page keeps its own, and has it start with them.
 * @param {Page} page
 * @param {import("./samples.mjs").Template[]} drafts
 * @param {string[]} titles
 */
export async function keep(page, drafts, titles) {
	await page.evaluate(
		async ({ drafts, titles }) => {
			const library = titles.length > 0 ? [{ name: "titles.txt", content: titles.join("\n"), format: "titles" }] : [];
			/** @type {IDBDatabase} */
			const base = await new Promise((resolve, reject) => {
				const request = indexedDB.open("mobanlint");
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			await new Promise((resolve, reject) => {
				const transaction = base.transaction("page", "readwrite");
				transaction.objectStore("page").put(
					drafts.map((template) => ({ template })),
					"drafts",
				);
				transaction.objectStore("page").put(library, "library");
				transaction.oncomplete = resolve;
				transaction.onerror = () => reject(transaction.error);
			});
			base.close();
		},
		{ drafts, titles },
	);
}

/**
 * As if on a slower machine.
 * @param {Page} page
 * @param {number} times
 */
export async function slow(page, times) {
	const session = await page.context().newCDPSession(page);
	await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}
