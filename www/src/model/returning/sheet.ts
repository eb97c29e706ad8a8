// Drafts back in the table they came from: what was changed in its cells, and beside each row what was found.

import type { Field, Finding, Keyword } from "mobanlint";
import { words } from "../../words";
import { en } from "../../words/en";
import { zh } from "../../words/zh";
import { type Draft, keywordsOf } from "../draft";
import { cellAt, rowOf, rowsOf } from "../incoming/grid";
import { headOf, type Meaning, type Part, partOf } from "../incoming/meaning";
import { findingsOf, standingOf } from "../judging/verdicts";
import { numberOf } from "../naming/rules";
import { type KeptTable, tables } from "./tables";

/** A sheet as it goes back. */
export interface Returned {
	/** The file it came from, and the sheet of it. */
	name: string;
	sheet: string | null;
	/** The cells, the names of the columns among them. */
	rows: string[][];
	/** Which of the rows has these names, from 0. */
	heads: number;
	/** The column of the verdict, with the findings and the advice behind it, from 0. */
	said: number;
	/** The number each row had in the table; none for one that is new. */
	numbers: (number | null)[];
	/** The table as it came in. */
	table: KeptTable;
}

type Said = [verdict: string, findings: string, advice: string];

interface Line {
	/** As the table counts it; none for one that it did not have. */
	readonly number: number | null;
	readonly cells: string[];
	readonly said: Said;
}

/** All drafts: those that came in tables in these, the others below the last of them. */
export function returned(drafts: readonly Draft[]): Returned[] {
	const used = tables.value.filter(({ id }) => drafts.some(({ origin }) => origin?.table === id));
	const last = used.at(-1);
	const known = new Set(used.map(({ id }) => id));
	const others = drafts.filter(({ origin }) => !known.has(origin?.table ?? ""));
	if (last === undefined) {
		return [filled(blank(drafts), [], drafts)];
	}
	return used.map((table) =>
		filled(
			table,
			drafts.filter(({ origin }) => origin?.table === table.id),
			table === last ? others : [],
		),
	);
}

/** What becomes of a draft; nothing while it is not known. */
export function verdictOf(draft: Draft): string {
	const standing = standingOf(draft);
	return standing === "pending" ? "" : words.value.returning.verdicts[standing];
}

/** What to do about a finding: its help and what it proposes. */
export function adviceOf({ help, fixes }: Finding): string {
	const { perhaps, joined } = words.value.returning;
	const proposed = fixes.map(({ title, applicability }) => (applicability === "safe" ? title : perhaps(title)));
	return [help, ...proposed].filter((part) => part !== "").join(joined);
}

/** A table for drafts that came in none. */
function blank(drafts: readonly Draft[]): KeptTable {
	const most = drafts.reduce((most, { template }) => Math.max(most, keywordsOf(template).length), 1);
	const numbers = Array.from({ length: most }, (_, at) => at + 1);
	const meanings: Meaning[] = ["title", ...numbers.flatMap((n): Meaning[] => [`keyword ${n}`, `example ${n}`])];
	const rows = [{ number: 1, cells: meanings.map(headOf) }];
	return { id: "", name: "", sheet: null, rows, columns: meanings.length, heads: 1, meanings, drafted: [] };
}

function filled(table: KeptTable, own: readonly Draft[], others: readonly Draft[]): Returned {
	const back = new Back(table, own);
	for (const draft of own) {
		back.put(draft);
	}
	for (const draft of others) {
		back.append(draft);
	}
	return back.done();
}

class Back {
	readonly #lines: Line[];
	readonly #meanings: Meaning[];
	readonly #heads: Line;
	/** The columns of an earlier verdict, which the new one goes into. */
	readonly #said: number | null;

