// Which browser the tests run, and how; as a program, prints its path. Tests are no reason to download one.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"];
// Where there is no path to be found on.
const installed = [
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export function chromePath() {
	const told = process.env.CHROME_PATH;
	if (told) {
		if (!existsSync(told)) {
			throw new Error(`CHROME_PATH: ${told} is not there`);
		}
		return told;
	}
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
	const found = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...installed].find((path) =>
		existsSync(path),
	);
	if (found === undefined) {
		throw new Error("no Chromium found: install one (on Debian: chromium fonts-wqy-microhei), or set CHROME_PATH");
	}
	return found;
}

/** Nothing of the browser's own goes over the network while it is tested. */
export const chromeArgs = [
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--no-first-run",
	// Its sandbox refuses to start as root, which is who tests run as in most containers.
	...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		console.log(chromePath());
	} catch (error) {
		console.error(/** @type {Error} */ (error).message);
		process.exitCode = 1;
	}
}
