import { bar, card, clean, expect, paid, row, startWith, test } from "../fixtures";

const drafts = [paid, clean, { title: "限时秒杀提醒" }, { title: "ＶＩＰ到期提醒" }, { title: "ＡＢ到期提醒" }];

test("the chart counts findings by rule and weight; a bar filters list and table, and once more takes it off", async ({
	page,
}) => {
	await startWith(page, ...drafts);
	const chart = page.locator(".chart");
	const numbers = await chart.locator(".bar .count").allTextContents();
	const sum = numbers.reduce((sum, count) => sum + Number(count), 0);
	await expect(chart.locator("summary")).toContainText(`${sum} 个问题`);
	// Who does not see the bars reads the same as a table.
	const line = chart.getByRole("row", { name: /^1\.3/ });
	await expect(line.getByRole("cell")).toHaveText(["1", "0", "0"]);
	await expect(chart.getByRole("columnheader")).toHaveText(["规则", "错误", "警告", "提示"]);

	const widest = async (rule: string) => (await bar(page, rule).first().locator(".fill").boundingBox())?.width ?? 0;
	expect(await widest("1.4")).toBeGreaterThan(1.5 * (await widest("1.3")));

	const errors = bar(page, "1.6").first();
	await expect(errors).toHaveAccessibleName(/^只看：1\.6 标题不得与营销相关，\d 个错误$/);
	await errors.focus();
	await page.keyboard.press("Enter");
	await expect(errors).toHaveAttribute("aria-pressed", "true");
	await expect(page.locator(".rows .title")).toHaveText(["限时秒杀提醒"]);
	await page.getByText("表格", { exact: true }).click();
	await expect(page.getByRole("grid").locator("[data-row]")).toHaveCount(1);
	await bar(page, "1.6").first().click();
	await expect(page.getByRole("grid").locator("[data-row]")).toHaveCount(drafts.length);
	await page.getByText("表单", { exact: true }).click();

	await bar(page, "1.3").click();
	await row(page, paid.title).click();
	await expect(card(page)).toHaveCount(1);
	await card(page, "1.3").getByRole("button", { name: /^改为/ }).first().click();
	// What was asked for stays where it can be taken off.
	await expect(bar(page, "1.3")).toContainText("0");
	await bar(page, "1.3").click();
	await expect(bar(page, "1.3")).toHaveCount(0);
	await expect(page.locator(".rows .row")).toHaveCount(drafts.length);
});
