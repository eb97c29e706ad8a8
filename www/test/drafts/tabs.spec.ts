// Two tabs on the same drafts.
import { clean, expect, expectKept, field, paid, row, start, startWith, test } from "../fixtures";

test("two tabs change different drafts at the same moment: neither change is lost, and both tabs show both", async ({
	page,
	context,
}) => {
	await startWith(page, paid, clean, { title: "停水通知" });
	await expectKept(page, "停水通知");
	const other = await context.newPage();
	await start(other);
	await row(other, "停水通知").click();
	await expect(field(other)).toHaveValue("停水通知");
	for (const [here, there] of [
		["订单支付成功甲通知", "停水甲通知"],
		["订单支付成功乙通知", "停水乙通知"],
	] as const) {
		await Promise.all([field(page).fill(here), field(other).fill(there)]);
		await expectKept(page, here);
		await expectKept(page, there);
		for (const tab of [page, other]) {
			await expect(tab.locator(".rows .title")).toHaveText([here, clean.title, there]);
		}
	}
});

test("a draft that is added in one tab while another is deleted in the other: both is so", async ({ page, context }) => {
	await startWith(page, paid, clean, { title: "停水通知" });
	await expectKept(page, "停水通知");
	const other = await context.newPage();
	await start(other);
	await expect(other.locator(".rows .row")).toHaveCount(3);
	await Promise.all([page.keyboard.press("Alt+n"), row(other, clean.title).press("Delete")]);
	await page.keyboard.insertText("新的通知");
	for (const tab of [page, other]) {
		await expect(tab.locator(".rows .title")).toHaveText([paid.title, "停水通知", "新的通知"]);
	}
});
