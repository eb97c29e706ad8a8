// Drafts in the part of a link behind `#`, which no browser sends to a server.

import type { Template } from "mobanlint";
import { shallowRef } from "vue";
import { soundDrafts } from "../sound";
import { base64, bytes } from "./file";

/** Characters of a link: a longer one is a matter for a file. */
export const MOST_LINK = 30_000;
/** Bytes a link is unpacked to at most. */
const MOST_BYTES = 4 * 1024 * 1024;
const MARK = "#drafts=";

export interface Carried {
	/** What the project was called. */
	name: string;
	templates: readonly Template[];
}

/** What the link has brought by which the page was opened; `broken` where that cannot be read. */
export const arrived = shallowRef<Carried | "broken" | null>(null);

export async function linkOf({ name, templates }: Carried): Promise<string> {
	const json = JSON.stringify([name, templates]);
	const packed = await piped(new TextEncoder().encode(json), new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
	const text = base64(packed).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
	return `${location.href.replace(/#.*$/s, "")}${MARK}${text}`;
}

/** Takes what a link has brought off the address, so that it is asked for once. */
export async function receive(): Promise<void> {
	const { hash } = location;
	if (!hash.startsWith(MARK)) {
		return;
	}
	history.replaceState(history.state, "", location.href.replace(/#.*$/s, ""));
	arrived.value = (await carried(hash.slice(MARK.length))) ?? "broken";
}

async function carried(text: string): Promise<Carried | undefined> {
	try {
		const packed = bytes(text.replaceAll("-", "+").replaceAll("_", "/"));
		const plain = await piped(packed, new DecompressionStream("deflate-raw"), MOST_BYTES);
		const [name, templates] = JSON.parse(new TextDecoder().decode(plain)) as [unknown, unknown];
		const list = Array.isArray(templates) ? templates.map((template) => ({ template })) : templates;
		const { sound, damaged } = soundDrafts(list);
		const whole = typeof name === "string" && sound.length > 0 && damaged === 0;
		return whole ? { name, templates: sound.map(({ template }) => template) } : undefined;
	} catch {
		return undefined;
	}
}

/** What comes out of a stream for these bytes; an error if it is more than `most`. */
async function piped(given: Uint8Array, through: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
	const reader = new Blob([given as BlobPart]).stream().pipeThrough(through).getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) {
			break;
		}
		length += value.length;
		if (length > most) {
			await reader.cancel();
			throw new RangeError("too much");
		}
		parts.push(value);
	}
	const all = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
