// What was read, in pieces: the page takes in each by itself, and does what a person does in between.

import type { Origin } from "../draft";
import type { Incoming } from "./reading";
import type { Table } from "./table";

/** As many entries of a list are told at once. */
const SLICE = 250;

/** A part of a list, as JSON, which is taken in quicker than values are. */
export interface Piece {
	/** Of which table; null for what is in none. */
	readonly table: number | null;
	readonly list: List;
	readonly items: string;
}

const LISTS = ["templates", "origins", "errors", "notes", "rows"] as const;
type List = (typeof LISTS)[number];

/** All that is in no list, as JSON, and the lists. */
export function* cut(incoming: Incoming): Generator<string | Piece> {
	const bare = { templates: [], origins: [], errors: [], notes: [] };
	// The workbook itself need not come back, and what was read of a table are its templates.
	const tables = incoming.tables.map((table) => ({ ...table, ...bare, grid: { ...table.grid, rows: [], file: undefined } }));
	yield JSON.stringify({ ...incoming, ...bare, tables });
	for (const [table, of] of [[null, incoming] as const, ...incoming.tables.entries()]) {
		for (const list of LISTS) {
			const items = listOf(of, list);
			for (let at = 0; at < items.length; at += SLICE) {
				const some = items.slice(at, at + SLICE);
				yield { table, list, items: JSON.stringify(list === "origins" ? (some as Origin[]).map(withoutRead) : some) };
			}
		}
	}
}

/** The same put together again, of the first of the pieces and then of each of the others. */
export class Joined {
	readonly #incoming: Incoming;

	constructor(first: string) {
		this.#incoming = JSON.parse(first) as Incoming;
	}

	add({ table, list, items }: Piece): void {
		const of = table === null ? this.#incoming : this.#incoming.tables[table];
		if (of === undefined) {
			return;
		}
		const into = listOf(of, list) as unknown[];
		const some = JSON.parse(items) as unknown[];
		const first = into.length;
		// The templates came before.
		const whole = (it: unknown, at: number) => ({ ...(it as Origin), read: of.templates[first + at] });
		into.push(...(list === "origins" && table !== null ? some.map(whole) : some));
	}

	/** All of it, with the workbook it came in, which its tables keep. */
	done(file: Uint8Array | undefined): Incoming {
		const tables = this.#incoming.tables.map((table) => ({
			...table,
			grid: { ...table.grid, ...(file && table.grid.sheet !== null && { file }) },
		}));
		return { ...this.#incoming, tables };
	}
}

function listOf(of: Incoming | Table, list: List): readonly unknown[] {
	if (list === "rows") {
		return "grid" in of ? of.grid.rows : [];
	}
	return of[list];
}

function withoutRead({ read: _, ...origin }: Origin): Origin {
	return origin;
}
