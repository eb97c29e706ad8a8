// The rules' pages as data: Markdown is read when the page is built, so that no text becomes HTML in the browser.

import { readFile } from "node:fs/promises";
import { marked, type Token, type Tokens } from "marked";
import type { Plugin } from "vite";
import type { Block, Part } from "../src/blocks.ts";

const QUERY = ".md?blocks";

export const rulePages: Plugin = {
	name: "rule-pages",
	enforce: "pre",
	async load(id) {
		if (!id.endsWith(QUERY)) {
			return null;
		}
		const path = id.slice(0, -"?blocks".length);
		this.addWatchFile(path);
		const blocks = marked.lexer(await readFile(path, "utf8")).flatMap((token) => block(token, path));
		return `export default ${JSON.stringify(blocks)};`;
	},
};

function block(token: Token, path: string): Block[] {
	switch (token.type) {
		case "space":
			return [];
		case "heading":
			// The title of the whole is the rule's, which the page has already.
			return token.depth === 1 ? [] : [{ kind: "heading", text: token.text }];
		case "paragraph":
			return [{ kind: "paragraph", parts: parts(token.tokens ?? [], path) }];
		case "list":
			return [{ kind: "list", items: (token as Tokens.List).items.map(({ tokens }) => parts(tokens, path)) }];
		default:
			throw new Error(`${path}: a rule's page has headings, paragraphs and lists, found ${token.type}`);
	}
}

function parts(tokens: Token[], path: string): Part[] {
	return tokens.flatMap((token): Part[] => {
		if (token.type === "codespan") {
			return [{ text: token.text, code: true }];
		}
		if ("tokens" in token && token.tokens !== undefined) {
			return parts(token.tokens, path);
		}
		if (token.type === "text" || token.type === "escape") {
			return [{ text: token.text, code: false }];
		}
		throw new Error(`${path}: expected text or code, found ${token.type}`);
	});
}
