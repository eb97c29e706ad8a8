// What the page says, in English, of the way from the sheet to the console and back.

import type * as zh from "./zh";

const plural = (n: number, word: string) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
const parts = { keyword: "Keyword", example: "Example", type: "Type", key: "Key" };

export const importing: typeof zh.importing = {
	meanings: {
		title: "Title",
		id: "Id",
		scene: "Scene",
		ignore: "Ignore",
		keys: "Other keys",
		pairs: "Keywords and examples",
		values: "Allowed values",
		unread: "Not read",
		keyword: "Keyword (one a row)",
		example: "Example (one a row)",
		type: "Type (one a row)",
		key: "Key (one a row)",
	},
	numbered: (part, n) => `${parts[part]} ${n}`,
	table: "The table: what each column is",
	tableHint: "Change a column above it; the next table with the same heads is read in the same way. What is grey stays out.",
	column: (letter) => `Column ${letter} is`,
	which: "Table shown",
	tableName: (name, n) => `${name} (${plural(n, "draft")})`,
	heads: "Heads",
	headsAt: (row) => `row ${row}`,
	headsNone: "none",
	passed: { heads: "heads", above: "above", blank: "blank", unread: "no draft", faulty: "unreadable" },
	rowsMore: (n) => `${plural(n, "row")} more below`,
	drafts: "The drafts as they will be",
	draftsMore: (n) => `and ${n} more`,
	nameless: "(no name)",
	namelessNote: (cells, n) =>
		`${cells}${n > 3 ? ` and ${n - 3} more` : ""}: no keyword's name there. The draft comes in all the same, with the name left blank.`,
	take: (n, left) => (left > 0 ? `Add ${n}, leave ${left}` : `Add ${n}`),
	left: (n) => `; ${plural(n, "place")} could not be read and stayed out`,
	pasteCells: "Filled the fields from there on",
};

export const returning: typeof zh.returning = {
	title: "Back to the sheet",
	lead: "The columns that came in, and verdict, findings and advice; what you changed is in its cells, long numbers stay text. What came in an .xlsx goes back into that workbook, whose formats, widths and merged cells stay.",
	save: "Excel sheet",
	formatsLost:
		"Saved as a new workbook: all contents are there, the formats of the cells are not (only what came in one .xlsx can go back into it)",
	copy: "Copy as a table",
	copied: (rows) => `Copied ${plural(rows, "row")}, ready to be pasted into a sheet`,
	notCopied: "This browser does not let pages write to the clipboard; take the Excel sheet",
	file: "checked",
	heads: ["verdict", "findings", "advice"],
	verdicts: { error: "fails", warning: "may fail", info: "passes, with hints", clean: "passes" },
	perhaps: (fix) => `perhaps: ${fix}`,
	joined: "; ",
	html: "Web page",
	report: {
		title: "Report on template drafts",
		by: (version, ruleset) => `mobanlint ${version} · ruleset ${ruleset}`,
		summary: "Summary",
		counted: (drafts, errors, warnings, infos) =>
			`${plural(drafts, "draft")} checked: ${plural(errors, "error")}, ${plural(warnings, "warning")}, ${infos} info`,
		chart: "Findings of each rule",
		heads: ["Rule", "Demands", "error", "warning", "info"],
		found: "Drafts with findings",
		clean: "Drafts without findings",
		keyword: "Keyword",
		example: "Example",
		near: "near: ",
	},
};

export const handing = "Hand in";
export const projects = "Projects";
export const projectsSheet: typeof zh.projectsSheet = {
	lead: "Each project has drafts, library, rules and words of its own; language and look are the same for all.",
	current: "Project",
	first: "My project",
	nth: (n) => `Project ${n}`,
	switchTo: (name) => `Open “${name}”`,
	open: "Open",
	opened: "in use",
	draftCount: (n) => plural(n, "draft"),
	add: "New project",
	rename: "Rename",
	renameOf: (name) => `Rename “${name}”`,
	nameOf: (name) => `New name of “${name}”`,
	save: "OK",
	remove: "Delete",
	removeOf: (name) => `Delete “${name}”`,
	removeSure: (name) => `Delete “${name}” and its drafts? It cannot be undone.`,
	export: "Export as a file",
	exportOf: (name) => `Export “${name}” as a file`,
	import: "Import a project's file",
	noProject: (name) => `${name} is no exported project`,
	link: "A link with the drafts",
	linkLead: "The drafts are packed behind the # of the link, which browsers send to no server. Whoever opens it is asked first.",
	linkCopy: "Copy the link",
	linkCopied: (length) => `Copied a link of ${length.toLocaleString("en")} characters`,
	linkText: "Link with the drafts, ready to be copied",
	linkLength: (length, most) =>
		`${length.toLocaleString("en")} characters of at most ${most.toLocaleString("en")}; some messengers cut links beyond 2,000.`,
	linkTooLong: (length, most) =>
		`As a link these drafts have ${length.toLocaleString("en")} characters, more than ${most.toLocaleString("en")}. Please export a file.`,
	linkNothing: "There are no drafts to put into a link",
	unkept: "This browser does not let pages keep data, so there can be one project only.",
	arrived: "Open the drafts of the link?",
	arrivedLead: (name, n) => `The link has ${plural(n, "draft")} of “${name}”. They become a new project; your drafts stay.`,
	arrivedHere: (n) => `The link has ${plural(n, "draft")}, to be added to yours.`,
	arrivedOpen: "Open as a new project",
	arrivedAdd: "Add to my drafts",
	arrivedNo: "Do not open",
	arrivedBroken: "The drafts of the link cannot be read: it may have been cut.",
};
