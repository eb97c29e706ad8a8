// What few inputs need, in a module of its own: it is fetched when the first of them comes, and only then.

import { guarded } from "./errors.js";
import { opener } from "./modules.js";
import type { Language, Opened, Refusal, Template } from "./types.js";
import { bytes, json, list } from "./values.js";

/** What a file's bytes hold, or why they are not read. */
export type OpenedFile = { Ok: Opened } | { Err: Refusal };

/**
 * Says what a file's bytes hold: text in UTF-8, text that was in another encoding, the sheets of a workbook, or nothing
 * that is read, and then why.
 *
 * It loads a module of its own, which the others do without: `initOpener` says where that is, should it not lie beside this
 * script.
 */
export async function openFile(content: string | Uint8Array | ArrayBuffer): Promise<OpenedFile> {
	const given = bytes("content", content);
	await opener.init();
	return JSON.parse(opener.call(({ open }) => open(given))) as OpenedFile;
}

/**
 * Drafts as an `.xlsx` that reads back as the same drafts, all its cells text. The language is that of its head, `zh` unless
 * told. Throws if one of the drafts does not fit a sheet. It loads the same module as `openFile`.
 */
export async function writeWorkbook(templates: readonly Template[], language?: Language | null): Promise<Uint8Array> {
	const given = guarded(() => json("templates", list("templates", templates)));
	const headed = json("language", language ?? "zh");
	await opener.init();
	return opener.call(({ write_workbook }) => write_workbook(given, headed));
}
