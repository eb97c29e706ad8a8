// The report as one page for somebody else: the same as the command line writes, with its style. No script, no address.

import { type Finding, type Severity, version } from "mobanlint";
import style from "../../../../cli/src/format/collected/html/page.css?raw";
import { words } from "../../words";
import { linter, rules, STANDINGS } from "../checking";
import { type Draft, keywordsOf } from "../draft";
import { counts, faultOf, findingsOf, standingOf } from "../judging/verdicts";
import { pieces } from "../marks/pieces";
import { adviceOf, verdictOf } from "./sheet";
import { escaped } from "./writing";

const SEVERITIES = ["error", "warning", "info"] as const;
/** Sizes of the drawing, in its own units. */
const WIDTH = 640;
const LABEL = 70;
const NUMBER = 50;
const ROW = 26;
const BAR = 16;

interface Count {
	rule: string;
	title: string;
	of: Record<Severity, number>;
	all: number;
}

export function page(drafts: readonly Draft[]): string {
	const { report } = words.value.returning;
	const by = linter.value?.ruleset;
	const found = drafts.filter((draft) => standingOf(draft) !== "clean");
	const clean = drafts.filter((draft) => standingOf(draft) === "clean");
	const head = (text: string, count: number) => `<h2>${text} <small>${count}</small></h2>`;
	return [
		`<!doctype html>\n<html lang="${words.value.lang}">\n<head>\n<meta charset="utf-8">`,
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${report.title}</title>\n<style>\n${style}</style>\n</head>\n<body>\n<header>\n<h1>${report.title}</h1>`,
		`<p class="by">${escaped(report.by(version(), `${by?.id ?? ""} ${by?.version ?? ""}`))}</p>\n</header>`,
		summary(drafts),
		...(found.length > 0 ? ["<section>", head(report.found, found.length), ...found.map(article), "</section>"] : []),
		...(clean.length > 0
			? [
					"<section>",
					head(report.clean, clean.length),
					`<ul class="clean">${clean.map(({ template }) => `<li>${escaped(template.title)}</li>`).join("")}</ul>`,
					"</section>",
				]
			: []),
		"</body>\n</html>\n",
	].join("\n");
}

function summary(drafts: readonly Draft[]): string {
	const { report, verdicts } = words.value.returning;
	const counted = countsOf(drafts);
	const sum = (severity: Severity) => counted.reduce((all, { of }) => all + of[severity], 0);
	const stand = [...STANDINGS].reverse().filter((standing) => standing === "clean" || counts[standing] > 0);
	return [
		`<section>\n<h2>${report.summary}</h2>\n<ul class="verdicts">`,
		...stand.map((standing) => `<li class="${standing}"><b>${counts[standing]}</b> ${verdicts[standing]}</li>`),
		`</ul>\n<p>${report.counted(drafts.length, sum("error"), sum("warning"), sum("info"))}</p>`,
		...(counted.length > 0 ? [chart(counted), table(counted)] : []),
		"</section>",
	].join("\n");
}

/** The findings of each rule, the most of them first. */
function countsOf(drafts: readonly Draft[]): Count[] {
	const found = new Map<string, Count>();
	for (const { rule, severity } of drafts.flatMap(findingsOf)) {
		const title = rules.value.find(({ id }) => id === rule)?.title ?? "";
		const count = found.get(rule) ?? { rule, title, of: { error: 0, warning: 0, info: 0 }, all: 0 };
		count.of[severity] += 1;
		count.all += 1;
		found.set(rule, count);
	}
	return [...found.values()].sort((one, other) => other.all - one.all || one.rule.localeCompare(other.rule));
}

function chart(counted: readonly Count[]): string {
	const most = Math.max(...counted.map(({ all }) => all));
	const bars = counted.map(({ rule, of, all }, row) => {
		const top = row * ROW + (ROW - BAR) / 2;
		const base = top + BAR - 3;
		let left = LABEL;
		const parts = SEVERITIES.filter((severity) => of[severity] > 0).map((severity) => {
			// A finding is never too small to be seen.
			const width = Math.max(Math.floor((of[severity] * (WIDTH - LABEL - NUMBER)) / most), 2);
			const title = `<title>${words.value.severity[severity]} ${of[severity]}</title>`;
			const bar = `<rect class="${severity}" x="${left}" y="${top}" width="${width}" height="${BAR}">${title}</rect>`;
			left += width;
			return bar;
		});
		const label = `<text x="${LABEL - 8}" y="${base}" text-anchor="end">${escaped(rule)}</text>`;
		return `${label}${parts.join("")}<text x="${left + 6}" y="${base}">${all}</text>`;
	});
	const name = words.value.returning.report.chart;
	return `<svg class="chart" viewBox="0 0 ${WIDTH} ${counted.length * ROW}" role="img" aria-label="${name}">${bars.join("")}</svg>`;
}

function table(counted: readonly Count[]): string {
	const heads = words.value.returning.report.heads.map((head) => `<th scope="col">${head}</th>`).join("");
	const rows = counted.map(({ rule, title, of }) => {
		const cells = SEVERITIES.map((severity) => `<td class="${of[severity] > 0 ? severity : "none"}">${of[severity]}</td>`);
		return `<tr><th scope="row">${escaped(rule)}</th><td>${escaped(title)}</td>${cells.join("")}</tr>`;
	});
	return `<table class="rules">\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}

function article(draft: Draft): string {
	const { report } = words.value.returning;
	const { template, origin } = draft;
	const standing = standingOf(draft);
	const findings = findingsOf(draft);
	const at = origin?.places.title;
	const place = [origin?.name, at?.sheet, at?.cell, template.id && `[${template.id}]`].filter(Boolean).join(" ");
	const of = (field: string) => findings.filter((finding) => finding.field === field);
	const keywords = keywordsOf(template).map(({ name, example }, index) => {
		const cells = [marked(name, of(`keywords[${index}].name`)), marked(example ?? "", of(`keywords[${index}].example`))];
		return `<tr><td>${cells.join("</td><td>")}</td></tr>`;
	});
	const heads = `<th scope="col">${report.keyword}</th><th scope="col">${report.example}</th>`;
	const why = faultOf(draft);
	return [
		`<article class="${standing}">\n<h3>${marked(template.title || words.value.untitled, of("title"))}</h3>`,
		`<p class="place"><span class="badge ${standing}">${verdictOf(draft)}</span> ${escaped(place)}</p>`,
		...(keywords.length > 0
			? [`<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>${keywords.join("\n")}</tbody>\n</table>`]
			: []),
		...(why === undefined ? [] : [`<p>${escaped(why)}</p>`]),
		`<ol>${findings.map(told).join("\n")}</ol>\n</article>`,
	].join("\n");
}

function told(finding: Finding): string {
	const { rule, severity, message, related } = finding;
	const advice = adviceOf(finding);
	const near = related.map(({ title }) => `${words.value.returning.report.near}${title}`);
	const lines = [advice, ...near].filter((text) => text !== "").map((text) => `<br><span class="advice">${escaped(text)}</span>`);
	const badge = `<span class="badge ${severity}">${words.value.severity[severity]} ${escaped(rule)}</span>`;
	return `<li>${badge} ${escaped(message)}${lines.join("")}</li>`;
}

function marked(text: string, findings: readonly Finding[]): string {
	return pieces(text, findings, null)
		.map(({ text, severity, missing }) => {
			const before = missing ? `<mark class="missing ${missing}"></mark>` : "";
			return before + (severity ? `<mark class="${severity}">${escaped(text)}</mark>` : escaped(text));
		})
		.join("");
}
