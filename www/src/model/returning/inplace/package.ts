// A workbook as the zip of XML it is: some parts of it are written again, all others stay as they were.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Unpacked, all parts together may be as large; what is larger was made to be. */
const MOST_UNPACKED = 256 * 1024 * 1024;
const CALCULATED = "xl/calcChain.xml";

export class Package {
	readonly #parts: Record<string, Uint8Array>;
	readonly #read = new Map<string, Document>();

	/** Throws if the bytes are no such zip. */
	constructor(bytes: Uint8Array) {
		let unpacked = 0;
		this.#parts = unzipSync(bytes, {
			filter: ({ originalSize }) => {
				unpacked += originalSize;
				if (unpacked > MOST_UNPACKED) {
					throw new Error("the workbook is too large");
				}
				return true;
			},
		});
	}

	/** A part as XML, to be changed; nothing if there is none, or it is not sound. */
	part(name: string): Document | undefined {
		const known = this.#read.get(name);
		const bytes = this.#parts[name];
		if (known !== undefined || bytes === undefined) {
			return known;
		}
		const read = new DOMParser().parseFromString(strFromU8(bytes), "application/xml");
		if (read.querySelector("parsererror") !== null) {
			return undefined;
		}
		this.#read.set(name, read);
		return read;
	}

	/** The part of a sheet, by its name. */
	sheet(name: string): Document | undefined {
		const sheet = all(this.part("xl/workbook.xml"), "sheet").find((it) => it.getAttribute("name") === name);
		const id = sheet && [...sheet.attributes].find(({ localName, prefix }) => localName === "id" && prefix !== null)?.value;
		return id === undefined ? undefined : this.part(this.#related((it) => it.getAttribute("Id") === id));
	}

	/** The part of the styles. */
	styles(): Document | undefined {
		return this.part(this.#related((it) => /\/styles$/.test(it.getAttribute("Type") ?? "")));
	}

	/** Forgets in which order formulas are calculated, which a spreadsheet finds out again. */
	forgetOrder(): void {
		delete this.#parts[CALCULATED];
		const entries = [
			...all(this.part("[Content_Types].xml"), "Override").filter((it) => it.getAttribute("PartName") === `/${CALCULATED}`),
			...all(this.part("xl/_rels/workbook.xml.rels"), "Relationship").filter((it) =>
				/\/calcChain$/.test(it.getAttribute("Type") ?? ""),
			),
		];
		for (const entry of entries) {
			entry.remove();
		}
	}

	bytes(): Uint8Array {
		for (const [name, part] of this.#read) {
			const text = new XMLSerializer().serializeToString(part).replace(/^<\?xml[^>]*\?>\s*/, "");
			this.#parts[name] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
		}
		return zipSync(this.#parts);
	}

	/** Where a part lies that the workbook refers to. */
	#related(is: (relation: Element) => boolean): string {
		const target = all(this.part("xl/_rels/workbook.xml.rels"), "Relationship").find(is)?.getAttribute("Target") ?? "";
		return target && (target.startsWith("/") ? target.slice(1) : `xl/${target}`);
	}
}

/** All elements of a name, whatever prefix they are written with. */
export function all(within: Document | Element | undefined, name: string): Element[] {
	return within === undefined ? [] : [...within.getElementsByTagNameNS("*", name)];
}

/** The child of a name. */
export function child(of: Element, name: string): Element | undefined {
	return [...of.children].find(({ localName }) => localName === name);
}

/** A new element, of the kind and prefix of another. */
export function made(like: Element, name: string): Element {
	return like.ownerDocument.createElementNS(like.namespaceURI, like.prefix === null ? name : `${like.prefix}:${name}`);
}
