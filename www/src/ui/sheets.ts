// Which sheet lies over the page.

import { shallowRef } from "vue";

export type SheetName = "import" | "export" | "library" | "groups" | "rules" | "words" | "menu" | "help";

export const sheet = shallowRef<SheetName | null>(null);
/** The rule whose page is open in the sheet of rules. */
export const readRule = shallowRef<string | null>(null);

export function show(name: SheetName | null): void {
	readRule.value = null;
	sheet.value = name;
}

export function showRule(id: string): void {
	sheet.value = "rules";
	readRule.value = id;
}
