// The existing titles a linter holds, and what it takes to fill them in again after a trap.

import type { Engine } from "./glue.js";
import { titlesOf } from "./reader.js";
import type { Engine as Sender } from "./rulesets-glue.js";
import type { Candidate, Group, Language, LoadOptions, Loaded, Related } from "./types.js";
import { json, list, optionalText, text, whole } from "./values.js";

type Step = (engine: Engine) => unknown;

/** What a linter is given of its library. @internal */
export interface Parts {
	/** Fills a new engine as the last one was. */
	fill(engine: Engine): void;
	/** Empties it; whether there was anything in it. */
	drop(): boolean;
	/** Told when the engine that searches is a new one. */
	leave(): void;
	/** Has the engine that searches do something, with all the titles in it. */
	search<T>(action: (engine: Sender) => T): T;
}

/** Existing titles that drafts are compared with. */
export class TitleLibrary {
	#run: <T>(action: (engine: Engine) => T) => T;
	/** What searches, where that is another engine than the one that judges. */
	#search: (<T>(action: (engine: Sender) => T) => T) | undefined;
	/** The linter's, for errors of what is loaded. */
	#language: () => Language | undefined;
	/** Everything that was done since the library was last empty. Done again, it gives the same numbers. */
	#steps: Step[] = [];
	/** How many of these the engine that searches has done; nothing where it has to begin anew. */
	#searched: number | undefined = 0;

	/** @internal */
	constructor(
		run: <T>(action: (engine: Engine) => T) => T,
		search: (<T>(action: (engine: Sender) => T) => T) | undefined,
		given: (parts: Parts) => void,
		language: () => Language | undefined,
	) {
		this.#run = run;
		this.#search = search;
		this.#language = language;
		given({
			fill: (engine) => {
				for (const step of this.#steps) {
					step(engine);
				}
			},
			drop: () => {
				const any = this.#steps.length > 0;
				this.#empty();
				return any;
			},
			leave: () => {
				this.#searched = 0;
			},
			search: (action) => this.#with(action),
		});
	}

	/** How many titles there are. */
	get size(): number {
		return this.#run((engine) => engine.library_size());
	}

	/**
	 * Adds a title under the caller's id for it; gives the entry's number. A draft with the same id is the entry itself. The
	 * names of its template's keywords, where they are known, are for `find`.
	 */
	insert(title: string, id?: string | null, keywords?: readonly string[] | null): number {
		const [checked, checkedId] = [text("title", title), optionalText("id", id)];
		const names = json("keywords", list("keywords", keywords ?? []));
		return this.#change((engine) => engine.library_insert(checked, checkedId, names));
	}

	/** Takes an entry out; false if it is not there. */
	remove(entry: number): boolean {
		const number = whole("entry", entry);
		return this.#change((engine) => engine.library_remove(number));
	}

	/** Takes out every entry under this id; how many there were. */
	removeId(id: string): number {
		const checked = text("id", id);
		return this.#change((engine) => engine.library_remove_id(checked));
	}

	/** Takes everything out. Numbers given so far mean nothing any more. */
	clear(): void {
		this.#run((engine) => engine.library_clear());
		this.#empty();
	}

	/** Adds the titles of a file of any format: a list of titles, drafts, or an answer of the platform. */
	load(content: string | Uint8Array | ArrayBuffer, options?: LoadOptions | null): Loaded {
		const titles = titlesOf(content, options, this.#language());
		return JSON.parse(this.#change((engine) => engine.library_load(titles))) as Loaded;
	}

	/** The titles that are identical or over-similar to this one, nearest first. */
	query(title: string, most = 5): Related[] {
		const [checked, count] = [text("title", title), whole("most", most)];
		return JSON.parse(this.#run((engine) => engine.library_query(checked, count))) as Related[];
	}

	/** The templates that say an event, nearest first, with which of the wanted keywords each offers; 100 at most. */
	find(event: string, keywords: readonly string[] = [], most = 5): Candidate[] {
		const [checked, count] = [text("event", event), whole("most", most)];
		const names = json("keywords", list("keywords", keywords));
		return JSON.parse(this.#with((engine) => engine.library_find(checked, names, count))) as Candidate[];
	}

	/** Groups of titles that are over-similar, directly or by way of others. */
	groups(): Group[] {
		return JSON.parse(this.#with((engine) => engine.library_groups())) as Group[];
	}

	/** Has the engine that searches do something, with all the titles in it. */
	#with<T>(action: (engine: Sender) => T): T {
		if (this.#search === undefined) {
			return this.#run((engine) => action(engine as Sender));
		}
		return this.#search((engine) => {
			this.#catchUp(engine);
			return action(engine);
		});
	}

	/** Has the engine that searches do what was done since it last did. */
	#catchUp(engine: Sender): void {
		if (this.#searched === undefined) {
			engine.library_clear();
			this.#searched = 0;
		}
		for (const step of this.#steps.slice(this.#searched)) {
			step(engine);
			this.#searched += 1;
		}
	}

	#empty(): void {
		this.#steps = [];
		this.#searched = this.#searched === 0 ? 0 : undefined;
	}

	#change<T>(step: (engine: Engine) => T): T {
		const result = this.#run(step);
		this.#steps.push(step);
		return result;
	}
}
