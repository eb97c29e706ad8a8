// The groups of similar titles, kept up with what they are of as long as somebody looks.

import { onBeforeUnmount, type ShallowRef, shallowRef, watch } from "vue";
import { linter } from "../../model/checking";
import { shelfChanges } from "../../model/library";
import type { Answers } from "../../model/shelf/asked";
import { ask, leave } from "../../model/shelf/asking";
import { searchable } from "../exchange/intake";

/** Of what the groups are that are looked at. */
export const scope = shallowRef<"drafts" | "library" | "both">("drafts");

/** As many groups are shown. */
export const GROUPS = 200;

export interface Among {
	library: boolean;
	drafts: readonly { title: string; id: string | null }[];
}

/** Nothing as long as they are compared. */
export function useGroups(among: () => Among): ShallowRef<Answers["groups"] | undefined> {
	const found = shallowRef<Answers["groups"]>();
	let round = 0;

	async function compare(): Promise<void> {
		round += 1;
		const mine = round;
		if (!(await searchable())) {
			return;
		}
		const { library, drafts } = among();
		const answer = await ask({ of: "groups", library, drafts, most: GROUPS });
		if (mine === round) {
			found.value = answer;
		}
	}

	watch([shelfChanges, linter], compare, { immediate: true });
	watch(among, () => {
		found.value = undefined;
		void compare();
	});
	onBeforeUnmount(() => {
		round += 1;
		leave();
	});
	return found;
}
