// Which sheet lies over the page.

import { shallowRef } from "vue";
import { giveBack } from "./focus";
import { dismiss, toasts } from "./toasts";

export type SheetName =
	| "import"
	| "handing"
	| "export"
	| "library"
	| "groups"
	| "rules"
	| "words"
	| "preflight"
	| "projects"
	| "arrived"
	| "mending"
	| "menu"
	| "help";

/** The sheets that are tools, in the order they are offered; each has the icon of its name. */
export const TOOLS = [
	"import",
	"handing",
	"export",
	"library",
	"groups",
	"rules",
	"words",
	"preflight",
] as const satisfies readonly SheetName[];

export const sheet = shallowRef<SheetName | null>(null);
/** The rule whose page is open in the sheet of rules. */
export const readRule = shallowRef<string | null>(null);

/** What had the focus before a sheet was opened. */
let opener: HTMLElement | null = null;

export function show(name: SheetName): void {
	readRule.value = null;
	// What was said before has been read, unless it still offers something.
	if (!toasts.some(({ action }) => action)) {
		dismiss();
	}
	// One that was closed a moment ago may still be here, but has given the focus back.
	if (document.querySelector("dialog[open]") === null) {
		opener = document.activeElement as HTMLElement | null;
	}
	sheet.value = name;
}

/** Closes what is open; the focus goes back to where it was, unless the caller puts it elsewhere. */
export function close(): void {
	sheet.value = null;
	readRule.value = null;
	void giveBack(opener);
	opener = null;
}
