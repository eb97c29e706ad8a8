import { existsSync } from "node:fs";

const usual = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A browser that is already here: tests are no reason to download one. */
export function chromePath() {
	const path = process.env.CHROME_PATH ?? usual.find((path) => existsSync(path));
	if (path === undefined) {
		throw new Error("no Chromium found: set CHROME_PATH");
	}
	return path;
}

/** What a browser does on its own account would be requests that the tests take for the page's. */
export function chromeArgs() {
	const args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
	// The sandbox refuses root, which containers run as.
	return process.getuid?.() === 0 ? [...args, "--no-sandbox"] : args;
}
