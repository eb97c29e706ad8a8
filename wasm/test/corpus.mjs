// Everything in this repository that can be judged: fixtures, labelled cases, the examples of the rules and of their pages.

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./common.mjs";

/** What is in a file; with null for an encoding, its bytes. */
export const read = (path, encoding = "utf8") => readFileSync(resolve(root, path), encoding);

const list = (folder) => readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile());

/** Files of drafts, good and broken, by their paths. */
export const files = ["examples", "cli/tests/fixtures", "cli/tests/inputs"].flatMap((folder) =>
	list(folder).map(({ name }) => `${folder}/${name}`),
);

/** The built-in rulesets about drafts, and what their rules have as examples: drafts, some with a library of their own. */
export const rulesets = list("rules").filter(({ name }) => /^(wechat|qq)-(?!send\.).*\.json$/.test(name)).map(({ name }) => {
	const { id, rules = [] } = JSON.parse(read(`rules/${name}`));
	const examples = rules.flatMap((rule) => rule.examples ?? []).map((example) => example.bad ?? example.good);
	const whole = (example) => (Array.isArray(example) ? { templates: example } : example.templates ? example : { templates: [example] });
	return { id, examples: examples.map(whole) };
});

const lines = (path) => read(path).split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** A rule's subject as it is written in cases and pages: one text, a keyword with its example, or a pair. */
function drafts(rule, [first, second]) {
	const keyword = (name, example) => (example === undefined ? { name } : { name, example });
	const about = (...keywords) => [{ title: "订单发货通知", keywords }];
	switch (rule) {
		case "1.1":
		case "1.2":
			return [{ title: first }, ...(second === undefined ? [] : [{ title: second }])];
		case "2.1":
		case "2.2":
			return about(keyword(first), ...(second === undefined ? [] : [keyword(second)]));
		case "2.4":
			return about(keyword(first, second));
		case "2.3":
		case "2.5":
			return about(keyword(first));
		default:
			return [{ title: first }];
	}
}

const cases = lines("tests/cases/cases.tsv").flatMap((line) => {
	const [rule, , , subject] = line.split("\t");
	return drafts(rule, subject.split(rule === "2.4" ? /=(.*)/s : " / "));
});

const pages = ["zh", "en"].flatMap((language) =>
	list(`rules/docs/${language}`).flatMap(({ name }) =>
		lines(`rules/docs/${language}/${name}`)
			.filter((line) => line.startsWith("- `"))
			.flatMap((line) => drafts(name.slice(0, -".md".length), line.split("`").filter((_, at) => at % 2 === 1))),
	),
);

/** Titles whose bytes, UTF-16 units and characters do not count alike. */
export const hard = [
	"🎉付款成功🎉通知",
	"订单e\u0301支付 成功通知",
	"\ufeff订单支付成功通知",
	"快递\u200b签收👨‍👩‍👧通知",
	"【商城】Ｏｒｄｅｒ发货",
	"𠮷祥订单🎉",
	"亲，您的订单已发货～",
	" 停水通知 ",
	"",
];

/** Drafts by where they come from. */
export const batches = {
	cases,
	pages,
	hard: hard.map((title) => ({ title, keywords: [{ name: `${title}名`, example: title }] })),
};

/** Labelled pairs: kind, one, other. */
export const pairs = lines("tests/cases/pairs.txt")
	.filter((line) => !line.startsWith("["))
	.flatMap((line) => {
		const [first, ...groups] = line.split(/ [=!]/);
		const [, kind, text] = /^(\S+) (.*)$/.exec(first);
		return groups.flatMap((group) => group.slice(group.indexOf(" ") + 1).split(", ").map((other) => [kind, text, other]));
	});
