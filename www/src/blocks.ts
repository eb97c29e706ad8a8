// What a rule's page is made of.

/** A run of text; code is an example, or the name of something. */
export interface Part {
	text: string;
	code: boolean;
}

/** A piece of a page, as `scripts/rule-pages.ts` cuts it when the page is built. */
export type Block = { kind: "heading"; text: string } | { kind: "paragraph"; parts: Part[] } | { kind: "list"; items: Part[][] };
