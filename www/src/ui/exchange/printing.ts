// Printing: on paper the report takes the page's place, whether a button asked for it or the browser's own command.

import { nextTick, onBeforeUnmount, onMounted, shallowRef } from "vue";
import { drafts } from "../../model/workspace";

export const printing = shallowRef(false);

const begin = () => {
	printing.value = drafts.value.length > 0;
};
const end = () => {
	printing.value = false;
};

export function usePrinting(): void {
	onMounted(() => {
		addEventListener("beforeprint", begin);
		addEventListener("afterprint", end);
	});
	onBeforeUnmount(() => {
		removeEventListener("beforeprint", begin);
		removeEventListener("afterprint", end);
	});
}

export async function printReport(): Promise<void> {
	begin();
	await nextTick();
	print();
}
