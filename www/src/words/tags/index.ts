// What the kinds of words are called that rules go by. A kind of a ruleset of one's own has the name it was given there.

import { settings } from "../../model/settings";
import { words } from "..";
import { en } from "./en";
import { zh } from "./zh";

export function tagName(tag: string): string {
	const rare: Record<string, string> = settings.language === "zh" ? zh : en;
	const names = [words.value.tags, rare].find((names) => Object.hasOwn(names, tag));
	return names?.[tag] ?? tag;
}
