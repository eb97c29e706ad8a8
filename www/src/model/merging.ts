// What was changed here and in another tab at the same time, laid together so that neither is lost.

import type { Draft } from "./draft";

/**
 * @param base the drafts both began with
 * @param mine as they are here
 * @param theirs as they are there; those that were in `base` have their keys
 */
export function merged(base: readonly Draft[], mine: readonly Draft[], theirs: readonly Draft[]): Draft[] {
	const [was, here, there] = [known(base), known(mine), known(theirs)];
	const left = (key: number): Draft | undefined => {
		const [before, one, other] = [was.get(key), here.get(key), there.get(key)];
		if (before !== undefined && (one === undefined || other === undefined)) {
			// Deleted in one of them: it stays only if it was changed in the other.
			const kept = one ?? other;
			return kept !== undefined && !same(kept, before) ? kept : undefined;
		}
		return one !== undefined && other !== undefined && before !== undefined ? both(before, one, other) : (one ?? other);
	};
	const moved = order(theirs, was) !== order(base, there);
	const [main, second] = moved ? [theirs, mine] : [mine, theirs];
	return inserted(main, second).flatMap((key) => left(key) ?? []);
}

type Known = ReadonlyMap<number, Draft>;

function known(list: readonly Draft[]): Known {
	return new Map(list.map((it) => [it.key, it]));
}

/** The keys of one list, and those only the other has, each behind what it stands behind there. */
function inserted(main: readonly Draft[], other: readonly Draft[]): number[] {
	const keys = main.map(({ key }) => key);
	const there = new Set(keys);
	for (const [at, { key }] of other.entries()) {
		if (!there.has(key)) {
			const before = other[at - 1]?.key;
			keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
			there.add(key);
		}
	}
	return keys;
}

/** A draft that both may have changed: what both changed is as it is here. */
function both(before: Draft, one: Draft, other: Draft): Draft {
	if (same(one, before)) {
		return other;
	}
	return same(other, before)
		? one
		: { ...pick(before, one, other), template: pick(before.template, one.template, other.template) };
}

function pick<T extends object>(before: T, one: T, other: T): T {
	const changed = Object.entries(one).filter(([name, value]) => !same(value, before[name as keyof T]));
	return { ...other, ...Object.fromEntries(changed) };
}

/** The order of those that the other list has as well. */
function order(list: readonly Draft[], other: Known): string {
	return list
		.map(({ key }) => key)
		.filter((key) => other.has(key))
		.join();
}

function same(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
