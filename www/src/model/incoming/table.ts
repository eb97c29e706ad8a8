// A table on its way in: what its columns are taken for, what that makes of it, and what is passed over.

import { type InputError, type InputNote, type Parsed, parse, type Template } from "mobanlint";
import type { Origin } from "../draft";
import { settings } from "../settings";
import { asOpened, cellAt, type Grid, type GridRow, letters, rowOf, rowsOf } from "./grid";
import { changed, guessed, headOf, type Meaning, partOf } from "./meaning";

export interface Table {
	readonly grid: Grid;
	/** The number of the row that names the columns; null where none does. */
	readonly heads: number | null;
	readonly meanings: readonly Meaning[];
	readonly templates: readonly Template[];
	readonly origins: readonly Origin[];
	readonly errors: readonly InputError[];
	readonly notes: readonly InputNote[];
	/** The keywords without a name: their drafts are taken all the same. */
	readonly nameless: readonly string[];
}

/** As many shapes of tables are remembered. */
const REMEMBERED = 30;
/** Heads are looked for in as many rows. */
const TOP = 12;
/** Stands in the place of a name that is missing, which the reader would not take a keyword without. */
const NAMELESS = "\ue000";

/** What the reader made of a table: of its part of the workbook. */
export function tableOf(grid: Grid, parsed: Parsed): Table {
	const shape = remembered(grid);
	if (shape !== undefined) {
		return read(grid, shape.heads, shape.meanings);
	}
	const mine = partOfSheet(grid, parsed);
	const meanings = guessed(grid, mine);
	const heads = headsOf(grid, mine);
	const found = made(grid, heads, meanings, mine);
	return mine.errors.length > 0 ? named(found, (filled) => reread(filled, grid, null)) : found;
}

/** The table with another meaning of a column. */
export function withMeaning({ grid, heads, meanings }: Table, column: number, meaning: Meaning): Table {
	return read(grid, heads, changed(meanings, column, meaning));
}

/** The table with another row, or none, that names its columns. */
export function withHeads({ grid, meanings }: Table, heads: number | null): Table {
	return read(grid, heads, meanings);
}

/** From now on a table with the same heads is read in this way. */
export function remember({ grid, heads, meanings }: Table): void {
	const shape = shapeOf(grid.rows.find(({ number }) => number === heads));
	if (shape !== "") {
		const others = settings.columns.filter((it) => it.shape !== shape);
		settings.columns = [{ shape, meanings: [...meanings] }, ...others].slice(0, REMEMBERED);
	}
}

export type Passed = "heads" | "above" | "blank" | "unread" | "faulty";

/** Why a row is no part of a draft; null where it is one. */
export function passedOver({ heads, origins, errors }: Table, { number, cells }: GridRow): Passed | null {
	if (number === heads) {
		return "heads";
	}
	if (cells.every((text) => text.trim() === "")) {
		return "blank";
	}
	if (errors.some((error) => rowOf(error) === number)) {
		return "faulty";
	}
	if (rowsOf(origins).has(number)) {
		return null;
	}
	return heads !== null && number < heads ? "above" : "unread";
}

/** Whether anything a person wrote into the table is in no draft, or may not be what it was taken for. */
export function isDoubtful(table: Table): boolean {
	const { grid, meanings, errors, nameless } = table;
	const left = grid.rows.some((row) => {
		const passed = passedOver(table, row);
		const lost = row.cells.some((text, column) => text.trim() !== "" && meanings[column] === "unread");
		return passed === null ? lost : passed !== "blank" && passed !== "heads";
	});
	return left || errors.length > 0 || nameless.length > 0;
}

/** How many rows are left behind that were meant for drafts. */
export function leftOf({ errors }: Pick<Table, "errors">): number {
	return new Set(errors.map((error) => rowOf(error))).size;
}

function read(grid: Grid, heads: number | null, meanings: readonly Meaning[]): Table {
	const first = grid.rows.findIndex(({ number }) => number === heads);
	const given: GridRow = {
		// Before the first row there is room for one that the person's table does not have.
		number: heads ?? 0,
		cells: Array.from({ length: grid.columns }, (_, at) => headOf(meanings[at] ?? "unread")),
	};
	const body = { ...grid, rows: [given, ...grid.rows.slice(first + 1)] };
	const parsed = reread(body, grid, heads ?? 0);
	return named(made(grid, heads, meanings, parsed), (filled) => reread(filled, grid, heads ?? 0), body);
}