	constructor(
		private readonly table: KeptTable,
		own: readonly Draft[],
	) {
		const { rows, columns, heads, drafted, meanings } = table;
		// A row whose draft was deleted goes with it.
		const left = rowsOf(own.flatMap(({ origin }) => (origin ? [origin] : [])));
		const gone = new Set(drafted.filter((row) => !left.has(row)));
		this.#lines = rows
			.filter(({ number }) => !gone.has(number))
			.map(({ number, cells }) =>
				line(
					number,
					Array.from({ length: columns }, (_, at) => cells[at] ?? ""),
				),
			);
		this.#meanings = [...meanings];
		const named = this.#lines.find(({ number }) => number === heads);
		this.#heads = named ?? line(null, meanings.map(headOf));
		if (named === undefined) {
			this.#lines.unshift(this.#heads);
		}
		const earlier = [zh, en].map(({ returning }) => this.#heads.cells.indexOf(returning.heads[0]));
		this.#said = earlier.find((at) => at >= 0) ?? null;
		for (const { cells } of this.#said === null ? [] : this.#lines) {
			cells.fill("", this.#said ?? 0, (this.#said ?? 0) + 3);
		}
	}

	/** Puts what was changed of a draft into the cells it came from. */
	put(draft: Draft): void {
		const { template, origin } = draft;
		const first = this.#at(rowOf(origin?.places.title));
		if (origin === undefined || first === undefined) {
			this.append(draft);
			return;
		}
		const read = origin.read ?? template;
		if (template.title !== read.title) {
			this.#set(first, "title", template.title, cellAt(origin.places.title?.cell ?? "")?.column);
		}
		for (const part of ["id", "scene"] as const) {
			if ((template[part] ?? "") !== (read[part] ?? "")) {
				this.#set(first, part, template[part] ?? "");
			}
		}
		const lines = this.#linesOf(draft, first);
		const now = keywordsOf(template);
		const before = keywordsOf(read);
		if (JSON.stringify(now) !== JSON.stringify(before)) {
			this.#keywords(draft, first, lines);
		}
		this.#tell(draft, first, lines);
	}

	/** Puts a draft below all others. */
	append(draft: Draft): void {
		const first = this.#add();
		const { title, id, scene } = draft.template;
		this.#set(first, "title", title);
		for (const [meaning, text] of [
			["id", id],
			["scene", scene],
		] as const) {
			if (text) {
				this.#set(first, meaning, text);
			}
		}
		const below = this.#meanings.includes("keyword");
		const lines = keywordsOf(draft.template).map((keyword, at) => {
			const row = at === 0 || !below ? first : this.#add();
			this.#fill(row, keyword, below ? null : at + 1);
			return row;
		});
		this.#tell(draft, first, lines);
	}

	done(): Returned {
		const said = this.#said ?? this.#meanings.length;
		this.#heads.said.splice(0, 3, ...words.value.returning.heads);
		const rows = this.#lines.map(({ cells, said: texts }) => {
			const row = Array.from({ length: Math.max(this.#meanings.length, said + 3) }, (_, at) => cells[at] ?? "");
			row.splice(said, 3, ...texts);
			return row;
		});
		const { name, sheet } = this.table;
		const numbers = this.#lines.map(({ number }) => number);
		return { name, sheet, rows, heads: this.#lines.indexOf(this.#heads), said, numbers, table: this.table };
	}

	/** The line of each keyword. */
	#linesOf({ origin, template }: Draft, first: Line): Line[] {
		const below = this.#meanings.includes("keyword");
		return keywordsOf(template).map((_, at) => {
			const place = origin?.places[`keywords[${at}].name`] ?? origin?.places[`keywords[${at}].example`];
			return (below && this.#at(rowOf(place))) || first;
		});
	}

	/** Writes the keywords of a draft again, which are others, or more or fewer, than came in; `lines` are told where. */
	#keywords({ origin, template }: Draft, first: Line, lines: Line[]): void {
		const now = keywordsOf(template);
		const pairs = this.#meanings.indexOf("pairs");
		if (pairs >= 0) {
			first.cells[pairs] = now.map(({ name, example }) => (example ? `${name}：${example}` : name)).join("\n");
			return;
		}
		const below = this.#meanings.includes("keyword");
		const rows = below ? this.#had(origin?.places ?? {}, first) : [first];
		for (const row of rows) {
			for (const [column, meaning] of this.#meanings.entries()) {
				if (partOf(meaning) !== undefined) {
					row.cells[column] = "";
				}
			}
		}
		for (const [at, keyword] of now.entries()) {
			const row = below ? (rows[at] ?? this.#add(rows.at(-1))) : first;
			if (below && rows[at] === undefined) {
				rows.push(row);
			}
			lines[at] = row;
			this.#fill(row, keyword, below ? null : at + 1);
		}
		for (const row of rows.slice(Math.max(now.length, 1))) {
			this.#lines.splice(this.#lines.indexOf(row), 1);
		}
	}

	/** The lines a draft's keywords came in, one below the other. */
	#had(places: Partial<Record<Field, { cell?: string; line?: number }>>, first: Line): Line[] {
		const numbers = Object.entries(places).flatMap(([field, at]) => (field.startsWith("keywords") ? [rowOf(at)] : []));
		const rows = [...new Set(numbers)].sort((one, other) => one - other).flatMap((row) => this.#at(row) ?? []);
		return rows.length > 0 ? rows : [first];
	}

	#fill(row: Line, { name, example, type, key }: Keyword, number: number | null): void {
		const texts: [Part, string | null | undefined][] = [
			["keyword", name],
			["example", example],
			["type", type],
			["key", key],
		];
		for (const [part, text] of texts) {
			if (text) {
				this.#set(row, number === null ? part : `${part} ${number}`, text);
			}
		}
	}

	/** Puts a text where it belongs by its meaning, into a new column if there is none for it. */
	#set(row: Line, meaning: Meaning, text: string, at = this.#meanings.indexOf(meaning)): void {
		let column = at;
		if (column < 0) {
			// Never into the columns of what is said.
			column = Math.max(this.#meanings.length, this.#said === null ? 0 : this.#said + 3);
			while (this.#meanings.length < column) {
				this.#meanings.push("unread");
			}
			this.#meanings.push(meaning);
			this.#heads.cells[column] = headOf(meaning);
		}
		row.cells[column] = text;
	}

	#tell(draft: Draft, first: Line, lines: readonly Line[]): void {
		first.said[0] = verdictOf(draft);
		for (const finding of findingsOf(draft)) {
			const [, index] = /^keywords\[(\d+)\]/.exec(finding.field) ?? [];
			const row = (index !== undefined && lines[Number(index)]) || first;
			row.said[1] = joined(row.said[1], `${numberOf(finding.rule)} ${finding.message}`.trim());
			row.said[2] = joined(row.said[2], adviceOf(finding));
		}
	}

	#at(number: number): Line | undefined {
		return this.#lines.find((it) => it.number === number);
	}

	#add(after?: Line): Line {
		const added = line(null, []);
		this.#lines.splice(after === undefined ? this.#lines.length : this.#lines.indexOf(after) + 1, 0, added);
		return added;
	}
}

function line(number: number | null, cells: string[]): Line {
	return { number, cells, said: ["", "", ""] };
}

function joined(before: string, text: string): string {
	return [before, text].filter((part) => part !== "").join("\n");
}
