// Checks drafts beside the page, which goes on meanwhile.

import { init, initOpener, initReader, initRulesets, Linter, needsOpener, openFile, type Template } from "mobanlint";
import { cut } from "../incoming/pieces";
import { readContent } from "../incoming/reading";
import { settings } from "../settings";
import type { Question } from "../shelf/asked";
import { fillWith, Shelf } from "../shelf/shelf";
import type { Asked, Told } from "./asked";
import { judgeAll, type Summed, sum, type Verdict } from "./judge";

/** As many are checked before the page hears of them, and are told at once: it has other things to do in between. */
const SLICE = 250;

let ready: Promise<Linter> | undefined;
let shelf: Shelf | undefined;
/** Has what searches the library ready. */
let searching: () => Promise<void> = () => initRulesets();
const templates = new Map<number, Template>();
/** The verdicts the page has, as they were told. */
const told = new Map<number, string>();

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
	switch (data.what) {
		case "setup":
			ready = setUp(data, ready);
			told.clear();
			break;
		case "put":
			for (const [key, template] of data.drafts) {
				templates.set(key, template);
				told.delete(key);
			}
			break;
		case "judge":
			ready = ready?.then((linter) => {
				judge(linter, data.keys);
				return linter;
			});
			break;
		case "strike":
			ready = ready?.then((linter) => {
				shelf?.strike(data.entries);
				return linter;
			});
			break;
		case "ask":
			ready = ready?.then(async (linter) => {
				await answer(data.id, data.question);
				return linter;
			});
			break;
		case "read":
			read(data).catch((error: unknown) => setTimeout(() => reportError(error)));
			break;
	}
	// What is thrown in a promise is no error of the worker's, which is what the page listens for.
	ready?.catch((error: unknown) => setTimeout(() => reportError(error)));
});

async function setUp(
	{ options, sources, modules }: Extract<Asked, { what: "setup" }>,
	before: Promise<Linter> | undefined,
): Promise<Linter> {
	await init(modules?.judging);
	if (sources.length > 0) {
		await initReader(modules?.reader);
	}
	if (options.ruleset?.trimStart().startsWith("{")) {
		await initRulesets(modules?.judging);
	}
	searching = () => initRulesets(modules?.judging);
	(await before)?.free();
	const linter = new Linter(options);
	shelf = new Shelf(linter, sources, fillWith(linter, sources));
	return linter;
}

async function read({ name, bytes, language, columns, modules }: Extract<Asked, { what: "read" }>): Promise<void> {
	settings.language = language;
	settings.columns = columns;
	await initReader(modules?.reader);
	const opening = needsOpener(bytes);
	if (opening) {
		await initOpener(modules?.opener);
	}
	for (const piece of cut(readContent(name, { bytes, opened: opening ? await openFile(bytes) : null }))) {
		post({ what: "read", piece });
	}
	post({ what: "read", piece: null });
}

async function answer(id: number, question: Question): Promise<void> {
	if (question.of === "find" || question.of === "groups") {
		await searching();
	}
	if (shelf !== undefined) {
		post({ what: "answer", id, answer: shelf.answer(question) });
	}
}

function judge(linter: Linter, keys: readonly number[]): void {
	const here = new Set(keys);
	for (const key of [...templates.keys()]) {
		if (!here.has(key)) {
			templates.delete(key);
			told.delete(key);
		}
	}
	const fresh = keys.filter((key) => !told.has(key));
	// Compared with a few others only, which is the first word on them and not the last.
	for (let at = 0; at < fresh.length && fresh.length > SLICE; at += SLICE) {
		tell(linter, fresh.slice(at, at + SLICE), keys.length - fresh.length + at, keys.length);
	}
	tell(linter, keys, keys.length - SLICE, keys.length);
	post({ what: "over" });
}

/** Judges these, and tells what is new, in slices. */
function tell(linter: Linter, keys: readonly number[], before: number, all: number): void {
	const given = keys.map((key) => templates.get(key) as Template);
	let verdicts: [number, Summed][] = [];
	for (const [at, verdict] of judgeAll(linter, given).entries()) {
		const key = keys[at] as number;
		const summed = packed(verdict);
		const text = JSON.stringify(summed);
		if (told.get(key) !== text) {
			told.set(key, text);
			verdicts.push([key, summed]);
		}
		if (verdicts.length === SLICE) {
			post({ what: "verdicts", verdicts, done: before + SLICE, all });
			verdicts = [];
		}
	}
	post({ what: "verdicts", verdicts, done: Math.min(before + SLICE, all), all });
}

/** Findings as text; which of many drafts they are about is another with every draft that comes before. */
function packed(verdict: Verdict): Summed {
	const findings = verdict.findings.map((finding) => ({ ...finding, template: { ...finding.template, index: 0 } }));
	return { ...sum(verdict), findings: JSON.stringify(findings) };
}

function post(message: Told): void {
	postMessage(message);
}
