// Photographs the page with the sample on it, for the README. The page is built first.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromeArgs, chromePath } from "./chrome.mjs";

const folder = new URL("../../docs/images/", import.meta.url);
await mkdir(folder, { recursive: true });
const server = spawn(process.execPath, [fileURLToPath(new URL("serve.mjs", import.meta.url))]);
const [line] = await once(server.stdout, "data");
const browser = await chromium.launch({ executablePath: chromePath(), args: chromeArgs });

/** @param {string} name */
const file = (name) => fileURLToPath(new URL(`${name}.png`, folder));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
	for (const [device, width, height, locale] of /** @type {const} */ ([
		["desktop", 1440, 900, "zh-CN"],
		["desktop-en", 1440, 900, "en"],
		["table", 1440, 720, "zh-CN"],
		["phone", 390, 844, "zh-CN"],
	])) {
		const phone = device === "phone";
		const page = await browser.newPage({
			viewport: { width, height },
			locale,
			colorScheme,
			hasTouch: phone,
			isMobile: phone,
			deviceScaleFactor: phone ? 2 : 1,
		});
		await page.goto(String(line).trim());
		await page.getByRole("button", { name: locale === "en" ? "See a sample" : "看示例" }).click();
		await page.locator(".row", { hasText: "限时秒杀开始提醒" }).waitFor();
		if (phone) {
			if (colorScheme === "light") {
				await page.screenshot({ path: file("phone-list") });
			}
			await page.locator(".row", { hasText: "限时秒杀开始提醒" }).click();
		}
		if (device === "table") {
			await page.getByText("表格", { exact: true }).click();
			await page.locator('[data-row="1"] [data-column="0"]').click();
			await page.locator(".reasons, [id=cell-reasons]").first().waitFor();
		}
		await page.mouse.move(0, 0);
		// What stood under the mouse fades.
		await page.waitForTimeout(400);
		await page.screenshot({ path: file(`${device}-${colorScheme}`) });
		await page.close();
	}
}
await browser.close();
server.kill();
