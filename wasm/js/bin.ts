#!/usr/bin/env node
// `npx mobanlint check …`: the command line for people without Rust.

import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { errorLine, type Finding, type InputFile, type Language, Linter, type Loaded, type Report, type Severity, version } from "./node.js";

const USAGE = `usage: mobanlint check [PATH…] [--library PATH] [--ruleset NAME|PATH] [--words FILE] [--rule R] [--skip R]
                       [--format text|json|jsonl|csv|markdown] [--lang zh|en] [--show LEVEL] [--fail-on LEVEL]
       mobanlint --help | --version

PATH is a file or a folder; - is standard input. LEVEL is error, warning or info.
Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, unreadable input, nothing to check.`;

const LEVELS: readonly Severity[] = ["info", "warning", "error"];
const FORMATS = ["text", "json", "jsonl", "csv", "markdown"] as const;
const LIBRARIES = ["json", "jsonl", "csv", "tsv", "txt"];

/** Wrong usage, told before anything is read. */
class Usage extends Error {}

/** Until it is known which was asked for. */
let language: Language = "en";

type Values = ReturnType<typeof values>["values"];

function values() {
	const many = { type: "string", multiple: true } as const;
	const one = { type: "string" } as const;
	return parseArgs({
		allowPositionals: true,
		options: {
			library: many,
			words: many,
			rule: many,
			skip: many,
			ruleset: one,
			format: one,
			lang: one,
			show: one,
			"fail-on": one,
			help: { type: "boolean", short: "h" },
			version: { type: "boolean", short: "V" },
		},
	});
}

function main(): number {
	let given: ReturnType<typeof values>;
	try {
		given = values();
	} catch (error) {
		throw new Usage((error as Error).message);
	}
	if (given.values.version) {
		process.stdout.write(`mobanlint ${version()}\n`);
		return 0;
	}
	if (given.values.help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const [command, ...paths] = given.positionals;
	if (command !== "check") {
		throw new Usage(command === undefined ? "expected a command" : `unknown command "${command}"`);
	}
	return check(given.values, paths);
}

function check(options: Values, paths: string[]): number {
	const format = among("--format", options.format ?? "text", FORMATS);
	language = among("--lang", options.lang ?? locale(), ["zh", "en"] as const);
	const failOn = among("--fail-on", options["fail-on"] ?? "error", LEVELS);
	const least = format === "text" || format === "markdown" ? "warning" : "info";
	const show = among("--show", options.show ?? least, LEVELS);
	if (paths.length === 0 && process.stdin.isTTY) {
		throw new Usage("no drafts were named; give a path, or pipe them in");
	}
	const linter = new Linter({
		language,
		encoding: "utf8",
		ruleset: options.ruleset ?? null,
		words: (options.words ?? []).map((path) => ({ name: path, text: named(path) })),
		only: names(options.rule),
		skip: names(options.skip),
		read: (path) => textOf(path),
	});
	const known = fill(linter, options.library ?? []);
	const report = linter.checkFiles(inputs(paths.length > 0 ? paths : ["-"], ["json", "jsonl"]));
	report.errors.unshift(...known.flatMap(({ errors }) => errors));
	report.notes.unshift(...known.flatMap(({ notes }) => notes));
	if (report.errors.length === 0 && report.summary.templates === 0) {
		const message = language === "zh" ? "没有可检查的模板" : "there is nothing to check";
		report.errors.push({ path: null, line: null, column: null, message });
	}
	report.errors.forEach((error) => complain(errorLine(error)));
	report.notes.forEach((note) => remark(errorLine(note)));
	const shown = { ...report, findings: report.findings.filter((it) => LEVELS.indexOf(it.severity) >= LEVELS.indexOf(show)) };
	process.stdout.write(format === "text" ? plain(shown) : linter.render(shown, format, report.templates));
	if (report.errors.length > 0) {
		return 2;
	}
	const failing = LEVELS.slice(LEVELS.indexOf(failOn)).reduce((sum, level) => sum + report.summary[level], 0);
	return failing > 0 ? 1 : 0;
}

function fill(linter: Linter, paths: string[]): Pick<Loaded, "errors" | "notes">[] {
	return inputs(paths, LIBRARIES).map(({ name, content, error }) =>
		error === undefined
			? linter.library.load(content as Uint8Array, { name: name ?? null, language })
			: { errors: [{ path: name ?? null, line: null, column: null, message: error }], notes: [] },
	);
}

/** The inputs behind the paths, each read once, and what stands there that is none. */
function inputs(paths: string[], endings: string[]): InputFile[] {
	const seen = new Set<string>();
	return paths
		.flatMap((path) => (isFolder(path) ? walk(path, endings) : [{ name: path }]))
		.filter(({ name }) => !seen.has(real(name)) && seen.add(real(name)))
		.map((file: InputFile) => ("error" in file ? file : read(file.name as string)));
}

/** What a path leads to, by whichever way. */
function real(path: string): string {
	try {
		return path === "-" ? path : realpathSync(path);
	} catch {
		return path;
	}
}

function read(path: string): InputFile {
	const name = path === "-" ? "<stdin>" : path;
	try {
		// Standard input has no name to go by, even if something is called that.
		return path === "-" ? { name, content: readFileSync(0) } : { name, content: readFileSync(path) };
	} catch (error) {
		return { name, error: told(error) };
	}
}

function walk(folder: string, endings: string[]): { name: string; error?: string }[] {
	const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".") || part === "node_modules"))
		.filter((name) => endings.includes(name.slice(name.lastIndexOf(".") + 1).toLowerCase()))
		.map((name) => join(folder, name))
		// A link that leads nowhere is no file.
		.filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile())
		.sort();
	if (found.length > 0) {
		return found.map((name) => ({ name }));
	}
	const error =
		language === "zh"
			? `文件夹里没有可检查的文件（.${endings.join("、.")}）`
			: `the folder holds nothing to read (.${endings.join(", .")})`;
	return [{ name: folder, error }];
}

