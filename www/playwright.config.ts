import { defineConfig } from "@playwright/test";
import { chromeArgs, chromePath } from "./scripts/chrome.mjs";

export default defineConfig({
	testDir: "test",
	fullyParallel: true,
	workers: 2,
	// A machine that does other things as well may be several times slower; what passes takes no longer for it.
	timeout: 90_000,
	expect: { timeout: 15_000 },
	forbidOnly: !!process.env.CI,
	// What passes only when it is tried again is listed as flaky.
	retries: process.env.CI ? 1 : 0,
	reporter: "list",
	webServer: {
		command: "node scripts/serve.mjs",
		// A free port each time, so that two runs do not meet; the group's name becomes the variable's.
		wait: { stdout: /127\.0\.0\.1:(?<www_port>\d+)/ },
	},
	use: {
		baseURL: `http://127.0.0.1:${process.env.WWW_PORT}/`,
		locale: "zh-CN",
		launchOptions: { executablePath: chromePath(), args: chromeArgs },
	},
});
