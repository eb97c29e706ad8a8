// What the tests share: where things are, and texts that are hard on positions.

import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const pkg = join(root, "wasm/pkg");

/** The native program, which `cargo build --release` makes. */
export function native() {
	const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
	const name = process.platform === "win32" ? "mobanlint.exe" : "mobanlint";
	const found = join(target, "release", name);
	if (!existsSync(found)) {
		throw new Error("the native program is missing: run `cargo build --release` first");
	}
	return found;
}

/** A Chromium, if this machine has one. */
export function chromium() {
	const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
	const folders = (process.env.PATH ?? "").split(delimiter);
	const all = [process.env.CHROME_PATH, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
	return all.find((path) => path && existsSync(path));
}

/** Titles whose bytes, UTF-16 units and characters do not count alike. */
export const hard = [
	"🎉付款成功🎉通知",
	"订单e\u0301支付 成功通知",
	"\ufeff订单支付成功通知",
	"快递\u200b签收👨‍👩‍👧通知",
	"【商城】Ｏｒｄｅｒ发货",
	"𠮷祥订单🎉",
	"亲，您的订单已发货～",
	" 停水通知 ",
	"",
];
