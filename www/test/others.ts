// What openpyxl makes of workbooks, where Python has it.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Read {
	sheets: string[];
	cells: { text: string; number: boolean; border: boolean; fill: string; wraps: boolean }[][];
	merged: string[];
	filter: string | null;
	frozen: string | null;
	widths: Record<string, number>;
	formula: string | null;
}

const python = process.env.PYTHON || "python3";
const script = fileURLToPath(new URL("others.py", import.meta.url));

/** Why nothing can be held against openpyxl here; empty where it can. */
export const without =
	spawnSync(python, ["-c", "import openpyxl"]).status === 0 ? "" : `${python} has no openpyxl: what it reads was left out`;

/** A workbook in the formats people give them. */
export function make(file: string, rows: readonly (readonly (string | number)[])[]): void {
	run(["make", file], JSON.stringify(rows));
}

/** The first sheet of a workbook. */
export function read(file: string): Read {
	return JSON.parse(run(["read", file])) as Read;
}

function run(args: string[], input = ""): string {
	const { status, stdout, stderr } = spawnSync(python, [script, ...args], { input, encoding: "utf8" });
	if (status !== 0) {
		throw new Error(stderr);
	}
	return stdout;
}
