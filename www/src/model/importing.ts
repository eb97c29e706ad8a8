// Drafts from files and from the clipboard, read by the library.

import {
	type InputError,
	type InputNote,
	needsOpener,
	type OpenedFile,
	openFile,
	type Parsed,
	parse,
	type Template,
} from "mobanlint";
import { startOpener, startReader } from "../engine";
import type { Origin } from "./draft";
import { settings } from "./settings";

/** A larger file is refused: a page is no place for it, the command line is. */
export const MOST_BYTES = 32 * 1024 * 1024;

export interface Imported {
	templates: Template[];
	/** Where each of them stands. */
	origins: Origin[];
	errors: InputError[];
	/** How it was read, and what of it is no draft. */
	notes: InputNote[];
}

/** What is in a file, and what the module that opens files says of it where it is no text in UTF-8. */
export interface Content {
	bytes: Uint8Array;
	opened: OpenedFile | null;
}

/** Why a file is not even looked into. */
export type Refused = "large" | "unreadable";

/** What a person pasted or typed, once the reader is there; what it is, is found out from the text, and `name` is shown. */
export function readText(text: string, name: string): Imported {
	return imported(name, parse(text, { language: settings.language }));
}

/** The drafts of a file, whose content `contentOf` gave. */
export function readDrafts(name: string, { bytes, opened }: Content): Imported {
	return imported(name, parse(bytes, { name, opened, language: settings.language }));
}

function imported(name: string, { templates, places, errors, notes }: Parsed): Imported {
	const origins = places.map((places, at) => ({ name, places, keywords: templates[at]?.keywords?.length ?? 0 }));
	return { templates, origins, errors, notes };
}

/** What is in a file, or why nothing is. Workbooks, and text that is no UTF-8, have a module fetched that opens them. */
export async function contentOf(file: File): Promise<Content | Refused> {
	if (file.size > MOST_BYTES) {
		return "large";
	}
	try {
		const [buffer] = await Promise.all([file.arrayBuffer(), startReader()]);
		const bytes = new Uint8Array(buffer);
		if (!needsOpener(bytes)) {
			return { bytes, opened: null };
		}
		await startOpener();
		return { bytes, opened: await openFile(bytes) };
	} catch {
		return "unreadable";
	}
}
