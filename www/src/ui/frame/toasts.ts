// Short messages about what was just done, and the way back.

import { shallowReactive } from "vue";

/** Milliseconds a message stays, and one that offers something: long enough to hear it read out and to reach its button. */
const STAYS = 5000;
const OFFERS = 12_000;

export interface Toast {
	id: number;
	text: string;
	/** The action that is offered, such as undoing it. */
	action?: { text: string; run: () => void };
}

export const toasts = shallowReactive<Toast[]>([]);
let last = 0;
let leaving: number | undefined;

export function toast(text: string, action?: Toast["action"]): void {
	last += 1;
	// One at a time: an older message would offer to undo something else than it speaks of.
	toasts.splice(0, toasts.length, { id: last, text, ...(action && { action }) });
	release();
}

export function dismiss(): void {
	clearTimeout(leaving);
	toasts.splice(0);
}

/** A message that is pointed at, or has the focus, does not go away. */
export function hold(): void {
	clearTimeout(leaving);
}

export function release(): void {
	clearTimeout(leaving);
	leaving = window.setTimeout(dismiss, toasts.some(({ action }) => action) ? OFFERS : STAYS);
}
