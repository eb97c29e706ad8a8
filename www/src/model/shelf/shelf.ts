// The library as it can be read and searched, wherever that is done.

import { type Group, type Linter, type Loaded, parse } from "mobanlint";
import type { Entry } from "../library";
import type { Answer, Answers, Grouped, Held, Question, Row, Title } from "./asked";

const nothing: Answers["loaded"] = { inserted: 0, errors: [], notes: [] };

/** Fills an empty library; gives what came of each source. */
export function fillWith(linter: Linter, sources: readonly Held[]): Answers["loaded"][] {
	let first = 0;
	return sources.map(({ content, struck, name, format, opened }) => {
		let loaded: Loaded;
		try {
			loaded = linter.library.load(content, { name, format, opened });
		} catch {
			// The page fills its own in the same way, and tells of it.
			return nothing;
		}
		for (const at of struck ?? []) {
			linter.library.remove(first + at);
		}
		first += loaded.inserted;
		return loaded;
	});
}

/** The titles of a source in their order; none where it is read otherwise for drafts than for titles. */
function titlesOf({ name, content, format, opened }: Held, inserted: number): readonly Title[] | null {
	const read = parse(content, { name, format, opened: opened ?? null }).templates.map(
		({ title, id, keywords }): Title => ({ title, id: id ?? null, keywords: keywords?.map((keyword) => keyword.name) ?? null }),
	);
	const titles = read.length === inserted ? read : listed(content);
	return titles.length === inserted ? titles : null;
}

/** A list of strings is no list of drafts. */
function listed(content: string | Uint8Array): Title[] {
	try {
		const list: unknown = JSON.parse(typeof content === "string" ? content : new TextDecoder().decode(content));
		const titles = Array.isArray(list) ? list.filter((it) => typeof it === "string") : [];
		return titles.map((title) => ({ title, id: null, keywords: null }));
	} catch {
		return [];
	}
}

export class Shelf {
	readonly #linter: Linter;
	readonly #sources: readonly Held[];
	readonly #loaded: readonly Answers["loaded"][];
	readonly #struck: readonly Set<number>[];
	readonly #titles = new Map<number, readonly Title[] | null>();
	/** What was looked for last, and where it is. */
	#found: { asked: string; rows: readonly Row[] } | undefined;

	/** The linter holds the sources, of each of which this came. */
	constructor(linter: Linter, sources: readonly Held[], loaded: readonly Answers["loaded"][]) {
		this.#linter = linter;
		this.#sources = sources;
		this.#loaded = loaded;
		this.#struck = sources.map(({ struck }) => new Set(struck));
	}

	strike(entries: readonly Entry[]): void {
		for (const { source, at } of entries) {
			this.#struck[source]?.add(at);
			this.#linter.library.remove(this.#first(source) + at);
		}
		this.#found = undefined;
	}

	answer(question: Question): Answer {
		switch (question.of) {
			case "loaded":
				return this.#loaded[question.source] ?? nothing;
			case "titles":
				return this.#list(question.source)?.slice(question.from, question.from + question.most) ?? null;
			case "page":
				return this.#page(question);
			case "find":
				return this.#linter.library.find(question.event, question.wanted, question.most);
			case "groups":
				return this.#groups(question);
		}
	}

	#first(source: number): number {
		return this.#loaded.slice(0, source).reduce((sum, { inserted }) => sum + inserted, 0);
	}

	#list(source: number): readonly Title[] | null {
		const held = this.#sources[source];
		if (held === undefined) {
			return null;
		}
		if (!this.#titles.has(source)) {
			this.#titles.set(source, titlesOf(held, this.#loaded[source]?.inserted ?? 0));
		}
		return this.#titles.get(source) ?? null;
	}

	#page({ text, struck, from, most }: Extract<Question, { of: "page" }>): Answers["page"] {
		const wanted = text.trim().toLowerCase();
		const asked = JSON.stringify([wanted, struck]);
		if (this.#found?.asked !== asked) {
			this.#found = { asked, rows: this.#rows(struck).filter((row) => says(row, wanted)) };
		}
		const { rows } = this.#found;
		const unlisted = this.#sources.filter((_, source) => this.#list(source) === null).map(({ name }) => name);
		return { count: rows.length, rows: rows.slice(from, from + most), unlisted };
	}

	#rows(struck: boolean): Row[] {
		return this.#sources.flatMap((_, source) =>
			(this.#list(source) ?? [])
				.map((title, at) => ({ ...title, source, at }))
				.filter(({ at }) => this.#struck[source]?.has(at) === struck),
		);
	}

	#groups({ library, drafts, most }: Extract<Question, { of: "groups" }>): Answers["groups"] {
		if (library && drafts.length === 0) {
			return told(this.#linter.library.groups(), most, (number) => this.#entryOf(number));
		}
		const rows = library ? this.#rows(false) : [];
		const all = [...drafts, ...rows.map(({ title, id }) => ({ title, id }))];
		return told(this.#linter.groups(all), most, (index) => rows[index - drafts.length] ?? null);
	}

	#entryOf(number: number): Entry | null {
		let first = 0;
		for (const [source, { inserted }] of this.#loaded.entries()) {
			if (number < first + inserted) {
				return { source, at: number - first };
			}
			first += inserted;
		}
		return null;
	}
}

function says({ title, id, keywords }: Title, wanted: string): boolean {
	return wanted === "" || [title, id ?? "", ...(keywords ?? [])].some((it) => it.toLowerCase().includes(wanted));
}

function told(groups: readonly Group[], most: number, entryOf: (index: number) => Entry | null): Answers["groups"] {
	const shown = groups.slice(0, most).map((group): Grouped => {
		const members = group.members.map((member) => {
			const entry = entryOf(member.index);
			return { ...member, entry: entry && { source: entry.source, at: entry.at } };
		});
		return { ...group, members };
	});
	return { count: groups.length, groups: shown };
}
