// Drafts from files and from the clipboard, read by the library.

import { type InputError, type InputFormat, parse, type Template } from "mobanlint";
import { words } from "../words";
import { utf8 } from "./encoding";
import { settings } from "./settings";

/** A larger file is refused: a page is no place for it, the command line is. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** What drafts and titles are read from. */
export const READABLE = ".json,.jsonl,.csv,.tsv,.txt";

export interface Imported {
	templates: Template[];
	errors: InputError[];
}

/** Why a file is not even looked into. */
export type Refused = "large" | "workbook" | "unknown" | "unreadable";

/** What a person pasted or typed; the format is found out from the text. */
export function readText(text: string): Imported {
	// What a spreadsheet copies has tabs; a single column is one title a row.
	const format: InputFormat | null = text.includes("\t") && !/^\s*[{[]/.test(text) ? "tsv" : null;
	const { templates, errors, format: found } = parse(text, { format, language: settings.language });
	// As titles its lines would be drafts, and its first brace would be JSON.
	if ((found === "titles" || /^\s*\{\{/.test(text)) && isContent(text)) {
		return { templates: [], errors: [{ path: null, line: null, column: null, message: words.value.templateContent }] };
	}
	return { templates, errors };
}

/** Whether this is what the platform sends by a template: names, and places for what stands behind them. */
function isContent(text: string): boolean {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	const places = lines.filter((line) => /\{\{\s*\w+\.DATA\s*\}\}/.test(line));
	return places.length > 0 && places.length * 2 >= lines.length;
}

export function readDrafts(name: string, content: Uint8Array): Imported {
	// A spreadsheet's “Unicode text” is a table as it copies it; others write a title a line.
	if (/\.txt$/i.test(name)) {
		const text = new TextDecoder().decode(content);
		if (text.includes("\t") || /^\s*[{[]/.test(text) || isContent(text)) {
			return readText(text);
		}
	}
	const { templates, errors } = parse(content, { name, language: settings.language });
	return { templates, errors };
}

/** The bytes of a file that has one of these endings, in UTF-8, or why there are none. */
export async function contentOf(file: File, endings: string): Promise<Uint8Array | Refused> {
	const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? "";
	if (!endings.split(",").includes(ending)) {
		return /^\.(xlsx?|et|ods|numbers)$/.test(ending) ? "workbook" : "unknown";
	}
	if (file.size > MOST_BYTES) {
		return "large";
	}
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		// JSON is UTF-8 by its own standard.
		return /^\.jsonl?$/.test(ending) ? bytes : utf8(bytes);
	} catch {
		return "unreadable";
	}
}
