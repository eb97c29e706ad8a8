// The files a ruleset is made of, read by the caller's function while the module is not running.

import { reason } from "./errors.js";

/** What the module asks. It takes a string, and a string thrown as the reason why there is none. */
export interface Files {
	read(path: string): string;
}

/**
 * A function that makes something out of files, and again out of the same ones.
 *
 * Whatever the caller's function does, it does outside of the module: it may use another linter, which may trap, and then
 * there is no module to return to. So a path that is not known ends the attempt, and the next one knows it.
 */
export function withFiles<T>(read: ((path: string) => string) | undefined, attempt: (files: Files | undefined) => T): () => T {
	if (read === undefined) {
		return () => attempt(undefined);
	}
	const known = new Map<string, Found>();
	return () => {
		for (;;) {
			let missing: string | undefined;
			const files: Files = {
				read(path) {
					const found = known.get(path);
					if (found?.text !== undefined) {
						return found.text;
					}
					if (found === undefined) {
						missing ??= path;
					}
					throw found?.reason ?? "";
				},
			};
			try {
				return attempt(files);
			} catch (error) {
				if (missing === undefined) {
					throw error;
				}
			}
			known.set(missing, ask(read, missing));
		}
	};
}

type Found = { text: string; reason?: never } | { text?: never; reason: string };

function ask(read: (path: string) => string, path: string): Found {
	try {
		const text: unknown = read(path);
		return typeof text === "string" ? { text } : { reason: "read: expected a string" };
	} catch (error) {
		return { reason: reason(error) };
	}
}
