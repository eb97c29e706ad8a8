// The drafts on the page, which one is open, and how to go back.

import type { Template } from "mobanlint";
import { computed, shallowReactive, shallowRef } from "vue";
import { type Draft, draft, type Handed, type KeptDraft, type Origin, recognized } from "./draft";
import { History } from "./history";
import { merged } from "./merging";

const STEPS = 200;
const TYPING_PAUSE = 1000;

interface State {
	drafts: readonly Draft[];
	/** The key of the draft that is open. */
	open: number | null;
}

const state = shallowReactive<State & { back: number; forward: number }>({ drafts: [], open: null, back: 0, forward: 0 });
const history = new History<State>(STEPS, TYPING_PAUSE);

export const drafts = computed(() => state.drafts);
/** Counts up with every step and every way back: as long as it stays, undoing undoes the same thing. */
export const steps = shallowRef(0);
export const canUndo = computed(() => state.back > 0);
export const canRedo = computed(() => state.forward > 0);
export const opened = computed(() => state.drafts.find(({ key }) => key === state.open) ?? null);

export function open(key: number): void {
	state.open = key;
}

/** Begins with these drafts; what was before cannot be brought back. */
export function fill(kept: readonly KeptDraft[]): void {
	const list = kept.map(({ template, origin, handed }) => draft(template, origin, handed));
	history.forget();
	settle({ drafts: list, open: list[0]?.key ?? null });
}

/** Goes on with the drafts of another tab; what was here can be brought back. What is the same stays the same draft. */
export function takeOver(kept: readonly KeptDraft[]): void {
	const list = recognized(kept, state.drafts);
	if (same(list, state.drafts)) {
		return;
	}
	const at = state.drafts.findIndex(({ key }) => key === state.open);
	const stays = list.some(({ key }) => key === state.open);
	change({ drafts: list, open: stays ? state.open : ((list[at] ?? list.at(-1))?.key ?? null) });
}

/** Goes on with what was changed here and in another tab; gives the drafts as they are there. */
export function join(base: readonly Draft[], kept: readonly KeptDraft[]): readonly Draft[] {
	const theirs = recognized(kept, base);
	const list = merged(base, state.drafts, theirs);
	if (same(list, state.drafts)) {
		return theirs;
	}
	change({ drafts: list, open: list.some(({ key }) => key === state.open) ? state.open : (list[0]?.key ?? null) });
	return theirs;
}

/** Adds drafts, or puts them in the place of all; `origins` says of each where it was read from. */
export function add(templates: readonly Template[], { replace = false, origins = [] as readonly Origin[] } = {}): void {
	const added = templates.map((template, at) => draft(template, origins[at]));
	change({ drafts: replace ? added : [...state.drafts, ...added], open: added[0]?.key ?? (replace ? null : state.open) });
}

/** Takes a draft out; if it was open, its neighbour among those that are shown is opened. */
export function remove(key: number, shown: readonly Draft[] = state.drafts): void {
	const at = shown.findIndex((it) => it.key === key);
	const rest = state.drafts.filter((it) => it.key !== key);
	const next = shown[at + 1] ?? shown[at - 1] ?? rest[0];
	change({ drafts: rest, open: state.open === key ? (next?.key ?? null) : state.open });
}

/** Puts another template in a draft's place. Typing in one field is one step, which `typing` names. */
export function replace(key: number, template: Template, typing?: string): void {
	const list = state.drafts.map((it) => (it.key === key ? { ...it, template } : it));
	change({ drafts: list, open: state.open }, typing && `${key}:${typing}`);
}

/** Puts other templates in the place of several drafts, in one step. */
export function replaceAll(changed: ReadonlyMap<number, Template>): void {
	const list = state.drafts.map((it) => {
		const template = changed.get(it.key);
		return template === undefined ? it : { ...it, template };
	});
	change({ drafts: list, open: state.open });
}

/** Notes that a draft was handed in, or what became of it, or that it was not. Typing a reason is one step. */
export function hand(key: number, handed: Handed | undefined, typing?: string): void {
	const list = state.drafts.map((it) => (it.key === key ? { ...it, handed } : it));
	change({ drafts: list, open: state.open }, typing && `${key}:${typing}`);
}

/** Puts these drafts in the place of all, in one step. */
export function arrange(list: readonly Draft[], open: number | null): void {
	change({ drafts: list, open });
}

export function undo(): void {
	settle(history.undo(current()));
}

export function redo(): void {
	settle(history.redo(current()));
}

function same(one: readonly Draft[], other: readonly Draft[]): boolean {
	return one.length === other.length && one.every((it, at) => it === other[at]);
}

function current(): State {
	return { drafts: state.drafts, open: state.open };
}

function change(next: State, typing?: string): void {
	history.record(current(), typing);
	settle(next);
}

function settle(next: State | undefined): void {
	if (next !== undefined) {
		state.drafts = next.drafts;
		state.open = next.open;
		steps.value += 1;
	}
	const { back, forward } = history.steps;
	state.back = back;
	state.forward = forward;
}
