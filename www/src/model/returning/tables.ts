// The tables drafts came in, kept as they were, for the drafts to go back to.

import { shallowRef } from "vue";
import type { Origin } from "../draft";
import { type GridRow, rowsOf } from "../incoming/grid";
import type { Meaning } from "../incoming/meaning";
import type { Table } from "../incoming/table";

export interface KeptTable {
	/** By which the drafts of it know it. */
	readonly id: string;
	readonly name: string;
	readonly sheet: string | null;
	readonly rows: readonly GridRow[];
	readonly columns: number;
	/** The workbook it is a sheet of, where it came in one. */
	readonly file?: Uint8Array;
	/** The number of the row that names the columns. */
	readonly heads: number | null;
	readonly meanings: readonly Meaning[];
	/** The rows with something of a draft in them. */
	readonly drafted: readonly number[];
}

export const tables = shallowRef<readonly KeptTable[]>([]);

/** Keeps a table, and gives where its drafts stand, for them to find back. */
export function keepTable({ grid, heads, meanings, origins }: Table): Origin[] {
	const id = Math.random().toString(36).slice(2);
	tables.value = [...tables.value, { id, ...grid, heads, meanings, drafted: [...rowsOf(origins)] }];
	return origins.map((origin) => ({ ...origin, table: id }));
}
