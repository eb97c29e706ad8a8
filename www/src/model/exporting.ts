// Files that leave the page, for the person who asked for them.

import { type RenderFormat, writeDrafts } from "mobanlint";
import { linter, report } from "./checking";
import { settings } from "./settings";
import { drafts } from "./workspace";

const TYPES = { json: "application/json", csv: "text/csv", markdown: "text/markdown" };
const ENDINGS = { json: "json", csv: "csv", markdown: "md" };

export function saveDrafts(format: "json" | "csv"): void {
	const templates = drafts.value.map(({ template }) => template);
	save("mobanlint-drafts", format, writeDrafts(templates, format, settings.language));
}

export function saveReport(format: Exclude<RenderFormat, "jsonl">): void {
	const made = report();
	if (made && linter.value) {
		save("mobanlint-report", format, linter.value.render(made.report, format, made.templates));
	}
}

function save(name: string, format: keyof typeof TYPES, text: string): void {
	const link = document.createElement("a");
	const url = URL.createObjectURL(new Blob([text], { type: `${TYPES[format]};charset=utf-8` }));
	link.href = url;
	link.download = `${name}.${ENDINGS[format]}`;
	link.click();
	// The download has its own hold on the content once it has begun.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
