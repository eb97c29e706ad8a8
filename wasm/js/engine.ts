// An engine inside of a module: made when it is wanted, and again when the module was started afresh.

/** What an engine asks of the module it lives in. */
interface Home {
	instance(): number;
	call<T>(action: () => T): T;
}

/** An engine, as long as its module runs. */
export class Kept<E extends { free(): void }> {
	#home: Home;
	#make: () => E;
	#made: () => void;
	#engine: E | undefined;
	#instance = -1;

	/** `made` is called with each new engine, before anything else is done with it. */
	constructor(home: Home, make: () => E, made: (engine: E) => void) {
		this.#home = home;
		this.#make = make;
		this.#made = () => made(this.#engine as E);
	}

	run<T>(action: (engine: E) => T): T {
		const engine = this.#current();
		return this.#home.call(() => action(engine));
	}

	/** Gives the memory back; should it be used again, it is made anew. */
	free(): void {
		const engine = this.#engine;
		this.#engine = undefined;
		if (engine !== undefined && this.#instance === this.#home.instance()) {
			this.#home.call(() => engine.free());
		}
	}

	#current(): E {
		if (this.#engine === undefined || this.#instance !== this.#home.instance()) {
			this.#engine = this.#make();
			this.#instance = this.#home.instance();
			this.#made();
		}
		// What was done with the new one may have trapped; then this ends with the next round.
		return this.#instance === this.#home.instance() ? (this.#engine as E) : this.#current();
	}
}
