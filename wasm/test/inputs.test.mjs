// Every example of the pages on inputs is read here as the page says, and as the native program reads it, byte for byte.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { errorLine, Linter, needsOpener, openFile, parse, writeDrafts } from "../pkg/node.js";
import { folder, languages, root, said, spoken } from "./common.mjs";

/** The fenced blocks of a page: the words behind the fence, its line, and what it holds. */
function blocks(page) {
	const found = [];
	let open;
	page.split("\n").forEach((line, at) => {
		if (open !== undefined) {
			if (line === open.fence) {
				found.push(open);
				open = undefined;
			} else {
				open.text += `${line}\n`;
			}
			return;
		}
		const [, fence, info] = /^(`{3,})(.*)$/.exec(line) ?? [];
		if (fence !== undefined) {
			open = { fence, info: info.split(" "), line: at + 1, text: "" };
		}
	});
	return found;
}

/** Inputs, each with the block behind it that says what becomes of it. */
function examples(path, kind) {
	const all = blocks(readFileSync(join(root, path), "utf8"));
	return all.flatMap((expected, at) => {
		const input = all[at - 1];
		return expected.info[0] === kind ? [{ where: `${path}:${input.line}`, input, expected: expected.text }] : [];
	});
}

const word = ({ info }, name) => info.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);

/** The bytes of each character in an encoding of one or two bytes: what the decoder says, turned round. */
function encoder(label) {
	const decoder = new TextDecoder(label, { fatal: true });
	const bytes = new Map();
	const learn = (...sequence) => {
		try {
			const text = decoder.decode(Uint8Array.from(sequence));
			if (!bytes.has(text)) {
				bytes.set(text, sequence);
			}
		} catch {
			// No character is written so.
		}
	};
	for (let first = 0; first < 0xff; first++) {
		if (first < 0x80) {
			learn(first);
		} else {
			for (let second = 0x40; second < 0xff; second++) {
				learn(first, second);
			}
		}
	}
	return (text) => Buffer.from([...text].flatMap((char) => bytes.get(char) ?? assert.fail(`${label}: ${char}`)));
}

const encoders = {
	undefined: (text) => Buffer.from(text),
	"utf-8-bom": (text) => Buffer.from(`\ufeff${text}`),
	"utf-16le": (text) => Buffer.from(text, "utf16le"),
	"utf-16le-bom": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
	"utf-16be-bom": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
	gb18030: encoder("gb18030"),
	big5: encoder("big5"),
};

const contents = (input) =>
	input.info[0] === "file" ? readFileSync(join(root, input.text.trimEnd())) : encoders[word(input, "encoding")](input.text);

const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");

function place({ line, column, cell, sheet } = {}) {
	if (sheet !== undefined) {
		const within = cell ?? line ?? undefined;
		return within === undefined ? sheet : `${sheet}!${within}`;
	}
	return cell ?? [line, column].filter((number) => number !== undefined && number !== null).join(":");
}

function keyword({ name, type, example, values = [] }) {
	const kind = type === undefined ? "" : ` (${type})`;
	const shown = example === undefined ? "" : ` = ${escaped(example)}`;
	return escaped(name) + kind + shown + (values.length > 0 ? ` {${escaped(values.join(", "))}}` : "");
}

function draft({ id, title, scene, keywords = [] }) {
	const head = (id === undefined ? "" : `[${id}] `) + escaped(title) + (scene === undefined ? "" : ` (${escaped(scene)})`);
	return head + (keywords.length > 0 ? `: ${keywords.map(keyword).join("; ")}` : "");
}

/** The lines of a draft that are told only where its example asks for them. */
const asked = {
	at: (field, { line, places }) => `${field} ${place(places[field] ?? { line })}`,
	ignore: (_, { template: { ignore = [] } }) => ignore.map(({ rule, reason }) => `${rule} = ${escaped(reason)}`).join("; "),
	keys: (_, { template: { keys = [] } }) => keys.map(escaped).join(", "),
};

/** What was read, in the words of the pages; of places, reasons and keys only those that are asked for. */
function told({ templates, lines, places, errors, notes }, expected) {
	const groups = [];
	for (const line of expected.split("\n")) {
		const [, name, field] = /^(at|ignore|keys): (\S+)/.exec(line) ?? [];
		if (name === undefined) {
			groups.push([]);
		} else {
			groups.at(-1).push([name, field]);
		}
	}
	const drafts = templates.flatMap((template, index) => [
		draft(template),
		...(groups[index] ?? []).map(([name, field]) => {
			const found = asked[name](field, { template, line: lines[index], places: places[index] });
			return `${name}: ${found}`;
		}),
	]);
	const remarks = notes.map((note) => ["note:", place(note), escaped(note.message)].filter((part) => part !== "").join(" "));
	return [...drafts, ...remarks, ...errors.map((error) => `error: ${errorLine(error)}`)].map((line) => `${line}\n`).join("");
}

const opened = async (bytes) => (needsOpener(bytes) ? await openFile(bytes) : undefined);
const pages = ["docs/inputs.md", "tests/inputs/shapes.md", "tests/inputs/traps.md", "tests/inputs/habits.md"];
const reads = pages.flatMap((page) => examples(page, "reads"));
const refused = examples("tests/inputs/refused.md", "refused");

test("every example reads as its page says", async () => {
	assert.ok(reads.length > 100, `${reads.length} examples`);
	for (const { where, input, expected } of reads) {
		const bytes = contents(input);
		const read = parse(bytes, { name: word(input, "name"), language: "en", opened: await opened(bytes) });
		assert.equal(told(read, expected), expected, where);
	}
});

test("every kind that holds no drafts is refused as its page says", async () => {
	assert.ok(refused.length > 40, `${refused.length} examples`);
	for (const { where, input, expected } of refused) {
		const bytes = contents(input);
		const options = { name: word(input, "name"), language: "en", opened: await opened(bytes) };
		const { foreign, templates, errors } = parse(bytes, options);
		// What has placeholders was meant for drafts, and is not passed over.
		assert.deepEqual([foreign, templates, errors.length], [!input.info.includes("kept"), [], 1], where);
		assert.ok(errors[0].message.startsWith(expected.trimEnd()), `${where}: ${errors[0].message}`);
	}
});

/** Where two texts differ first, as a line of each: of the whole of such texts nobody would see it. */
function assertSame(actual, expected, what) {
	const [mine, theirs] = [actual.split("\n"), expected.split("\n")];
	const at = theirs.findIndex((line, at) => line !== mine[at]);
	assert.equal(mine[at], theirs[at], `${what}, line ${at + 1}`);
	assert.equal(mine.length, theirs.length, what);
}

// All examples at once: to start the program costs more than to read any of them.
for (const language of languages) {
	test(`the native program converts and judges every example in the same words (${language})`, async () => {
		const files = [];
		for (const [at, { input }] of [...reads, ...refused].entries()) {
			const directory = join(folder, `${language}${at}`);
			mkdirSync(directory);
			// An input without a name is named by what says nothing of it.
			const [path, bytes] = [join(directory, word(input, "name")?.split("/").at(-1) ?? "input"), contents(input)];
			writeFileSync(path, bytes);
			files.push({ content: bytes, name: path, language, opened: await opened(bytes) });
		}
		const paths = files.map(({ name }) => name);
		const read = files.map(({ content, ...options }) => parse(content, options));
		const convert = said(["convert", ...paths, "--to", "json", "--lang", language]);
		const drafts = writeDrafts(
			read.flatMap(({ templates }) => templates),
			"json",
			language,
		);
		assertSame(drafts, convert.stdout, "convert");
		const errors = read.flatMap(({ errors }) => errors.map(errorLine));
		const notes = read.flatMap(({ notes }) => notes.map(errorLine));
		assertSame(spoken(language, errors, notes), convert.stderr, "what convert says");
		const linter = new Linter({ language, encoding: "utf8" });
		const check = said(["check", ...paths, "--format", "json", "--lang", language]);
		assertSame(linter.render(linter.checkFiles(files), "json"), check.stdout, "check");
	});
}
