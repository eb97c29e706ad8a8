import { expect, type Locator, type Page } from "../fixtures";

/** What stands beside the draft about a mark. */
export function pane(page: Page): Locator {
	return page.locator(".asked");
}

/** The middle of a mark: the field lies over it, and takes the press. */
export async function middleOf(mark: Locator): Promise<{ x: number; y: number }> {
	await expect(mark).toBeVisible();
	const box = await mark.boundingBox();
	return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

export async function press(page: Page, mark: Locator): Promise<void> {
	const { x, y } = await middleOf(mark);
	await page.mouse.click(x, y);
}

/** Two boxes lie beside each other, or above, and not over. */
export async function expectApart(one: Locator, other: Locator): Promise<void> {
	const [a, b] = [await one.boundingBox(), await other.boundingBox()];
	expect(a).not.toBeNull();
	expect(b).not.toBeNull();
	if (a !== null && b !== null) {
		expect(a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1).toBe(
			true,
		);
	}
}
