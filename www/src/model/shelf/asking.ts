// The page's side of what reads and searches the library, which would keep the page from anything else.

import { Linter } from "mobanlint";
import { judgeWorker, packedModules, startReader, startRulesets } from "../../engine";
import { howJudged } from "../checking";
import type { Asked, Told } from "../judging/asked";
import { type Entry, type Shelved, sources } from "../library";
import type { Answer, Answers, Held, Question } from "./asked";
import { fillWith, Shelf } from "./shelf";

/** For so long, in milliseconds, what was read stays in memory once nobody looks at it any more. */
const IDLE = 30_000;

interface Waiting {
	question: Question;
	resolve: (answer: Answer) => void;
}

let worker: Worker | undefined;
/** In its place, where there can be no worker. */
let workerless = false;
let own: { of: readonly Shelved[]; shelf: Shelf } | undefined;
/** What it knows. */
let told: { options: string; sources: readonly Shelved[] } | undefined;
/** The last thing it is brought. */
let bringing: Promise<void> = Promise.resolve();
let leaving: number | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Answers by the library as it is now. */
export async function ask<Q extends Question>(question: Q): Promise<Answers[Q["of"]]> {
	clearTimeout(leaving);
	if (workerless) {
		return (await here(question)) as Answers[Q["of"]];
	}
	bringing = bringing.then(bring);
	await bringing;
	last += 1;
	const id = last;
	const answer = new Promise<Answer>((resolve) => waiting.set(id, { question, resolve }));
	post({ what: "ask", id, question });
	return (await answer) as Answers[Q["of"]];
}

/** Nobody looks at the library any more: after a while its memory is given back. */
export function leave(): void {
	clearTimeout(leaving);
	leaving = window.setTimeout(() => waiting.size === 0 && stop(), IDLE);
}

/** Tells the worker what has changed since it was told. */
async function bring(): Promise<void> {
	worker ??= start();
	const options = JSON.stringify(howJudged());
	const now = sources.value;
	const before = told;
	if (before !== undefined && before.options === options && before.sources.length === now.length) {
		const struck = now.map((source, at) => struckSince(before.sources[at], source, at));
		if (!struck.includes(null)) {
			told = { options, sources: now };
			const entries = struck.flatMap((some) => some ?? []);
			if (entries.length > 0) {
				post({ what: "strike", entries });
			}
			return;
		}
	}
	told = { options, sources: now };
	post({ what: "setup", options: howJudged(), sources: now.map(held), modules: await packedModules() });
}

/** What was struck out of a source; null where it is another one, or something was put back. */
function struckSince(was: Shelved | undefined, now: Shelved, source: number): Entry[] | null {
	if (was?.key !== now.key || !(was.struck ?? []).every((at) => now.struck?.includes(at))) {
		return null;
	}
	return (now.struck ?? []).filter((at) => !was.struck?.includes(at)).map((at) => ({ source, at }));
}

function held({ name, content, format, opened, struck }: Shelved): Held {
	return { name, content, format, opened: opened ?? null, struck: [...(struck ?? [])] };
}

function start(): Worker {
	const made = judgeWorker();
	told = undefined;
	made.onmessage = ({ data }: MessageEvent<Told>) => {
		if (data.what === "answer") {
			waiting.get(data.id)?.resolve(data.answer);
			waiting.delete(data.id);
		}
	};
	made.onerror = (event) => {
		event.preventDefault();
		stop();
		workerless = true;
		const left = [...waiting.values()];
		waiting.clear();
		for (const { question, resolve } of left) {
			void here(question).then(resolve, () => undefined);
		}
	};
	return made;
}

function stop(): void {
	worker?.terminate();
	worker = undefined;
	told = undefined;
}

/** The same on the page, which does nothing else meanwhile. */
async function here(question: Question): Promise<Answer> {
	await Promise.all([startReader(), startRulesets()]);
	if (own?.of !== sources.value) {
		const linter = new Linter(howJudged());
		const all = sources.value.map(held);
		own = { of: sources.value, shelf: new Shelf(linter, all, fillWith(linter, all)) };
	}
	return own.shelf.answer(question);
}

function post(message: Asked): void {
	worker?.postMessage(message);
}
