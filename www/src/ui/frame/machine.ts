// What keys the person's machine has, and what they are called there.

/** Apple's keyboards have ⌘ in the place of Ctrl. */
const APPLE = /^(Mac|iP)/.test(navigator.platform);
/** A finger has no keys to paste with. */
export const TOUCHED = matchMedia("(pointer: coarse)").matches;

const SIGNS: Record<string, string> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧", Delete: "⌫" };
/** Apple names them in an order of its own. */
const ORDER = ["⌥", "⇧", "⌘"];

/** Shortcuts such as “Ctrl+Z / Ctrl+Shift+Z” as they are called on this machine. */
export function keysHere(keys: string): string {
	return APPLE ? keys.split(" / ").map(signs).join(" / ") : keys;
}

/** The same for `aria-keyshortcuts`, which has its own names. */
export function ariaKeys(keys: string): string {
	return keys.replaceAll("Ctrl", APPLE ? "Meta" : "Control");
}

function signs(keys: string): string {
	const all = keys.split("+").map((key) => SIGNS[key] ?? key);
	return all.sort((one, other) => place(one) - place(other)).join("");
}

function place(key: string): number {
	const at = ORDER.indexOf(key);
	return at < 0 ? ORDER.length : at;
}
