// Files that leave the page, for the person who asked for them.

import { type DraftFormat, type RenderFormat, writeDrafts, writeWorkbook } from "mobanlint";
import { watch } from "vue";
import { startOpener, startReader } from "../engine";
import { words } from "../words";
import { linter, report } from "./checking";
import { cases } from "./handing";
import { unsettled } from "./judging/verdicts";
import { inPlace } from "./returning/inplace";
import { page } from "./returning/page";
import { returned } from "./returning/sheet";
import { asPage, asText, workbook } from "./returning/writing";
import { settings } from "./settings";
import { drafts } from "./workspace";

const TYPES = {
	json: "application/json;charset=utf-8",
	jsonl: "application/jsonl;charset=utf-8",
	csv: "text/csv;charset=utf-8",
	tsv: "text/tab-separated-values;charset=utf-8",
	markdown: "text/markdown;charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	html: "text/html;charset=utf-8",
};
const ENDINGS = { json: "json", jsonl: "jsonl", csv: "csv", tsv: "tsv", markdown: "md", xlsx: "xlsx", html: "html" };

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

export async function saveReport(format: Exclude<RenderFormat, "jsonl">): Promise<void> {
	await startReader();
	const made = report();
	if (made && linter.value) {
		save("mobanlint-report", format, linter.value.render(made.report, format, made.templates));
	}
}

/** Waits until each draft has its verdict: of many they come a while after the drafts. */
async function judged(): Promise<void> {
	const waiting = () => unsettled(drafts.value.length) > 0;
	if (waiting()) {
		await new Promise<void>((done) => {
			const stop = watch(waiting, (still) => {
				if (!still) {
					stop();
					done();
				}
			});
		});
	}
}

/** The report as a page of its own. */
export async function savePage(): Promise<void> {
	await judged();
	save("mobanlint-report", "html", page(drafts.value));
}

/**
 * The drafts in the tables they came in, with what was found beside them: in their own workbook, where they came in one, and else in
 * a new one. Gives whether formats were lost by that.
 */
export async function saveSheets(): Promise<boolean> {
	await judged();
	const sheets = returned(drafts.value);
	const [first] = sheets;
	const name = first?.name.includes(".") ? first.name.replace(/\.[^.]*$/, "") : "mobanlint";
	const own = inPlace(sheets);
	save(`${name}-${words.value.returning.file}`, "xlsx", own ?? (await workbook(sheets)));
	return own === undefined && sheets.some(({ table }) => table.sheet !== null);
}

/** The same on the clipboard, to be pasted into a spreadsheet; gives how many rows there are. */
export async function copySheets(): Promise<number> {
	await judged();
	const sheets = returned(drafts.value);
	const put = (event: ClipboardEvent) => {
		event.clipboardData?.setData("text/plain", asText(sheets));
		event.clipboardData?.setData("text/html", asPage(sheets));
		event.preventDefault();
	};
	// What is put by the newer interface loses all styles, and among them that the cells are text.
	addEventListener("copy", put, { once: true });
	try {
		if (!document.execCommand("copy")) {
			await navigator.clipboard.writeText(asText(sheets));
		}
	} finally {
		removeEventListener("copy", put);
	}
	return sheets.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** What was refused, as cases with a label. */
export function saveCases(): void {
	save("mobanlint-cases", "jsonl", cases());
}

export function save(name: string, format: keyof typeof TYPES, content: string | Uint8Array | Blob): void {
	const link = document.createElement("a");
	const url = URL.createObjectURL(new Blob([content as BlobPart], { type: TYPES[format] }));
	link.href = url;
	link.download = `${name}.${ENDINGS[format]}`;
	link.click();
	// The download has its own hold on the content once it has begun.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
