// The drafts on the page, which one is open, and how to go back.

import type { Template } from "mobanlint";
import { computed, shallowReactive } from "vue";
import { type Draft, draft } from "./draft";
import { History } from "./history";

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
export const canUndo = computed(() => state.back > 0);
export const canRedo = computed(() => state.forward > 0);
export const opened = computed(() => state.drafts.find(({ key }) => key === state.open) ?? null);

export function open(key: number): void {
	state.open = key;
}

/** Drafts that were here before, as the page starts: nothing to undo. */
export function fill(templates: readonly Template[]): void {
	state.drafts = templates.map(draft);
	state.open = state.drafts[0]?.key ?? null;
}

export function add(templates: readonly Template[], { replace = false } = {}): void {
	const added = templates.map(draft);
	change({ drafts: replace ? added : [...state.drafts, ...added], open: added[0]?.key ?? (replace ? null : state.open) });
}

export function remove(key: number): void {
	const at = state.drafts.findIndex((it) => it.key === key);
	const rest = state.drafts.filter((it) => it.key !== key);
	const next = state.open === key ? (rest[at] ?? rest[at - 1]) : undefined;
	change({ drafts: rest, open: next?.key ?? (state.open === key ? null : state.open) });
}

/** Puts another template in a draft's place. Typing in one field is one step, which `typing` names. */
export function replace(key: number, template: Template, typing?: string): void {
	const list = state.drafts.map((it) => (it.key === key ? { key, template } : it));
	change({ drafts: list, open: state.open }, typing && `${key}:${typing}`);
}

/** Puts other templates in the place of several drafts, in one step. */
export function replaceAll(changed: ReadonlyMap<number, Template>): void {
	const list = state.drafts.map((it) => {
		const template = changed.get(it.key);
		return template === undefined ? it : { key: it.key, template };
	});
	change({ drafts: list, open: state.open });
}

export function clear(): void {
	change({ drafts: [], open: null });
}

export function undo(): void {
	settle(history.undo(current()));
}

export function redo(): void {
	settle(history.redo(current()));
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
	}
	const { back, forward } = history.steps;
	state.back = back;
	state.forward = forward;
}
