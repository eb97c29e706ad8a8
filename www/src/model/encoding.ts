// Text files in the encodings spreadsheets save them in, as the UTF-8 that the library reads.

/** Excel on Chinese systems saves CSV in GB 18030, and "Unicode text" in UTF-16. What is none of these is left as it is. */
export function utf8(bytes: Uint8Array): Uint8Array {
	const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
	const encoding = wide ?? (looksLikeGb18030(bytes) ? "gb18030" : null);
	if (encoding === null) {
		return bytes;
	}
	try {
		return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
	} catch {
		return bytes;
	}
}

// UTF-8 with a broken row is UTF-8 all the same: GB 18030 would make other characters of nearly any of it.
function looksLikeGb18030(bytes: Uint8Array): boolean {
	const text = new TextDecoder().decode(bytes);
	const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
	return count(/\ufffd/g) > count(/[\u4e00-\u9fff]/g);
}
