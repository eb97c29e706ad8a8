// What is told of what comes in, and where it stands.

import type { Field, InputError, InputNote } from "mobanlint";
import { shallowRef } from "vue";
import { startReader, startRulesets } from "../../engine";
import { type Draft, placeOf } from "../../model/draft";
import { plainly } from "../../model/naming/fields";
import { words } from "../../words";
import { toast } from "../frame/toasts";

export interface Trouble {
	name: string | null;
	line: number | null;
	column: number | null;
	/** The cell of a table, as spreadsheets name it. */
	cell: string | null;
	message: string;
}

/** What could not be read of the last import. */
export const troubles = shallowRef<readonly Trouble[]>([]);
/** What is good to know of it: how it was read, and what of it is no draft. */
export const remarks = shallowRef<readonly Trouble[]>([]);

export function troubleOf(name: string | null, { line, column, cell, sheet, message }: InputError | InputNote): Trouble {
	// Of a sheet as a whole there is no cell.
	const within = cell ?? (sheet === undefined ? null : line);
	const at = sheet === undefined ? within : within === null ? sheet : `${sheet}!${within}`;
	return { name, line, column, cell: at === null ? null : String(at), message: plainly(message) };
}

/** Where it stands; in a table, its cell. */
export function placed({ name, line, column, cell }: Omit<Trouble, "message">): string {
	const at = cell !== null ? [cell] : line === null ? [] : [words.value.place(line, column ?? 1)];
	return [name, ...at].filter((part) => part !== null).join(" · ");
}

/** Where a field stands in the sheet or text it came from, where a person will mend it as well. */
export function stands(draft: Draft, field: Field): string | undefined {
	const at = placeOf(draft, field);
	return at && placed(troubleOf(draft.origin?.name ?? null, { path: null, line: null, column: null, message: "", ...at }));
}

/** Whether a module is here, or several; if they could not be fetched, that is said. */
async function fetched(...modules: Promise<void>[]): Promise<boolean> {
	try {
		await Promise.all(modules);
		return true;
	} catch {
		toast(words.value.noReader);
		return false;
	}
}

/** Whether what reads is here. */
export function readable(): Promise<boolean> {
	return fetched(startReader());
}

/** Whether what judges messages is here, and what reads them. */
export function sendable(): Promise<boolean> {
	return fetched(startReader(), startRulesets());
}

/** Whether what searches the library and groups titles is here. */
export function searchable(): Promise<boolean> {
	return fetched(startRulesets());
}

/** Has a person choose files. */
export function choose(endings: string | null, then: (files: File[]) => void): void {
	const input = document.createElement("input");
	input.type = "file";
	input.multiple = true;
	if (endings !== null) {
		input.accept = endings;
	}
	input.addEventListener("change", () => then([...(input.files ?? [])]));
	input.click();
}
