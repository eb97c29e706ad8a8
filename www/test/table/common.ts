// The table as a person finds it: by rows and columns.

import { expect, type Locator, type Page, type Row, startWith } from "../fixtures";

/** Opens the page with drafts in the table. */
export async function startTable(page: Page, ...drafts: Row[]): Promise<void> {
	await startWith(page, ...drafts);
	await page.getByText("表格", { exact: true }).click();
	await expect(page.getByRole("grid")).toBeVisible();
}

/** A cell by the number of its row and the name of its column. */
export function cell(page: Page, row: number, column: string): Locator {
	const at = column === "标题" ? 0 : 2 * Number(/\d+/.exec(column)?.[0]) - (column.startsWith("关键词") ? 1 : 0);
	return page.locator(`[data-row="${row - 1}"] [data-column="${at}"]`);
}

/** What a cell says, be it the active one or not. */
export async function textOf(locator: Locator): Promise<string> {
	return locator.evaluate((it) => it.querySelector("textarea")?.value ?? it.textContent ?? "");
}

/** All texts of the columns, row by row; of cells that are there. */
export function texts(page: Page): Promise<string[][]> {
	return page
		.getByRole("grid")
		.evaluate((grid) =>
			[...grid.querySelectorAll("[data-row]")]
				.sort((a, b) => Number(a.getAttribute("data-row")) - Number(b.getAttribute("data-row")))
				.map((row) =>
					[...row.querySelectorAll(".cell")].map((it) => it.querySelector("textarea")?.value ?? it.textContent ?? ""),
				),
		);
}

export function titles(page: Page): Promise<string[]> {
	return texts(page).then((rows) => rows.map(([title = ""]) => title));
}

/** What Ctrl+C or Ctrl+X puts on the clipboard. */
export function copied(page: Page, type: "copy" | "cut" = "copy"): Promise<{ text: string; html: string }> {
	return page.evaluate((type) => {
		const clipboardData = new DataTransfer();
		const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true });
		document.activeElement?.dispatchEvent(event);
		return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
	}, type);
}
