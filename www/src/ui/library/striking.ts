// Titles are struck out of the library and put back, and each way is told with the way back.

import { linter } from "../../model/checking";
import { type Entry, sources, strike, unstrike } from "../../model/library";
import { words } from "../../words";
import { say } from "../../words/library";
import { toast } from "../frame/toasts";

export function strikeOut(entries: readonly Entry[]): void {
	if (linter.value === undefined || entries.length === 0) {
		return;
	}
	const back = strike(linter.value, entries);
	toast(say.value.struck(entries.length), {
		text: words.value.undo,
		run() {
			back();
			toast(say.value.back(entries.length));
		},
	});
}

export function putBack(entries: readonly Entry[]): void {
	const of = new Map(
		sources.value.map((shelved, source) => [shelved, entries.filter((it) => it.source === source).map(({ at }) => at)] as const),
	);
	if (linter.value !== undefined) {
		unstrike(linter.value, of);
		toast(say.value.back(entries.length), { text: words.value.undo, run: () => strikeOut(entries) });
	}
}
