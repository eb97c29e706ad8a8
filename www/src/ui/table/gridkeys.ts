// The keys of the table, as people know them from spreadsheets.

import { lastColumn, TITLE } from "../../model/table/columns";
import { rows } from "../../model/table/sorting";
import { begin, editing, finish, giveUp } from "./editing";
import { findNext } from "./finding";
import { clear, fillDown, selectAll } from "./range/filling";
import { active, go, goOn, pairs, range, selectRange, VERDICT } from "./range/selecting";
import { moveRows } from "./rowwork";
import { stepWidth } from "./width/sizing";

/** What has happened: nothing, something within the cell, or the active cell is another one. */
type Done = "nothing" | "here" | "moved";

/** Once Escape was pressed Tab leaves the table, until another key is. */
let leaving = false;
/** The column in which a run of Tabs began: Enter goes to the next row of it. */
let tabbedFrom: number | null = null;

/** `page` is how many rows are to be seen. */
export function pressed(event: KeyboardEvent, page: number): Done {
	// In Safari the composition is over when the Enter comes that ended it; only its code still tells.
	if (event.isComposing || event.keyCode === 229) {
		return "nothing";
	}
	const { key, shiftKey: shift, altKey: alt } = event;
	const command = event.ctrlKey || event.metaKey;
	const was = leaving;
	leaving = leaving && key === "Shift";
	if (key !== "Tab" && key !== "Enter" && key !== "Shift") {
		tabbedFrom = null;
	}
	if (key === "Tab" && !command && !alt) {
		return was ? "nothing" : tab(shift);
	}
	if (key === "Enter" && !alt) {
		return enter(shift, command);
	}
	if (key === "F8" && !command && !alt) {
		finish();
		return findNext(shift ? -1 : 1) ? "moved" : "here";
	}
	return editing.value === null ? inTable(key, shift, command, alt, page) : inCell(event, command);
}

function tab(back: boolean): Done {
	finish();
	tabbedFrom ??= active.value?.column ?? null;
	return goOn(back ? -1 : 1) ? "moved" : "nothing";
}

function enter(back: boolean, command: boolean): Done {
	if (editing.value === null && active.value?.column === VERDICT) {
		return "nothing";
	}
	if (command) {
		finish(true);
		return "here";
	}
	finish();
	const across = tabbedFrom === null || active.value === null ? 0 : tabbedFrom - active.value.column;
	tabbedFrom = null;
	go(back ? -1 : 1, across);
	return "moved";
}

/** While a cell is being changed. */
function inCell(event: KeyboardEvent, command: boolean): Done {
	const { key } = event;
	if (key === "Escape") {
		giveUp();
		return "here";
	}
	if (key === "F2") {
		begin("within", editing.value?.text);
		return "here";
	}
	const step = ARROWS[key];
	if (step !== undefined && editing.value?.how === "over" && !command && !event.altKey) {
		finish();
		go(...step, false);
		return "moved";
	}
	if (command || key === "Delete" || key === "Backspace") {
		// Its own steps back are the field's as long as it is being changed, not the page's.
		event.stopPropagation();
	}
	return "nothing";
}

const ARROWS: Readonly<Record<string, [down: number, across: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

function inTable(key: string, shift: boolean, command: boolean, alt: boolean, page: number): Done {
	const step = ARROWS[key];
	if (step !== undefined) {
		if (alt && shift && step[0] !== 0) {
			moveRows(step[0] as 1 | -1);
			return "moved";
		}
		if (alt && shift && active.value !== null && active.value.column !== VERDICT) {
			stepWidth(active.value.column, step[1] as 1 | -1);
			return "moved";
		}
		if (alt) {
			return "nothing";
		}
		if (command && step[1] !== 0) {
			go(0, step[1] < 0 ? toTitle(shift) : lastColumn(pairs.value), shift);
		} else {
			go(command ? step[0] * rows.value.length : step[0], step[1], shift);
		}
		return "moved";
	}
	switch (key) {
		case "Home":
			go(command ? -rows.value.length : 0, toTitle(shift), shift);
			return "moved";
		case "End":
			go(command ? rows.value.length : 0, lastColumn(pairs.value), shift);
			return "moved";
		case "PageUp":
		case "PageDown":
			go(key === "PageUp" ? -page : page, 0, shift);
			return "moved";
		case "F2":
			begin("within");
			return "here";
		case "Delete":
		case "Backspace":
			clear();
			return "here";
		case "Escape":
			leaving = true;
			go(0, 0);
			return "here";
		case " ":
			return space(shift, command);
	}
	if (command && !alt && !shift && key.toLowerCase() === "a") {
		selectAll(lastColumn(pairs.value));
		return "moved";
	}
	if (command && !alt && !shift && key.toLowerCase() === "d") {
		fillDown();
		return "here";
	}
	return "nothing";
}

/** How many columns it is to the title, which is at the edge; what is said of a draft stands beyond. */
function toTitle(extend: boolean): number {
	return extend ? -lastColumn(pairs.value) : TITLE - (active.value?.column ?? TITLE);
}

/** Selects rows or columns; a blank by itself is typed. */
function space(shift: boolean, command: boolean): Done {
	const over = range.value;
	if (over === null || active.value === null || (!shift && !command)) {
		return "nothing";
	}
	const wide = { left: TITLE, right: lastColumn(pairs.value) };
	selectRange(shift ? { ...over, ...wide } : { ...over, top: 0, bottom: rows.value.length - 1 });
	return "moved";
}
