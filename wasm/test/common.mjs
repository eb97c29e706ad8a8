// What the tests share: where things are, and the two command lines.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const pkg = join(root, "wasm/pkg");
export const languages = ["zh", "en"];

/** A folder of this test file's own. */
export const folder = mkdtempSync(join(tmpdir(), "mobanlint-"));
after(() => rmSync(folder, { recursive: true }));

/** The native program, which `cargo build --release` makes. */
function native() {
	const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
	const found = join(target, "release", process.platform === "win32" ? "mobanlint.exe" : "mobanlint");
	assert.ok(existsSync(found), "the native program is missing: run `cargo build --release` first");
	return found;
}

function run(program, args, input) {
	const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
	assert.equal(error, undefined);
	return { status, stdout, stderr };
}

/** What the native program says. */
export const said = (args, input) => run(native(), args, input);

/** What the package's program says. */
export const bin = (args, input) => run(process.execPath, [join(pkg, "bin.js"), ...args], input);

/** Errors and notes as both print them on standard error. */
export const spoken = (language, errors, notes = []) => {
	const [error, note] = language === "zh" ? ["错误：", "说明："] : ["error: ", "note: "];
	return [...errors.map((message) => `${error}${message}\n`), ...notes.map((message) => `${note}${message}\n`)].join("");
};
