// Values on their way into the module. Callers without a type checker give anything at all.

import { guarded, reason } from "./errors.js";

const encoder = new TextEncoder();

/** A value as JSON. */
export function json(what: string, value: unknown): string {
	let text: string | undefined;
	try {
		text = JSON.stringify(value);
	} catch (cause) {
		throw new TypeError(`${what}: ${reason(cause)}`, { cause });
	}
	if (text === undefined) {
		throw new TypeError(`${what}: expected a value, found ${kind(value)}`);
	}
	// Half a surrogate pair is no character and would be refused. JSON writes these, and only these, as \ud….
	return text.includes("\\ud") ? text.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (escape, half) => (half ? "\ufffd" : escape)) : text;
}

export function text(what: string, value: unknown): string {
	if (typeof value !== "string") {
		throw new TypeError(`${what}: expected a string, found ${kind(value)}`);
	}
	return value;
}

export function optionalText(what: string, value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : text(what, value);
}

/** A whole number that fits; anything else is none of the module's numbers. */
export function whole(what: string, value: unknown): number {
	if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
		throw new TypeError(`${what}: expected a whole number, 0 or more, found ${kind(value)}`);
	}
	return value;
}

export function list(what: string, value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) {
		throw new TypeError(`${what}: expected a list, found ${kind(value)}`);
	}
	return value;
}

export function object(what: string, value: unknown, expected = "an object"): Record<string, unknown> {
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw new TypeError(`${what}: expected ${expected}, found ${kind(value)}`);
	}
	return value as Record<string, unknown>;
}

/** Text or bytes, as bytes. */
export function bytes(what: string, value: unknown): Uint8Array {
	if (typeof value === "string") {
		return encoder.encode(value);
	}
	return guarded(() => {
		if (value instanceof ArrayBuffer) {
			return new Uint8Array(value);
		}
		if (ArrayBuffer.isView(value)) {
			return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
		}
		throw new TypeError(`${what}: expected a string or bytes, found ${kind(value)}`);
	});
}

function kind(value: unknown): string {
	if (value === null) {
		return "null";
	}
	if (Array.isArray(value)) {
		return "a list";
	}
	return typeof value === "object" ? "an object" : typeof value === "number" ? String(value) : typeof value;
}
