// Drafts from files and from the clipboard, read by the library.

import { needsOpener, openFile } from "mobanlint";
import { startOpener, startReader } from "../engine";
import { readBeside } from "./incoming/beside";
import { type Content, type Incoming, readContent } from "./incoming/reading";
import { isDoubtful, leftOf } from "./incoming/table";

export { type Incoming, readText } from "./incoming/reading";

/** A larger file is refused: a page is no place for it, the command line is. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** What reads a file of so many bytes or more would be felt, and is done beside the page. */
const FELT = 60 * 1024;

/** Why a file is not even looked into. */
export type Refused = "large" | "unreadable";

/** The drafts of a file, or why it is not even looked into. */
export async function readFile(file: File): Promise<Incoming | Refused> {
	if (file.size > FELT && file.size <= MOST_BYTES) {
		const read = await readBeside(file).catch(() => undefined);
		if (read !== undefined) {
			return read;
		}
	}
	const content = await contentOf(file);
	return typeof content === "string" ? content : readContent(file.name, content);
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
