// Short messages about what was just done, and the way back.

import { shallowReactive } from "vue";

/** Milliseconds a message stays. */
const STAYS = 6000;

export interface Toast {
	id: number;
	text: string;
	/** The action that is offered, such as undoing it. */
	action?: { text: string; run: () => void };
}

export const toasts = shallowReactive<Toast[]>([]);
let last = 0;

export function toast(text: string, action?: Toast["action"]): void {
	last += 1;
	const id = last;
	// One at a time: an older message would offer to undo something else than it speaks of.
	toasts.splice(0, toasts.length, { id, text, ...(action && { action }) });
	setTimeout(() => dismiss(id), STAYS);
}

export function dismiss(id: number): void {
	const at = toasts.findIndex((it) => it.id === id);
	if (at >= 0) {
		toasts.splice(at, 1);
	}
}
