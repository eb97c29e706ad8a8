// The page's side of the worker that checks many drafts.

import type { LinterOptions, Template } from "mobanlint";
import { computed, shallowRef } from "vue";
import { judgeWorker, packedModules } from "../../engine";
import type { Draft } from "../draft";
import { type Source, sources } from "../library";
import { drafts } from "../workspace";
import type { Asked, Told } from "./asked";
import type { Summed } from "./judge";
import { settle } from "./verdicts";

/** As many drafts are handed over at once: more would keep the page from what a person does meanwhile. */
const SLICE = 500;
/** After a round the next one waits for so long, in milliseconds, while someone types. */
const PAUSE = 150;

/** How many of how many drafts have a verdict, while they are checked for the first time. */
export const progress = shallowRef<{ done: number; all: number } | null>(null);

let worker: Worker | undefined;
let asking = false;
let again = false;
let setup: LinterOptions = {};
/** Whether the worker is still to hear of it. */
let unheard = true;
let failing: () => void = () => {};
/** What the worker has of each draft. */
const sent = new Map<number, Template>();
const byKey = computed(() => new Map<number, Draft>(drafts.value.map((draft) => [draft.key, draft])));

/** Has drafts judged in this way from now on; `failed` is called if there can be no worker. */
export function setUpAside(options: LinterOptions, failed: () => void): void {
	setup = options;
	unheard = true;
	failing = failed;
	sent.clear();
}

/** Has all drafts checked as they are now; when they are being checked already, once more after that. */
export async function judgeAside(): Promise<void> {
	if (asking) {
		again = true;
		return;
	}
	asking = true;
	again = false;
	worker ??= start();
	const mine = worker;
	if (unheard) {
		unheard = false;
		ask({ what: "setup", options: setup, sources: sources.value.map(plain), modules: await packedModules() });
	}
	const list = drafts.value;
	const changed = list.filter(({ key, template }) => sent.get(key) !== template);
	if (changed.length > SLICE) {
		progress.value = { done: list.length - changed.length, all: list.length };
	}
	for (let at = 0; at < changed.length && worker === mine; at += SLICE) {
		const part = changed.slice(at, at + SLICE);
		for (const { key, template } of part) {
			sent.set(key, template);
		}
		ask({ what: "put", drafts: part.map(({ key, template }) => [key, template] as const) });
		await breath();
	}
	if (worker === mine) {
		forget(list);
		ask({ what: "judge", keys: list.map(({ key }) => key) });
	}
}

/** There are few drafts again: whatever is still on its way is not heard any more, and the memory is given back. */
export function rest(): void {
	worker?.terminate();
	worker = undefined;
	asking = false;
	again = false;
	progress.value = null;
	sent.clear();
}

function start(): Worker {
	const made = judgeWorker();
	unheard = true;
	made.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
	made.onerror = (event) => {
		event.preventDefault();
		rest();
		failing();
	};
	return made;
}

function plain({ name, content, format, opened, struck }: Source): Source {
	return { name, content, format, opened: opened ?? null, struck: [...(struck ?? [])] };
}

/** Drafts that are gone would be kept here for good. */
function forget(list: readonly Draft[]): void {
	if (sent.size > list.length) {
		const here = new Set(list.map(({ key }) => key));
		for (const key of [...sent.keys()].filter((key) => !here.has(key))) {
			sent.delete(key);
		}
	}
}

function ask(message: Asked): void {
	worker?.postMessage(message);
}

function hear(message: Told): void {
	if (message.what === "over") {
		asking = false;
		progress.value = null;
		if (again) {
			setTimeout(judgeAside, PAUSE);
		}
		return;
	}
	if (message.what !== "verdicts") {
		return;
	}
	take(message.verdicts);
	if (progress.value !== null) {
		progress.value = { done: message.done, all: message.all };
	}
}

/** What was said of a draft that reads otherwise by now is said of no draft. */
function take(verdicts: readonly (readonly [key: number, summed: Summed])[]): void {
	for (const [key, summed] of verdicts) {
		const template = byKey.value.get(key)?.template;
		if (template !== undefined && template === sent.get(key)) {
			settle(key, summed);
		}
	}
}

/** Lets the browser do what waits. */
function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
