// Renders public/icon.svg again after it was changed; the results are committed, so that a build needs no browser.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromeArgs, chromePath } from "./chrome.mjs";

const folder = new URL("../public/", import.meta.url);
const svg = await readFile(new URL("icon.svg", folder), "utf8");
const browser = await chromium.launch({ executablePath: chromePath(), args: chromeArgs });
for (const size of [192, 512]) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
	await page.screenshot({ path: fileURLToPath(new URL(`icon-${size}.png`, folder)) });
}
await browser.close();
