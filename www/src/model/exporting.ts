// Files that leave the page, for the person who asked for them.

import { type DraftFormat, type RenderFormat, writeDrafts, writeWorkbook } from "mobanlint";
import { startOpener, startReader } from "../engine";
import { linter, report } from "./checking";
import { settings } from "./settings";
import { drafts } from "./workspace";

const TYPES = {
	json: "application/json;charset=utf-8",
	jsonl: "application/jsonl;charset=utf-8",
	csv: "text/csv;charset=utf-8",
	tsv: "text/tab-separated-values;charset=utf-8",
	markdown: "text/markdown;charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const ENDINGS = { json: "json", jsonl: "jsonl", csv: "csv", tsv: "tsv", markdown: "md", xlsx: "xlsx" };

export async function saveDrafts(format: DraftFormat | "xlsx"): Promise<void> {
	const templates = drafts.value.map(({ template }) => template);
	if (format === "xlsx") {
		await startOpener();
		save("mobanlint-drafts", format, await writeWorkbook(templates, settings.language));
	} else {
		await startReader();
		save("mobanlint-drafts", format, writeDrafts(templates, format, settings.language));
	}
}

export function saveReport(format: Exclude<RenderFormat, "jsonl">): void {
	const made = report();
	if (made && linter.value) {
		save("mobanlint-report", format, linter.value.render(made.report, format, made.templates));
	}
}

function save(name: string, format: keyof typeof TYPES, content: string | Uint8Array): void {
	const link = document.createElement("a");
	const url = URL.createObjectURL(new Blob([content as BlobPart], { type: TYPES[format] }));
	link.href = url;
	link.download = `${name}.${ENDINGS[format]}`;
	link.click();
	// The download has its own hold on the content once it has begun.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
