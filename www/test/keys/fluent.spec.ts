// Smoke bounds on a machine that does other things as well: they tell a page that hangs from one that does not. The
// numbers to be proud of are measured elsewhere.
import { card, drop, expect, field, message, openSheet, type Page, paste, row, start, test } from "../fixtures";

/** Milliseconds from a keystroke to its findings on the screen, in the median. */
const KEYSTROKE = 100;

const things = ["订单", "快递", "挂号", "缴费", "报修", "停水", "课程", "会议", "退款", "合同"];
const acts = ["提交", "支付", "取消", "受理", "完成", "变更", "到期", "审核", "派送", "签收"];
const places = ["北区", "南区", "东门", "西门", "一楼", "二楼", "门诊", "总部", "校区", "站点"];

function title(at: number): string {
	const [a, b, c, d] = [at % 10, Math.floor(at / 10) % 10, Math.floor(at / 100) % 10, Math.floor(at / 1000)];
	return `${places[c]}${things[a]}${acts[b]}${d === 0 ? "" : `${things[d]}`}成功通知`;
}

function draft(at: number) {
	return {
		title: title(at),
		keywords: [
			{ name: `${things[at % 10]}号`, example: `BX2026${at}` },
			{ name: "时间", example: "2026年2月30日" },
		],
	};
}

/** Types into a field, one letter after another; gives the milliseconds each took until its findings were drawn. */
async function keystrokes(page: Page, letters: string): Promise<number[]> {
	const taken: number[] = [];
	for (const letter of letters) {
		const next = page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					addEventListener(
						"input",
						(event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
						{ capture: true, once: true },
					);
					document.documentElement.dataset.listening = "yes";
				}),
		);
		await page.waitForSelector("html[data-listening]", { state: "attached" });
		await page.keyboard.insertText(letter);
		taken.push(await next);
		await page.evaluate(() => document.documentElement.removeAttribute("data-listening"));
	}
	return taken;
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

test("200 drafts and a library of 10,000 titles stay fluent", async ({ page }, info) => {
	await start(page);
	await drop(page, { name: "drafts.json", content: JSON.stringify(Array.from({ length: 200 }, (_, at) => draft(at * 7))) });
	await expect(page.locator(".counts")).toContainText("200 份草稿");
	const sheet = await openSheet(page, "标题库");
	await drop(page, { name: "titles.txt", content: Array.from({ length: 10_000 }, (_, at) => title(at)).join("\n") });
	await expect(sheet.locator("h3")).toHaveText("10,000 个标题", { timeout: 20_000 });
	await page.keyboard.press("Escape");
	await expect(card(page, "1.1").first()).toBeVisible();

	await field(page).focus();
	await page.keyboard.press("Home");
	const taken = await keystrokes(page, "限时秒杀优惠活动会员积分红包抽奖");
	await expect(card(page, "1.6").first()).toBeVisible();
	info.annotations.push({
		type: "keystroke",
		description: `median ${median(taken).toFixed(1)} ms, most ${Math.max(...taken).toFixed(1)} ms`,
	});
	expect(median(taken)).toBeLessThan(KEYSTROKE);

	// Going through the list is no slower.
	const before = Date.now();
	for (let at = 0; at < 20; at += 1) {
		await page.keyboard.press("Alt+ArrowDown");
	}
	const reached = page.locator('.rows .item[aria-posinset="21"] .row');
	await expect(reached).toHaveAttribute("aria-current", "true");
	expect(Date.now() - before).toBeLessThan(20 * 2 * KEYSTROKE);
	await expect(reached).toBeInViewport();
});

test("of 3,000 drafts the one being typed is judged at once, and the others soon after", async ({ page }, info) => {
	await start(page);
	await paste(page, Array.from({ length: 3000 }, (_, at) => `${title(at)}\t单号\t${at}`).join("\n"));
	// An assertion that has to wait describes the whole page to itself, and with so many rows that takes it many seconds.
	const counted = () => document.querySelector(".counts")?.textContent?.includes("3000 份草稿");
	await page.waitForFunction(counted, undefined, { timeout: 20_000 });
	await message(page).getByRole("button", { name: "关闭" }).click();
	await field(page).focus();
	await page.keyboard.press("Home");
	const taken = await keystrokes(page, "限时秒杀优惠活动会员");
	info.annotations.push({
		type: "keystroke",
		description: `median ${median(taken).toFixed(1)} ms, most ${Math.max(...taken).toFixed(1)} ms`,
	});
	expect(median(taken)).toBeLessThan(3 * KEYSTROKE);
	await expect(card(page, "1.6").first()).toBeVisible();
	// The second draft is told that the first has its title now.
	const second = title(1);
	await field(page).fill(second);
	await page.getByLabel("搜索标题、关键词").fill(second);
	await row(page, second).nth(1).click();
	await expect(card(page, "1.1")).toHaveCount(1);
	// And that it has not any more.
	await row(page, second).first().click();
	await field(page).fill("挂号处通知");
	await page.getByLabel("搜索标题、关键词").fill(second);
	await row(page, second).first().click();
	await expect(card(page, "1.1")).toHaveCount(0);
	// What is typed is never marked in places where it was before.
	await field(page).fill("限时秒杀");
	await field(page).fill("甲限时秒杀");
	await expect(page.locator(".large .marked").first()).toHaveText("限时");
});
