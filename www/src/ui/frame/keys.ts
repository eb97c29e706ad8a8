// The keyboard, the clipboard and dropped files, wherever on the page they come.

import { nextTick, onBeforeUnmount, onMounted, shallowRef } from "vue";
import { unfilter } from "../../model/filter";
import { records } from "../../model/incoming/grid";
import { add, opened, redo, replace, undo } from "../../model/workspace";
import { words } from "../../words";
import { stepDraft, view } from "../drafts/pointing";
import { step } from "../drafts/stepping";
import { offerUndo } from "../drafts/undoing";
import { shelveFiles } from "../library/shelving";
import { asked, askHere, shut } from "../marks/asking";
import { startOf, withCells } from "./cells";
import { holding } from "./focus";
import { type SheetName, sheet, show } from "./sheets";

/** Whether files hang over the page. */
export const dropping = shallowRef(false);

const SHEETS: Record<string, SheetName> = {
	KeyI: "import",
	KeyH: "handing",
	KeyP: "projects",
	KeyE: "export",
	KeyL: "library",
	KeyG: "groups",
	KeyR: "rules",
	KeyW: "words",
	KeyS: "preflight",
};

export function useKeys(): void {
	const listeners: [keyof WindowEventMap, (event: never) => void][] = [
		["keydown", keydown],
		["paste", pasting],
		["dragover", dragging],
		["dragleave", leaving],
		["drop", dropped],
	];
	onMounted(() => {
		for (const [name, listener] of listeners) {
			addEventListener(name, listener as EventListener);
		}
	});
	onBeforeUnmount(() => {
		for (const [name, listener] of listeners) {
			removeEventListener(name, listener as EventListener);
		}
	});
}

/** Starts an empty draft, which no filter would show, and puts the cursor into its title. */
export function write(): void {
	unfilter();
	add([{ title: "", keywords: [{ name: "" }] }]);
	view.value = "edit";
	// Not with the next frame, which a window that is covered draws late or never: what is typed till then would be lost.
	void nextTick().then(() => document.getElementById("field-title")?.focus());
}

function keydown(event: KeyboardEvent): void {
	const done = handled(event);
	if (done) {
		event.preventDefault();
	}
}

function handled(event: KeyboardEvent): boolean {
	if (event.isComposing || sheet.value !== null) {
		return false;
	}
	const { key, code, altKey, shiftKey } = event;
	const command = event.ctrlKey || event.metaKey;
	if (key === "F8") {
		void step(shiftKey ? -1 : 1);
		return true;
	}
	if (key === "Enter" && altKey && !command) {
		askHere();
		return true;
	}
	if (key === "Escape" && asked.value !== null) {
		shut();
		return true;
	}
	// The search is no part of the drafts and has its own steps back.
	const own = event.target instanceof HTMLInputElement && event.target.type === "search";
	if (command && !altKey && !own && code === "KeyZ") {
		void holding(shiftKey ? redo : undo);
		return true;
	}
	if (command && !altKey && !own && code === "KeyY") {
		void holding(redo);
		return true;
	}
	// A list of choices is opened and closed by these.
	const list = event.target instanceof HTMLSelectElement;
	if (altKey && !command && !list && (key === "ArrowUp" || key === "ArrowDown")) {
		void holding(() => stepDraft(key === "ArrowUp" ? -1 : 1));
		return true;
	}
	// By the place of the key: with Alt some keyboards give other letters.
	if (altKey && !command && code === "KeyN") {
		write();
		return true;
	}
	const wanted = altKey && !command ? SHEETS[code] : key === "?" && !editable(event.target) ? "help" : undefined;
	if (wanted !== undefined) {
		show(wanted);
		return true;
	}
	return false;
}

function pasting(event: ClipboardEvent): void {
	const text = event.clipboardData?.getData("text/plain") ?? "";
	const files = [...(event.clipboardData?.files ?? [])];
	if (sheet.value !== null || (text.trim() === "" && files.length === 0)) {
		return;
	}
	// Into a field goes what a field can hold; rows of a spreadsheet are drafts wherever they are pasted, and so is a
	// column in the place of a title.
	const { target } = event;
	if (target instanceof HTMLTextAreaElement && fill(target, text)) {
		event.preventDefault();
		return;
	}
	const column = target instanceof HTMLElement && target.id === "field-title" && /\S[^\S\n]*\n\s*\S/.test(text);
	if (editable(target) && !text.includes("\t") && !column) {
		if (target instanceof HTMLTextAreaElement && /[\r\n]$/.test(text)) {
			event.preventDefault();
			insert(target, text.replace(/[\r\n]+$/, ""));
		}
		return;
	}
	event.preventDefault();
	if (text.trim() === "") {
		void open(files);
	} else {
		void take(text);
	}
}

/** What reads tables is fetched when the first one comes. */
async function open(files: File[]): Promise<void> {
	await (await import("../exchange/taking")).openFiles(files);
}

async function take(text: string): Promise<void> {
	await (await import("../exchange/taking")).paste(text);
}

/** Several cells go into the fields of the open draft from this one on; several rows with a title first are drafts. */
function fill(field: HTMLTextAreaElement, text: string): boolean {
	const start = startOf(field.id);
	const cells = records(text.replace(/(?:\r?\n)+$/, ""), "\t");
	const several = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
	if (start === undefined || opened.value === null || !several || (start === "title" && cells.length > 1)) {
		return false;
	}
	replace(opened.value.key, withCells(opened.value.template, start, cells));
	offerUndo(words.value.importing.pasteCells);
	return true;
}

/** A cell that a spreadsheet copies ends its line, which is none of its text. */
function insert(field: HTMLTextAreaElement, text: string): void {
	field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
	field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}

function dragging(event: DragEvent): void {
	if (event.dataTransfer?.types.includes("Files")) {
		event.preventDefault();
		dropping.value = true;
	}
}

function leaving(event: DragEvent): void {
	if (event.relatedTarget === null) {
		dropping.value = false;
	}
}

function dropped(event: DragEvent): void {
	dropping.value = false;
	const files = [...(event.dataTransfer?.files ?? [])];
	if (files.length > 0) {
		event.preventDefault();
		void (sheet.value === "library" ? shelveFiles(files) : open(files));
	}
}

function editable(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
}
