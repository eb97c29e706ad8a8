// How far down the corner of the selection is being dragged.

import { shallowRef } from "vue";

/** The index of the row; none as long as nothing is dragged. */
export const reach = shallowRef<number | null>(null);
