// Files and pastes in, drafts and reports out: in a module of its own, for drafts that are values are judged without.

import { guarded } from "./errors.js";
import type { ParsedMessages } from "./message.js";
import { reader } from "./modules.js";
import type { OpenedFile } from "./opener.js";
import type { Applied, CodeExplanation, DraftFormat, InputFormat, Language, LoadOptions, Parsed, Template } from "./types.js";
import { bytes, json, list, object, text } from "./values.js";

/** One of several inputs that stand behind one another. */
export interface InputFile {
	/** The name in the report. */
	name?: string | null;
	/** What is in it. */
	content?: string | Uint8Array | ArrayBuffer;
	/** The format; found out from the name or the content unless told. */
	format?: InputFormat | null;
	/** What `openFile` says of the content, where `needsOpener` does. */
	opened?: OpenedFile | null;
	/** Instead of a content: why there is none. It is told among the report's errors, in its place. */
	error?: string;
}

/** Whether a content has to be opened by `openFile` before it is read: it is a workbook, or text that is no UTF-8. */
export function needsOpener(content: string | Uint8Array | ArrayBuffer): boolean {
	const given = bytes("content", content);
	return reader.call(({ needs_opener }) => needs_opener(given));
}

/**
 * Reads drafts of any format. What cannot be read is told with its line and column, and the rest is kept. Workbooks and text
 * that is no UTF-8 (`needsOpener`) are read by what `openFile` says of them, given as `opened`.
 */
export function parse(content: string | Uint8Array | ArrayBuffer, options?: LoadOptions | null): Parsed {
	const [given, how] = [bytes("content", content), json("options", object("options", options ?? {}))];
	return JSON.parse(reader.call(({ parse }) => parse(given, how))) as Parsed;
}

/**
 * Reads the messages of a text: JSON, a log with one in some of its lines, the object a program hands to the interface, or `data`
 * alone.
 */
export function parseMessages(content: string, language?: Language | null): ParsedMessages {
	const [given, told] = [text("content", content), json("language", language ?? null)];
	return JSON.parse(reader.call(({ messages }) => messages(given, told))) as ParsedMessages;
}

/**
 * Drafts as a text that `parse` reads back unchanged; only JSON keeps `$schema`. The language is that of the names in a
 * table, `zh` unless told. Throws if one of the drafts cannot be read.
 */
export function writeDrafts(templates: readonly Template[], format: DraftFormat, language?: Language | null): string {
	const [given, how] = [json("templates", list("templates", templates)), text("format", format)];
	const headed = json("language", language ?? null);
	return reader.call(({ write_drafts }) => write_drafts(given, how, headed));
}

/**
 * What an answer of the platform means, what to do now, and whether to try again: of a code (47003, -1), of an answer
 * (`{"errcode": 47003, "errmsg": "…"}`, as a value or as text), or of the first one in whatever a program has logged. Null
 * where there is none; a code that is not known is told with `known: false`.
 */
export function explainCode(
	answer: number | string | { errcode: number | string; errmsg?: string | null },
	language?: Language | null,
): CodeExplanation | null {
	const given = typeof answer === "string" ? answer : json("answer", typeof answer === "number" ? answer : object("answer", answer));
	const how = json("language", language ?? null);
	return JSON.parse(reader.call(({ explain_code }) => explain_code(given, how))) as CodeExplanation | null;
}

/** One of several inputs read, as JSON for the module that judges. */
export function handed(what: string, input: unknown, language: Language | undefined): string {
	const { name, content, format, opened, error } = guarded(() => ({ ...object(what, input) }) as InputFile);
	if (error !== undefined) {
		return json(what, { Error: { path: name ?? null, message: text(`${what}.error`, error) } });
	}
	const [given, how] = [bytes(`${what}.content`, content), json(what, { name, format, opened, language })];
	return `{"Read":${reader.call(({ read }) => read(given, how))}}`;
}

/** The titles of a file, as JSON for the module that holds the library. */
export function titlesOf(content: unknown, options: unknown, language: Language | undefined): string {
	const how = json("options", guarded(() => ({ language, ...object("options", options ?? {}) })));
	const given = bytes("content", content);
	return reader.call(({ titles }) => titles(given, how));
}

/** What the console asks for of a draft, by the findings in it; both are JSON. */
export function appliedOf(template: string, findings: string, language: string): Applied {
	return JSON.parse(reader.call(({ application }) => application(template, findings, language))) as Applied;
}

/** A report as the command line prints it; everything is JSON but the format. */
export function reportOf(report: string, format: string, templates: string, language: string, encoding: string): string {
	return reader.call(({ write_report }) => write_report(report, format, templates, language, encoding));
}
