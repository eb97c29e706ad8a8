// What people call a field of a draft, and what is told of it by its name in JSON.

import { words } from "../../words";

/** UTF-8 takes so many bytes for a Chinese character. */
const BYTES = 3;

/** A field as a person counts: the second example. */
export function placeName(field: string): string {
	const [, index, part] = /^(?:keywords|ignore)\[(\d+)\](?:\.(\w+))?$/.exec(field) ?? [];
	if (index === undefined) {
		return words.value.where.title;
	}
	const kind = part === "example" ? "example" : field.startsWith("ignore") ? "ignore" : "name";
	return words.value.whereNumbered(Number(index) + 1, words.value.where[kind]);
}

/** Why a draft is not judged, which the library tells by paths and bytes. */
export function plainly(fault: string): string {
	return fault
		.replace(/^title: /, "")
		.replace(/^((?:keywords|ignore)\[\d+\](?:\.\w+)?): /, (_, field: string) => words.value.inPlace(placeName(field)))
		.replace(/(\d+) (?:字节|bytes)/g, (_, bytes: string) => words.value.characters(Math.floor(Number(bytes) / BYTES)));
}
