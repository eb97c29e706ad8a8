// What can be undone: whole states, which share all that did not change.

export class History<S> {
	#past: S[] = [];
	#future: S[] = [];
	#merging: { key: string; until: number } | null = null;

	/**
	 * @param most states kept; the oldest is forgotten
	 * @param pause milliseconds without a keystroke after which typing counts as a new step
	 */
	constructor(
		private readonly most: number,
		private readonly pause: number,
	) {}

	/** Remembers the state before a change. Changes under the same key in quick succession are one step. */
	record(before: S, key?: string): void {
		const now = performance.now();
		const merges = key !== undefined && this.#merging?.key === key && now < this.#merging.until;
		if (!merges) {
			this.#past.push(before);
			this.#past.splice(0, this.#past.length - this.most);
		}
		this.#future = [];
		this.#merging = key === undefined ? null : { key, until: now + this.pause };
	}

	undo(current: S): S | undefined {
		return this.#step(this.#past, this.#future, current);
	}

	redo(current: S): S | undefined {
		return this.#step(this.#future, this.#past, current);
	}

	forget(): void {
		this.#past = [];
		this.#future = [];
		this.#merging = null;
	}

	get steps(): { back: number; forward: number } {
		return { back: this.#past.length, forward: this.#future.length };
	}

	#step(from: S[], to: S[], current: S): S | undefined {
		this.#merging = null;
		const found = from.pop();
		if (found !== undefined) {
			to.push(current);
		}
		return found;
	}
}
