// Own words, as they are typed and as the linter takes them.

import type { OwnWords } from "./settings";

/** A word, and where it stands as its author sees it. */
export interface OwnWord {
	tag: string;
	/** The line among those of its kind, from 1. */
	line: number;
	word: string;
}

/** A word that the linter refuses. */
export interface Unusable extends OwnWord {
	reason: string;
}

// A blank may be part of a name in Latin letters; between two Chinese characters it only divides.
const BETWEEN = /[、，,；;\t\u3000]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

export function ownWords(kinds: readonly OwnWords[]): OwnWord[] {
	return kinds.flatMap(({ tag, text }) =>
		text.split("\n").flatMap((line, at) =>
			line
				.split(BETWEEN)
				.map((word) => word.trim())
				.filter((word) => word !== "")
				.map((word) => ({ tag, line: at + 1, word })),
		),
	);
}

/** A line for each word, as the linter asks for them. */
export function asLines(words: readonly OwnWord[]): string | null {
	return words.length > 0 ? words.map(({ tag, word }) => `${tag}\t${word}`).join("\n") : null;
}

/** Which of the words a linter's refusal is about; none if it is about something else. */
export function refused(words: readonly OwnWord[], message: string): Unusable[] {
	return [...message.matchAll(/^words:(\d+): (.*)$/gm)].flatMap(([, line, reason = ""]) => {
		const word = words[Number(line) - 1];
		return word === undefined ? [] : [{ ...word, reason }];
	});
}
