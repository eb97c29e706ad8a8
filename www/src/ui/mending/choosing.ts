// Which way each place is to be mended.

import type { Applicability, Fix } from "mobanlint";
import type { Mending } from "../../model/marks/mending";

/** The kinds of fixes that are offered. */
export type Kinds = Record<Applicability, boolean>;
/** The place of the fix among those of its finding, by the mending's id. */
export type Picks = Map<string, number>;

/** What stands for no fix. */
export const LEFT = -1;

/** The ways to mend a place, with their places among those of the finding; what is safe comes first. */
export function choicesFor({ finding }: Mending, kinds: Kinds): { at: number; fix: Fix }[] {
	return finding.fixes
		.map((fix, at) => ({ at, fix }))
		.filter(({ fix }) => kinds[fix.applicability])
		.sort((one, other) => Number(other.fix.applicability === "safe") - Number(one.fix.applicability === "safe"));
}