function isFolder(path: string): boolean {
	return path !== "-" && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

function textOf(path: string): string {
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new Error(told(error));
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new Error(language === "zh" ? "不是 UTF-8 文本" : "not UTF-8 text");
	}
}

/** The text of a file that nobody else names in errors. */
function named(path: string): string {
	try {
		return textOf(path);
	} catch (error) {
		throw new Error(`${path}: ${(error as Error).message}`);
	}
}

function told(error: unknown): string {
	switch ((error as NodeJS.ErrnoException).code) {
		case "ENOENT":
			return language === "zh" ? "文件不存在" : "no such file or folder";
		case "EACCES":
			return language === "zh" ? "没有读取权限" : "permission denied";
		case "EISDIR":
			return language === "zh" ? "是文件夹，应为文件" : "is a folder, expected a file";
		default:
			return (error as Error).message;
	}
}

function among<T extends string>(option: string, given: string, known: readonly T[]): T {
	const found = known.find((name) => name === given);
	if (found === undefined) {
		throw new Usage(`${option}: expected ${known.join(", ")}, found "${given}"`);
	}
	return found;
}

function names(given: string[] | undefined): string[] {
	return (given ?? []).flatMap((rules) => rules.split(","));
}

function locale(): Language {
	const set = [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG].find((value) => value);
	return /^zh\b|^zh_/i.test(set ?? "") ? "zh" : "en";
}

function complain(message: string): void {
	tell(language === "zh" ? "错误：" : "error: ", message);
}

function remark(message: string): void {
	tell(language === "zh" ? "说明：" : "note: ", message);
}

function tell(kind: string, message: string): void {
	for (const line of message.split("\n")) {
		process.stderr.write(`${kind}${line}\n`);
	}
}

function plain(report: Report): string {
	const words = language === "zh" ? { error: "错误", warning: "警告", info: "提示" } : { error: "error", warning: "warning", info: "info" };
	const line = (finding: Finding) => {
		const { path, title } = finding.template;
		const place = `${path ?? ""}${where(finding)}`;
		const related = finding.related.map((it) => `\n    = ${it.title} (${it.score.toFixed(2)}) ${it.reason}`).join("");
		const head = `${place} ${title}\n  ${words[finding.severity]} ${finding.rule} ${finding.slug}`;
		return visible(`${head} ${finding.field}: ${finding.message}${related}\n    ${finding.help}`);
	};
	const { templates, error, warning, info } = report.summary;
	const counts =
		language === "zh"
			? `检查了 ${templates} 个模板：${error} 个错误，${warning} 个警告，${info} 个提示`
			: `${many(templates, "template")}: ${many(error, "error")}, ${many(warning, "warning")}, ${many(info, "info")}`;
	return [...report.findings.map(line), counts].join("\n\n").concat("\n");
}

/** Where the field stands, behind the file's name: `:8:12` in a text, ` C4` added in a table, ` Sheet1!C4` in a workbook. */
function where({ at, template }: Finding): string {
	const { line = template.line, column, cell, sheet } = at ?? {};
	if (sheet !== undefined) {
		return ` ${sheet}!${cell ?? line ?? ""}`;
	}
	const numbers = [line, column].filter((number) => number !== undefined && number !== null);
	return numbers.map((number) => `:${number}`).join("") + (cell === undefined ? "" : ` ${cell}`);
}

function many(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** Text from a file is shown on the terminal, never obeyed by it. */
function visible(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (char) => {
		return `\\u{${char.charCodeAt(0).toString(16)}}`;
	});
}

// A reader that has seen enough is no crash; what was not judged cannot be called clean.
process.stdout.on("error", () => process.exit(2));
try {
	process.exitCode = main();
} catch (error) {
	complain((error as Error).message);
	if (error instanceof Usage) {
		process.stderr.write(`\n${USAGE}\n`);
	}
	process.exitCode = 2;
}
