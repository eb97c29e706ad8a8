// The rules' pages, in a chunk of their own, for the first screen needs none of them.

import type { Language } from "mobanlint";
import type { Block } from "./blocks";

/** The page about a rule; none for rules that are not the document's. */
export async function rulePage(language: Language, id: string): Promise<readonly Block[] | undefined> {
	const { texts } = await import("./texts");
	return texts[`../../wasm/pkg/docs/${language}/${id}.md`];
}
