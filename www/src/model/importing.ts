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
import { gridsOf } from "./incoming/grid";
import { isDoubtful, leftOf, type Table, tableOf } from "./incoming/table";
import { settings } from "./settings";

/** A larger file is refused: a page is no place for it, the command line is. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** What a file or a paste holds: tables, whose columns a person may call otherwise, and whatever else was read. */
export interface Incoming {
	readonly name: string;
	readonly tables: readonly Table[];
	readonly templates: readonly Template[];
	/** Where each of them stands. */
	readonly origins: readonly Origin[];
	readonly errors: readonly InputError[];
	/** How it was read, and what of it is no draft. */
	readonly notes: readonly InputNote[];
}

/** What is in a file, and what the module that opens files says of it where it is no text in UTF-8. */
export interface Content {
	bytes: Uint8Array;
	opened: OpenedFile | null;
}

/** Why a file is not even looked into. */
export type Refused = "large" | "unreadable";

/** What a person pasted or typed, once the reader is there; what it is, is found out from the text, and `name` is shown. */
export function readText(text: string, name: string): Incoming {
	const bytes = new TextEncoder().encode(text);
	return incoming(name, { bytes, opened: null }, parse(text, { language: settings.language }));
}

/** The drafts of a file, whose content `contentOf` gave. */
export function readDrafts(name: string, content: Content): Incoming {
	return incoming(name, content, parse(content.bytes, { name, opened: content.opened, language: settings.language }));
}

function incoming(name: string, { bytes, opened }: Content, parsed: Parsed): Incoming {
	const { templates, places, errors, notes } = parsed;
	const tables = gridsOf(name, bytes, opened, parsed).map((grid) => tableOf(grid, parsed));
	// A sheet with nothing for drafts in it is told of and not shown, unless there is no other.
	const some = tables.filter((table) => table.templates.length + table.errors.length > 0);
	if (tables.length > 0) {
		const of = new Set(tables.map(({ grid }) => grid.sheet));
		const apart = <T extends InputError | InputNote>(told: readonly T[]) => told.filter(({ sheet }) => !of.has(sheet ?? null));
		return {
			name,
			tables: some.length > 0 ? some : tables,
			templates: [],
			origins: [],
			errors: apart(errors),
			notes: apart(notes),
		};
	}
	const origins = places.map((places, at) => ({ name, places, keywords: templates[at]?.keywords?.length ?? 0 }));
	return { name, tables, templates, origins, errors, notes };
}

/** How many drafts there are in all of it. */
export function countOf(all: readonly Incoming[]): number {
	const own = ({ tables, templates }: Incoming) => tables.reduce((sum, table) => sum + table.templates.length, templates.length);
	return all.reduce((sum, one) => sum + own(one), 0);
}

/** How much of it would be left behind. */
export function leftBehind(all: readonly Incoming[]): number {
	return all.reduce((sum, { errors, tables }) => sum + tables.reduce((of, table) => of + leftOf(table), errors.length), 0);
}

/** Whether it can be taken at once: all that was written is in a draft, and there is at least one. */
export function isClear(all: readonly Incoming[]): boolean {
	return countOf(all) > 0 && all.every(({ errors, tables }) => errors.length === 0 && !tables.some(isDoubtful));
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
