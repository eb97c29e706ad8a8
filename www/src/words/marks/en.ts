// What the page says, in English, of a mark and of mending at once.

import type { MarkWords } from "./zh";

const number = (n: number) => n.toLocaleString("en");
const plural = (n: number, word: string) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;

export const en: MarkWords = {
	about: "About this mark",
	next: "Next finding",
	before: "Finding before",
	inTitle: (title) => `in “${title}”`,
	gone: "This is no longer found.",
	goneNext: "F8 goes to the next finding.",
	goneNextTouched: "Go on to the next finding.",
	ignore: "Ignore, with a reason…",
	ignoreWhy: (rule, n) =>
		n > 1 ? `All ${n} findings of rule ${rule} in this draft are silenced.` : `Rule ${rule} tells no more of this draft.`,
	reason: "Reason",
	reasonHint: "for whoever reads it next: why it does not matter",
	reasonWanted: "Please give a reason first.",
	ignoreNow: "Ignore",
	ignored: (rule) => `Rule ${rule} is ignored in this draft`,
	trade: "A term of my trade…",
	tradeLead: "Write the whole term that contains it: it is silent in all drafts from then on.",
	term: "The whole term",
	termHint: (marked) => `longer than “${marked}”, as 积分赛 contains 积分`,
	tradeNow: "Take it as a term",
	trying: "Trying…",
	declared: (word) => `“${word}” is a term of the trade now`,
	refusal: {
		elsewhere: (marked) => `It has to be a piece of the text that contains “${marked}”.`,
		listed: (marked) =>
			`“${marked}” itself is on the list of this rule and cannot be let through; only a longer word that contains it can.`,
		still: (word) =>
			`Tried: with “${word}” as a term it is still reported here, so it was not taken. You can ignore it, with a reason.`,
		reason: (reason) => `The word cannot be used: ${reason}`,
	},
	deaf: {
		compares: "No term can silence this: the rule compares whole titles or keywords, not words in them.",
		ends: "No term can silence this: the rule only looks at how the title ends.",
		lacks: "No term can silence this: the rule looks at what the title lacks, not at a word in it.",
		signs: "No term can silence this: the rule looks at signs, blanks and the shape of characters, not at words.",
		examples: "No term can silence this: the rule asks whether the example looks like a real one.",
		broad: "No term can silence this: the keyword is too broad for any trade.",
		length: "No term can silence this: the rule only counts.",
		other: "No term can silence this: the rule does not go by lists of words.",
	},
	instead: "If it really is fine, ignore it with a reason.",
	alike: "Mend all like this…",
	ofRule: (rule) => `Mend all of rule ${rule}…`,
	rulePage: (rule) => `Rule ${rule}`,

	mending: "Mend at once",
	mendingLead: "See what becomes of each draft, and leave out what you do not want; one undo takes all of it back.",
	searching: "Looking for what can be mended…",
	which: "What to mend",
	all: (n) => `All rules (${number(n)})`,
	rule: (called, n) => `${called} (${number(n)})`,
	like: (rule, marked, n) =>
		marked.trim() === ""
			? `All like this one (rule ${rule}, ${number(n)})`
			: `All like this “${marked}” (rule ${rule}, ${number(n)})`,
	kinds: "Ways",
	safe: (n) => `Safe fixes (${number(n)})`,
	safeWhy: "blanks, full-width characters and the like; the meaning stays",
	proposals: (n) => `Proposals (${number(n)})`,
	proposalsWhy: "they change words: look at each",
	choose: (where) => `${where} becomes`,
	leave: "leave it",
	takeAll: "Choose all",
	takeNone: "Choose none",
	draft: (title) => `Mend “${title}”`,
	removed: "removed",
	from: "was",
	to: "becomes",
	more: (n) => `${plural(n, "draft")} more not listed here; with “Choose all” they are mended as well.`,
	nothing: "Nothing can be mended at once",
	nothingOfKind: "Nothing of this kind can be mended; choose another kind above.",
	apply: (places, drafts) => `Mend ${plural(places, "place")} in ${plural(drafts, "draft")}`,
	working: "Mending…",
	done: (places, drafts) => `Mended ${plural(places, "place")} in ${plural(drafts, "draft")}`,
};
