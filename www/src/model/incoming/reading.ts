// What the reader makes of a content, with its tables as a person sees them. It may be done beside the page.

import { type InputError, type InputNote, type OpenedFile, type Parsed, parse, type Template } from "mobanlint";
import type { Origin } from "../draft";
import { settings } from "../settings";
import { gridsOf } from "./grid";
import { type Table, tableOf } from "./table";

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

/** What a person pasted or typed, once the reader is there; what it is, is found out from the text, and `name` is shown. */
export function readText(text: string, name: string): Incoming {
	const bytes = new TextEncoder().encode(text);
	return incoming(name, { bytes, opened: null }, parse(text, { language: settings.language }));
}

/** The drafts of a file, once it was opened. */
export function readContent(name: string, content: Content): Incoming {
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
