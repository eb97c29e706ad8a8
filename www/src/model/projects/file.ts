// A project as a file, to be taken to another machine.

import { soundAccount, soundDrafts, soundSources, soundTables } from "../sound";
import type { Contents } from "./keeping";

/** By which such a file is known. */
const KIND = "mobanlint project";
const VERSION = 1;

export interface Exported {
	name: string;
	contents: Contents;
}

export function written({ name, contents }: Exported): string {
	const library = soundSources(contents.library).sound.map((source) =>
		typeof source.content === "string" ? source : { ...source, content: { base64: base64(source.content) } },
	);
	const tables = soundTables(contents.tables).map(({ file, ...table }) =>
		file === undefined ? table : { ...table, file: { base64: base64(file) } },
	);
	return `${JSON.stringify({ kind: KIND, version: VERSION, name, ...contents, library, tables }, null, "\t")}\n`;
}

/** The project of a file; nothing if it is none. What of it is not sound is left out. */
export function opened(text: string): Exported | undefined {
	let read: Record<string, unknown>;
	try {
		read = JSON.parse(text) as Record<string, unknown>;
	} catch {
		return undefined;
	}
	if (read?.kind !== KIND || read.version !== VERSION) {
		return undefined;
	}
	const { name, drafts, library, account, settings, tables } = read;
	const shelved = (Array.isArray(library) ? library : []).map((source) => {
		const packed: unknown = source?.content?.base64;
		return typeof packed === "string" ? { ...source, content: bytes(packed) } : source;
	});
	const laid = (Array.isArray(tables) ? tables : []).map((table) => {
		const packed: unknown = table?.file?.base64;
		return typeof packed === "string" ? { ...table, file: bytes(packed) } : table;
	});
	return {
		name: typeof name === "string" ? name : "",
		contents: {
			drafts: soundDrafts(drafts).sound,
			library: soundSources(shelved).sound,
			account: soundAccount(account),
			tables: soundTables(laid),
			...(typeof settings === "object" && settings !== null && { settings }),
		},
	};
}

export function base64(bytes: Uint8Array): string {
	let binary = "";
	for (const byte of bytes) {
		binary += String.fromCharCode(byte);
	}
	return btoa(binary);
}

export function bytes(base64: string): Uint8Array {
	try {
		return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	} catch {
		return new Uint8Array();
	}
}
