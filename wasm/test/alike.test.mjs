// Comparing, grouping, listing and explaining: the native program and the module say the same.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Engine } from "../pkg/glue.js";
import { explainCode, init, Linter } from "../pkg/node.js";
import { folder, languages, pkg, root, said } from "./common.mjs";
import { batches, hard, pairs, read, rulesets } from "./corpus.mjs";

await init();

for (const language of languages) {
	test(`every pair gives the same verdict, byte for byte (${language})`, () => {
		const all = [...pairs, ...hard.filter((text) => text.trim() !== "").flatMap((text) => [["title", text, "停水通知"], ["keyword", text, text]])];
		const path = join(folder, "pairs.tsv");
		writeFileSync(path, all.map((pair) => `${pair.join("\t")}\n`).join(""));
		const { stdout, stderr } = said(["compare", "--input", path, "--format", "json", "--lang", language]);
		// What crosses the border, before JavaScript has read its numbers.
		const engine = new Engine(JSON.stringify({ language }));
		assert.equal(all.map((pair) => `${engine.compare(...pair)}\n`).join(""), stdout);
		assert.equal(stderr, "");
		const linter = new Linter({ language });
		const read = stdout.trim().split("\n").map((line) => JSON.parse(line));
		assert.deepEqual(all.map(([kind, a, b]) => linter.compare(a, b, kind)), read);
		assert.deepEqual(new Set(read.map(({ verdict }) => verdict)), new Set(["identical", "over-similar", "distinct"]));
	});

	test(`the same titles are grouped, from a list and from the library (${language})`, () => {
		const drafts = JSON.parse(read("examples/drafts.json"));
		const files = { "cases.json": batches.cases, "drafts.json": drafts.templates ?? drafts };
		for (const [name, drafts] of Object.entries(files)) {
			const path = join(folder, name);
			writeFileSync(path, JSON.stringify(drafts));
			const { stdout } = said(["duplicates", path, "--format", "json", "--lang", language]);
			const groups = stdout.trim().split("\n").map((line) => JSON.parse(line));
			assert.ok(groups.length > 0);
			const linter = new Linter({ language });
			linter.library.load(read(path, null), { name: path });
			for (const found of [linter.groups(drafts), linter.library.groups()]) {
				const members = (group) => group.members.map(({ id, title }) => ({ id, title }));
				assert.deepEqual(
					found.map((group) => ({ ...group, kind: "title", members: members(group) })),
					groups.map((group) => ({ ...group, members: members(group) })),
				);
				for (const { members } of found) {
					assert.deepEqual(members.map(({ index }) => drafts[index].title), members.map(({ title }) => title));
				}
			}
		}
	});

	test(`titles that are alike meet by their keys (${language})`, () => {
		const linter = new Linter({ language });
		const finds = (a, b) => a.sought.some((key) => b.stored.includes(key));
		const meet = (a, b) => a.sense.class === b.sense.class || ["form", "core", "sense"].some((level) => finds(a[level], b[level]) || finds(b[level], a[level]));
		let apart = 0;
		for (const [, a, b] of pairs.filter(([kind]) => kind === "title")) {
			const met = meet(linter.keys(a), linter.keys(b));
			assert.ok(met || linter.compare(a, b).verdict === "distinct", `${a} ${b}`);
			apart += met ? 0 : 1;
		}
		assert.ok(apart > 0);
		const [one, same, other] = ["停水通知", "停水 通知", "停水提醒"].map((title) => linter.keys(title));
		assert.deepEqual(one, same);
		assert.ok(one.form.class !== other.form.class && one.core.class === other.core.class);
		assert.ok(one.form.stored instanceof BigUint64Array && one.form.stored.length > 0 && typeof one.form.class === "bigint");
		assert.throws(() => linter.keys(3), TypeError);
	});

	test(`codes are explained the same (${language})`, () => {
		const answers = ["47003", "-1", "0", "200015", "9", '{"errcode":47003,"errmsg":"argument invalid! data.thing3.value invalid rid: 5f-a"}', "errcode: 40037, errmsg: invalid template_id"];
		for (const answer of answers) {
			const { stdout } = said(["explain", answer, "--format", "json", "--lang", language]);
			assert.equal(`${JSON.stringify(explainCode(answer, language), null, 2)}\n`, stdout);
		}
	});

	test(`the same templates are found, and the same is applied for (${language})`, () => {
		const path = join(root, "examples/clean.json");
		const linter = new Linter({ language });
		linter.library.load(read("examples/clean.json", null), { name: path });
		for (const event of ["用户预约门诊成功", "快递被签收了", "会员的订单付款", "停水", "", "😀".repeat(50)]) {
			const asked = ["find", event, "--library", path, "--keywords", "就诊人,支付时间", "--limit", "7", "--format", "json", "--lang", language];
			assert.deepEqual(linter.library.find(event, ["就诊人", "支付时间"], 7), JSON.parse(said(asked).stdout).matches, event);
		}
		const drafts = JSON.parse(read("examples/clean.json"));
		const { applications } = JSON.parse(said(["apply", path, "--format", "json", "--lang", language]).stdout);
		const alone = new Linter({ language });
		assert.deepEqual(drafts.map((draft) => alone.application(draft).application), applications);
	});

	for (const id of [...rulesets.map(({ id }) => id), "wechat-send"]) {
		test(`the rules of ${id} are listed and explained the same (${language})`, () => {
			const linter = new Linter({ ruleset: id, language });
			const { stdout } = said(["rules", "--ruleset", id, "--format", "json", "--lang", language]);
			const outcomes = (rule) => ({ ...rule, outcomes: Object.fromEntries(rule.outcomes) });
			assert.deepEqual({ ...JSON.parse(stdout), rules: linter.rules().map(outcomes) }, JSON.parse(stdout));
			for (const rule of linter.rules()) {
				assert.deepEqual(linter.explain(rule.id), rule);
				assert.equal(explained(linter, rule, language), said(["explain", rule.slug, "--ruleset", id, "--lang", language]).stdout);
			}
		});
	}
}

/** A rule as the command line prints it, out of what the package has: the page, and what is known of the rule. */
function explained(linter, { id, slug, title, source, check, since, outcomes }, language) {
	const zh = language === "zh";
	const names = zh ? { error: "错误", warning: "警告", info: "提示", null: "关闭" } : { error: "error", warning: "warning", info: "info", null: "off" };
	let page = `# ${id} ${slug}\n\n${title}\n\n${source}`;
	if (/^(\d|s)\.\d$/.test(id)) {
		page = read(join(pkg, `docs/${language}/${id}.md`));
	}
	const lines = outcomes.map(([outcome, severity]) => `- \`${outcome}\`${zh ? "：" : ": "}${names[severity]}\n`).join("");
	const ruleset = linter.ruleset.id;
	const origin = zh
		? `规则集 \`${ruleset}\`，名称 \`${slug}\`，检查类型 \`${check}\`，自 ${since} 起`
		: `Ruleset \`${ruleset}\`, name \`${slug}\`, check kind \`${check}\`, since ${since}`;
	return `${page.trim()}\n\n## ${zh ? "结果与级别" : "Outcomes and severities"}\n\n${lines}\n${origin}\n`;
}
