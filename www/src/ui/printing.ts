// Printing: the report takes the page's place for as long as it is printed.

import { nextTick, shallowRef } from "vue";

export const printing = shallowRef(false);

export async function printReport(): Promise<void> {
	printing.value = true;
	await nextTick();
	addEventListener("afterprint", () => (printing.value = false), { once: true });
	print();
}
