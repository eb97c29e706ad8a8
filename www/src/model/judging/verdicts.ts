// How each draft stands. One verdict more costs as much beside ten thousand drafts as beside ten.

import type { Finding } from "mobanlint";
import { computed, shallowReactive, shallowRef } from "vue";
import { words } from "../../words";
import type { Draft } from "../draft";
import { plainly } from "../naming/fields";
import type { Found, Standing, Summed } from "./judge";
import { tally } from "./tally";

const none: readonly Finding[] = [];
const nothing: readonly Found[] = [];

/** A verdict that is read when someone asks for its findings, and then once. */
class Known {
	#read: readonly Finding[] | undefined;

	constructor(readonly summed: Summed) {}

	get findings(): readonly Finding[] {
		const { findings } = this.summed;
		this.#read ??= typeof findings === "string" ? (JSON.parse(findings) as Finding[]) : findings;
		return this.#read;
	}
}

const known = shallowReactive(new Map<number, Known>());
const standing = shallowReactive<Record<Standing, number>>({ error: 0, warning: 0, info: 0, clean: 0 });
const mendable = shallowRef(0);
const offering = shallowRef(0);

/** How many drafts stand how; those that wait for their verdict are none of them. */
export const counts: Readonly<Record<Standing, number>> = standing;
/** How many of so many drafts wait for their verdict. */
export function unsettled(drafts: number): number {
	return drafts - standing.error - standing.warning - standing.info - standing.clean;
}

/** Whether any draft has something that can be mended safely. */
export const anyMendable = computed(() => mendable.value > 0);

/** Whether any draft has something that can be mended, if only by a proposal. */
export const anyFixable = computed(() => offering.value > 0);

/** Puts a verdict in the place of the one before; none for a draft that waits for its own, or is gone. */
export function settle(key: number, summed: Summed | undefined): void {
	count(known.get(key)?.summed, -1);
	count(summed, 1);
	if (summed === undefined) {
		known.delete(key);
	} else {
		known.set(key, new Known(summed));
	}
}

/** Forgets the verdicts on drafts that are gone. */
export function keepOnly(drafts: readonly Draft[]): void {
	const here = new Set(drafts.map(({ key }) => key));
	for (const key of [...known.keys()]) {
		if (!here.has(key)) {
			settle(key, undefined);
		}
	}
}

export function findingsOf({ key }: Draft): readonly Finding[] {
	return known.get(key)?.findings ?? none;
}

export function findingCount({ key }: Draft): number {
	return known.get(key)?.summed.count ?? 0;
}

/** Which rules say something of a draft, and how often. */
export function foundOf({ key }: Draft): readonly Found[] {
	return known.get(key)?.summed.found ?? nothing;
}

/** Whether something in a draft can be mended safely. */
export function mendableSafely({ key }: Draft): boolean {
	return known.get(key)?.summed.safe ?? false;
}

/** Whether something in a draft can be mended. */
export function fixable({ key }: Draft): boolean {
	return known.get(key)?.summed.fixable ?? false;
}

/** How a draft stands; it is pending until it was checked, and passes for nothing till then. */
export function standingOf({ key }: Draft): Standing | "pending" {
	return known.get(key)?.summed.standing ?? "pending";
}

/** Why a draft is not judged, if it is not. */
export function faultOf({ key }: Draft): string | undefined {
	const summed = known.get(key)?.summed;
	if (summed?.stopped) {
		return words.value.stopped;
	}
	return typeof summed?.fault === "string" ? plainly(summed.fault) : undefined;
}

function count(summed: Summed | undefined, by: 1 | -1): void {
	if (summed !== undefined) {
		standing[summed.standing] += by;
		mendable.value += summed.safe ? by : 0;
		offering.value += summed.fixable ? by : 0;
		tally(summed.found, by);
	}
}
