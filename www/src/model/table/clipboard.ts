// Cells on the clipboard, as spreadsheets put them there and take them from it.

/** Rows of cells as text, with quotes around those that would be read as several otherwise. */
export function toText(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

/** The same as a table, from which a spreadsheet keeps a long number as the text it is. */
export function toTable(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => `<td style="mso-number-format:'\\@';white-space:pre-wrap">${escaped(text)}</td>`;
	return `<meta charset="utf-8"><table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

/** The cells of a text. A quote opens a cell only if one ends it as well: `"A" or B` is a text like any other. */
export function fromText(text: string): string[][] {
	const rows: string[][] = [[]];
	let at = 0;
	for (;;) {
		const { cell, end } = nextCell(text, at);
		rows.at(-1)?.push(cell);
		if (end >= text.length) {
			break;
		}
		if (text[end] === "\t") {
			at = end + 1;
			continue;
		}
		at = end + (text.startsWith("\r\n", end) ? 2 : 1);
		if (at >= text.length) {
			// The last line is ended like the others, and no other begins there.
			break;
		}
		rows.push([]);
	}
	return rows;
}

function nextCell(text: string, at: number): { cell: string; end: number } {
	if (text[at] === '"') {
		const end = closing(text, at + 1);
		if (end !== undefined) {
			return {
				cell: text
					.slice(at + 1, end)
					.replaceAll('""', '"')
					.replaceAll("\r\n", "\n"),
				end: end + 1,
			};
		}
	}
	let end = at;
	while (end < text.length && !"\t\r\n".includes(text[end] as string)) {
		end += 1;
	}
	return { cell: text.slice(at, end), end };
}

/** Where the quote is that ends a cell; none if no cell ends there. */
function closing(text: string, from: number): number | undefined {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
		if (text[at + 1] === '"') {
			at += 1;
			continue;
		}
		return at + 1 === text.length || "\t\r\n".includes(text[at + 1] as string) ? at : undefined;
	}
	return undefined;
}

function quoted(cell: string): string {
	return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
