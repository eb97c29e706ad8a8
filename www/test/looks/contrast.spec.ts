import { card, clean, drop, expect, field, type Locator, type Page, row, start, test } from "../fixtures";

/** As a system with high contrast shows the page: with its own few colours, whatever the page wants. */
async function forced(page: Page): Promise<void> {
	await page.emulateMedia({ forcedColors: "active" });
	await start(page);
	const drafts = [{ title: "ＶＩＰ到期" }, { title: clean.title }];
	await drop(page, { name: "a.json", content: JSON.stringify(drafts) });
	await row(page, "ＶＩＰ").click();
	await expect(card(page, "1.3")).toBeVisible();
}

function style(element: Locator, property: string, pseudo?: string): Promise<string> {
	return element.evaluate(
		(it, [property, pseudo]) => getComputedStyle(it, pseudo).getPropertyValue(property as string),
		[property, pseudo],
	);
}

/** One of the system's colours, as styles tell it. */
function system(page: Page, color: string): Promise<string> {
	return page.evaluate((color) => {
		const probe = Object.assign(document.createElement("i"), { className: "probe" });
		probe.style.color = color;
		document.body.append(probe);
		const found = getComputedStyle(probe).color;
		probe.remove();
		return found;
	}, color);
}

test("severities have lines of their own under the text, and icons and words beside it", async ({ page }) => {
	await forced(page);
	for (const [title, severity, line] of [
		["ＡＢ到期", "info", "dotted"],
		["ＶＩＰ到期", "warning", "dashed"],
		["秒杀到期", "error", "wavy"],
	] as const) {
		await field(page).fill(title);
		const marked = page.locator(`.large .marked[data-severity="${severity}"]`);
		expect(await style(marked, "text-decoration-style")).toBe(line);
		expect(await style(marked, "text-decoration-color")).toBe(await system(page, "CanvasText"));
	}
	// The letters are drawn by the field alone, and a wedge is no square.
	expect(await style(page.locator(".large .ink"), "color")).toBe("rgba(0, 0, 0, 0)");
	const wedge = page.locator(".large .missing");
	expect(await style(wedge, "border-left-color", "::before")).toBe("rgba(0, 0, 0, 0)");
	expect(await style(wedge, "border-bottom-color", "::before")).toBe(await system(page, "CanvasText"));
	await expect(card(page, "1.3").locator(".badge")).toHaveText("错误");
	await card(page, "1.3").hover();
	await expect(page.locator(".large .missing.active")).toHaveCount(1);
});

test("what is chosen, what cannot be pressed and what has the focus are told apart", async ({ page }) => {
	await forced(page);
	const [highlight, canvasText, gray] = [
		await system(page, "Highlight"),
		await system(page, "CanvasText"),
		await system(page, "GrayText"),
	];
	expect(await style(row(page, "ＶＩＰ"), "background-color")).toBe(highlight);
	expect(await style(row(page, "ＶＩＰ"), "color")).toBe(await system(page, "HighlightText"));
	expect(await style(row(page, clean.title), "background-color")).not.toBe(highlight);
	const count = page.locator(".count").first();
	expect(await style(count, "background-color")).not.toBe(highlight);
	await count.click();
	expect(await style(count, "background-color")).toBe(highlight);
	await expect(page.getByRole("button", { name: "重做" })).toBeDisabled();
	expect(await style(page.getByRole("button", { name: "重做" }), "color")).toBe(gray);
	expect(await style(page.getByRole("button", { name: "撤销" }).first(), "color")).not.toBe(gray);
	expect(await style(page.locator(".toast"), "border-top-width")).toBe("1px");
	await page.keyboard.press("Tab");
	await row(page, "ＶＩＰ").focus();
	expect(await style(row(page, "ＶＩＰ"), "outline-style")).toBe("solid");
	expect(await style(row(page, "ＶＩＰ"), "outline-color")).not.toBe(highlight);
	await count.focus();
	expect(await style(count, "outline-color")).toBe(canvasText);
});

test("on a phone the view that is shown is told", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await forced(page);
	const highlight = await system(page, "Highlight");
	const text = await system(page, "HighlightText");
	const tabs = page.getByRole("navigation", { name: "视图" });
	expect(await style(tabs.getByRole("button", { name: "编辑" }), "background-color")).toBe(highlight);
	expect(await style(tabs.getByRole("button", { name: "编辑" }), "color")).toBe(text);
	expect(await style(tabs.getByRole("button", { name: "草稿" }), "background-color")).not.toBe(highlight);
});
