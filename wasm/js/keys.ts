// The keys by which titles find each other where no library holds them all.

/** A class of titles, and the keys all of them have in common: so that one title speaks for its class. */
export interface KeySet {
	/** The class. */
	class: bigint;
	/** The keys under which others find it, each once. */
	stored: BigUint64Array;
	/** The keys under which it finds others, each once. */
	sought: BigUint64Array;
}

/**
 * The keys by which titles that are alike find each other without a library, such as in a database: two titles are alike only
 * if they are of one `sense`, or if at some level a key is `stored` by the class of the one and `sought` by that of the other.
 * A key in common is no verdict yet: `compare` is. They are equal for one ruleset and version on every machine, and not for keeping.
 */
export interface Keys {
	/** Of all titles that are the same once folded. */
	form: KeySet;
	/** Of all titles that differ by their ending alone. */
	core: KeySet;
	/** Of all titles that mean the same by their words. */
	sense: KeySet;
}

/** The keys, of the list the module tells them in: of each level the class, how many are stored, these, and those sought. */
export function keysOf(told: BigUint64Array): Keys {
	let at = 0;
	const next = () => told[at++] ?? 0n;
	const some = () => {
		const count = Number(next());
		at += count;
		return told.slice(at - count, at);
	};
	const set = (): KeySet => ({ class: next(), stored: some(), sought: some() });
	return { form: set(), core: set(), sense: set() };
}
