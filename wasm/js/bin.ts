#!/usr/bin/env node
// `npx mobanlint check …` and `convert …`: the command line for people without Rust.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
	errorLine,
	type Finding,
	type InputNote,
	type Language,
	Linter,
	type Loaded,
	parse,
	type Report,
	type Severity,
	type Template,
	version,
	writeDrafts,
	writeWorkbook,
} from "./node.js";
import { rulesetFile, sources, textOf } from "./sources.js";

const USAGE = `usage: mobanlint check [PATH…] [--library PATH] [--ruleset NAME|PATH] [--words FILE] [--rule R] [--skip R]
                       [--format text|json|jsonl|csv|markdown] [--lang zh|en] [--show LEVEL] [--fail-on LEVEL]
                       [--exclude GLOB] [--allow-folder DIR]
       mobanlint convert [PATH…] --to json|jsonl|csv|tsv|xlsx|markdown [-o FILE] [--exclude GLOB] [--lang zh|en]
       mobanlint --help | --version

PATH is a file or a folder; - is standard input. GLOB leaves out of folders what matches, as a line of .gitignore does. LEVEL is error, warning or info.
Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, unreadable input, nothing to check.`;

const LEVELS: readonly Severity[] = ["info", "warning", "error"];
const FORMATS = ["text", "json", "jsonl", "csv", "markdown"] as const;
const DRAFTS = ["json", "jsonl", "csv", "tsv", "xlsx", "markdown"] as const;

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
			exclude: many,
			words: many,
			rule: many,
			skip: many,
			ruleset: one,
			"allow-folder": many,
			format: one,
			lang: one,
			to: one,
			output: { type: "string", short: "o" },
			show: one,
			"fail-on": one,
			help: { type: "boolean", short: "h" },
			version: { type: "boolean", short: "V" },
		},
	});
}

async function main(): Promise<number> {
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
	switch (command) {
		case "check":
			return check(given.values, paths);
		case "convert":
			return convert(given.values, paths);
		default:
			throw new Usage(command === undefined ? "expected a command" : `unknown command "${command}"`);
	}
}

async function check(options: Values, paths: string[]): Promise<number> {
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
		allow_folders: options["allow-folder"] ?? [],
		words: await Promise.all((options.words ?? []).map(async (path) => ({ name: path, text: await textOf(path, language) }))),
		only: names(options.rule),
		skip: names(options.skip),
		read: (path) => rulesetFile(path, options.ruleset ?? "", options["allow-folder"] ?? [], language),
	});
	const known = await fill(linter, options.library ?? [], options.exclude ?? []);
	const { inputs, notes } = await sources(paths.length > 0 ? paths : ["-"], options.exclude ?? [], language);
	const report = linter.checkFiles(inputs);
	report.notes.push(...notes);
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

async function fill(linter: Linter, paths: string[], exclude: string[]): Promise<Pick<Loaded, "errors" | "notes">[]> {
	const { inputs, notes } = await sources(paths, exclude, language);
	const loaded = inputs.map(({ name, content, opened, error }) =>
		content !== undefined
			? linter.library.load(content, { name, opened, language })
			: { errors: [{ path: name ?? null, line: null, column: null, message: error ?? "" }], notes: [] },
	);
	return [...loaded, { errors: [], notes }];
}

/** Writes what was read as drafts. */
async function convert(options: Values, paths: string[]): Promise<number> {
	language = among("--lang", options.lang ?? locale(), ["zh", "en"] as const);
	const to = among("--to", options.to ?? "", DRAFTS);
	if (paths.length === 0 && process.stdin.isTTY) {
		throw new Usage("nothing to convert was named; give a path, or pipe it in");
	}
	const { inputs, notes } = await sources(paths.length > 0 ? paths : ["-"], options.exclude ?? [], language);
	const templates: Template[] = [];
	const errors: InputNote[] = [];
	for (const { name, content, opened, error } of inputs) {
		if (content === undefined) {
			errors.push({ path: name ?? null, line: null, column: null, message: error ?? "" });
			continue;
		}
		const read = parse(content, { name, opened, language });
		templates.push(...read.templates);
		errors.push(...read.errors);
		notes.push(...read.notes);
	}
	errors.forEach((error) => complain(errorLine(error)));
	notes.forEach((note) => remark(errorLine(note)));
	if (templates.length > 0) {
		if (to === "xlsx" && options.output === undefined && process.stdout.isTTY) {
			throw new Usage("--to xlsx: a workbook is not written to a terminal; name a file with -o");
		}
		const written = to === "xlsx" ? await writeWorkbook(templates, language) : writeDrafts(templates, to, language);
		if (options.output === undefined) {
			process.stdout.write(written);
		} else {
			writeFileSync(options.output, written);
		}
	}
	return errors.length > 0 ? 2 : 0;
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
	process.exitCode = await main();
} catch (error) {
	complain((error as Error).message);
	if (error instanceof Usage) {
		process.stderr.write(`\n${USAGE}\n`);
	}
	process.exitCode = 2;
}