function reread(body: Grid, { name, sheet }: Grid, made: number | null): Parsed {
	const found = parse("", { name, opened: asOpened(body), language: settings.language });
	// A text has no sheets; and that a column is called a remark here is no news to a person who has called it so.
	const plain = <T extends { sheet?: string }>(it: T): T => {
		if (sheet !== null) {
			return it;
		}
		const { sheet: _, ...rest } = it;
		return rest as T;
	};
	return {
		...found,
		errors: found.errors.map(plain),
		notes: found.notes.map(plain).filter((note) => rowOf(note) !== made),
		places: found.places.map((at) =>
			Object.fromEntries(Object.entries(at).flatMap(([field, place]) => (place ? [[field, plain(place)]] : []))),
		),
	};
}

function made(grid: Grid, heads: number | null, meanings: readonly Meaning[], parsed: Parsed): Table {
	const { templates, places, errors, notes } = parsed;
	const origins = places.map((places, at): Origin => {
		const template = templates[at];
		return { name: grid.name, places, keywords: template?.keywords?.length ?? 0, ...(template && { read: template }) };
	});
	return { grid, heads, meanings, templates, origins, errors, notes, nameless: [] };
}

/** Where an example has no keyword's name beside it, the draft is read again with a stand-in, which then is taken out. */
function named(found: Table, again: (filled: Grid) => Parsed, body: Grid = found.grid): Table {
	const missing = new Set<string>();
	for (const { cell } of found.errors) {
		const at = cellAt(cell ?? "");
		const own = at && partOf(found.meanings[at.column] ?? "unread");
		if (at === undefined || (own !== undefined && own.part === "keyword")) {
			continue;
		}
		const keyword = found.meanings.indexOf(own?.number ? `keyword ${own.number}` : "keyword");
		const column = own !== undefined && keyword >= 0 ? keyword : at.column - 1;
		const text = body.rows.find(({ number }) => number === at.row)?.cells[column];
		if (column >= 0 && found.meanings[column] !== "title" && (text ?? "").trim() === "") {
			missing.add(`${letters(column)}${at.row}`);
		}
	}
	if (missing.size === 0) {
		return found;
	}
	const rows = body.rows.map((row) => {
		const cells = Array.from({ length: Math.max(body.columns, row.cells.length) }, (_, at) =>
			missing.has(`${letters(at)}${row.number}`) ? NAMELESS : (row.cells[at] ?? ""),
		);
		return { ...row, cells };
	});
	const parsed = again({ ...body, rows });
	if (parsed.errors.length >= found.errors.length) {
		return found;
	}
	const templates = parsed.templates.map((template) => {
		const keywords = template.keywords?.map((keyword) => (keyword.name === NAMELESS ? { ...keyword, name: "" } : keyword));
		return keywords === undefined ? template : { ...template, keywords };
	});
	// A table of which nothing was read before may show its columns only now.
	const meanings = found.templates.length > 0 ? found.meanings : guessed(found.grid, parsed);
	return { ...made(found.grid, found.heads, meanings, { ...parsed, templates }), nameless: [...missing] };
}

/** What the reader says of one of several tables. */
function partOfSheet({ sheet }: Grid, parsed: Parsed): Parsed {
	if (sheet === null) {
		return parsed;
	}
	const mine = parsed.places.map(({ title }) => title?.sheet === sheet);
	return {
		...parsed,
		templates: parsed.templates.filter((_, at) => mine[at]),
		places: parsed.places.filter((_, at) => mine[at]),
		lines: parsed.lines.filter((_, at) => mine[at]),
		errors: parsed.errors.filter((error) => error.sheet === sheet),
		notes: parsed.notes.filter((note) => note.sheet === sheet),
	};
}

/** The row above the first draft, if it says something of several columns; of a table without drafts the first one. */
function headsOf(grid: Grid, { places }: Pick<Parsed, "places">): number | null {
	const filled = ({ cells }: GridRow) => cells.filter((text) => text.trim() !== "").length;
	const drafts = places.flatMap((at) => Object.values(at).map(rowOf));
	if (drafts.length === 0) {
		return grid.rows.find((row) => filled(row) > 1)?.number ?? null;
	}
	const first = drafts.reduce((one, other) => Math.min(one, other));
	const above = grid.rows.filter((row) => row.number < first && filled(row) > 0).at(-1);
	return above !== undefined && (filled(above) > 1 || grid.columns === 1) ? above.number : null;
}

function remembered({ rows, columns }: Grid): { heads: number; meanings: Meaning[] } | undefined {
	for (const row of rows.slice(0, TOP)) {
		const shape = shapeOf(row);
		const known = shape === "" ? undefined : settings.columns.find((it) => it.shape === shape);
		if (known !== undefined) {
			const meanings = Array.from({ length: columns }, (_, at) => (known.meanings[at] ?? "unread") as Meaning);
			return { heads: row.number, meanings };
		}
	}
	return undefined;
}

function shapeOf(row: GridRow | undefined): string {
	const names = (row?.cells ?? []).map((text) => text.trim());
	return names.some((name) => name !== "") ? names.join("\t").trimEnd() : "";
}
