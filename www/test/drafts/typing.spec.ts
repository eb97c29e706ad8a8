import { card, drop, expect, field, type Locator, type Page, paid, row, start, startWith, test } from "../fixtures";

test("what is typed is judged, keystroke by keystroke", async ({ page }) => {
	await start(page);
	await page.getByRole("button", { name: "写一份新草稿" }).click();
	await expect(field(page)).toBeFocused();
	await page.keyboard.type("订单支付成功");
	await expect(card(page, "1.3")).toContainText("标题没有以“提醒”或“通知”结尾");
	await expect(row(page, "订单支付成功")).toContainText("错误");
	await page.keyboard.type("通知");
	await expect(card(page, "1.3")).toHaveCount(0);

	await page.keyboard.press("Enter");
	await expect(field(page, 0)).toBeFocused();
	await page.keyboard.type("支付时间");
	await page.keyboard.press("Enter");
	await page.keyboard.type("2026年2月30日");
	await expect(card(page, "2.4")).toContainText("2026年2月30日");
	await expect(page.locator(".preview dd")).toHaveText("2026年2月30日");
	await page.keyboard.press("Enter");
	await expect(field(page, 1)).toBeFocused();
	await page.keyboard.type("支付时间");
	await expect(card(page, "2.1")).toHaveCount(1);
});

test("a keyword's type is judged, and the draft's number and scene are kept", async ({ page }) => {
	await startWith(page, { title: "挂号成功通知", keywords: [["就诊时间", "明天"]] });
	await page.getByLabel("第 1 个关键词的类型").selectOption("amount");
	await expect(card(page, "2.4")).toHaveCount(1);
	await page.getByText("编号、场景与忽略").click();
	await page.getByLabel("编号", { exact: true }).fill("t-1");
	await page.getByLabel("场景", { exact: true }).fill("门诊挂号之后");
	await page.getByLabel("搜索标题、关键词").fill("t-1");
	await expect(row(page, "挂号成功通知")).toBeVisible();
});

test("types and rules are called by names that a person knows; an unknown one keeps its own", async ({ page }) => {
	await start(page);
	const keywords = ["character_string", "short_thing", "constructor"].map((type) => ({ name: "单号", example: "1", type }));
	await drop(page, { name: "a.json", content: JSON.stringify([{ title: "订单支付成功", keywords }]) });
	const chosen = (number: number, of: string) => page.getByLabel(of.replace("#", String(number))).locator("option:checked");
	await expect(chosen(1, "第 # 个关键词的类型")).toHaveText("字符串 (character_string)");
	await expect(chosen(2, "第 # 个关键词的类型")).toHaveText("short_thing");
	await expect(chosen(3, "第 # 个关键词的类型")).toHaveText("constructor");
	const rule = card(page, "1.3").getByTitle("规则说明：1.3");
	await expect(rule).toHaveText("1.3 标题须以“提醒”或“通知”结尾");
	await expect(rule).not.toHaveAttribute("title", /title-suffix/);
	await page.getByRole("button", { name: "English" }).click();
	await expect(chosen(1, "Type of keyword #")).toHaveText("Digits, letters, symbols (character_string)");
	await expect(card(page, "1.3").getByTitle("About the rule: 1.3")).toHaveText("1.3 A title must end in 提醒 or 通知");
});

test("what is typed right after “new draft” is its title, though a covered window draws no frame", async ({ page }) => {
	await startWith(page, paid);
	await page.evaluate(() => {
		window.requestAnimationFrame = () => 0;
	});
	await page.getByRole("button", { name: "新草稿" }).click();
	await page.keyboard.type("甲通知");
	await expect(field(page)).toHaveValue("甲通知");
});

test("between drafts: a title that another has is told as soon as it is typed", async ({ page }) => {
	await startWith(page, { title: "挂号成功通知" }, { title: "停水通知" });
	await row(page, "停水通知").click();
	await field(page).fill("挂号成功通知");
	await expect(card(page, "1.1")).toBeVisible();
	await card(page, "1.1").getByRole("button", { name: "挂号成功通知" }).click();
	await expect(page.locator(".rows .row").first()).toHaveAttribute("aria-current", "true");
	await expect(page.locator("#draft")).toBeFocused();
});

/** The field's letters as they are drawn, by the field itself or by the ink that lies under it. */
async function drawn(stack: Locator, by: "field" | "ink"): Promise<Buffer> {
	await stack.evaluate((stack, by) => {
		const text = stack.querySelector("textarea") as HTMLElement;
		const ink = stack.querySelector(".ink") as HTMLElement;
		text.style.color = text.style.caretColor = by === "ink" ? "transparent" : "black";
		ink.style.color = by === "ink" ? "black" : "transparent";
		for (const piece of ink.children) {
			const { style } = piece as HTMLElement;
			style.background = style.textDecoration = "none";
			style.display = piece.matches("i") ? "none" : "inline";
		}
	}, by);
	return stack.screenshot({ animations: "disabled" });
}

/** How far each mark is from the same characters in a text without marks, in pixels. */
function distances(page: Page): Promise<number[]> {
	return page.locator(".large .stack").evaluate((stack) => {
		const ink = stack.querySelector(".ink") as HTMLElement;
		const plain = ink.cloneNode() as HTMLElement;
		const text = document.createTextNode(ink.textContent ?? "");
		plain.append(text);
		const found: number[] = [];
		const far = (one: DOMRect[], other: DOMRect[]) =>
			one.length !== other.length
				? Number.POSITIVE_INFINITY
				: Math.max(
						...one.map(
							({ x, y, right }, at) =>
								Math.abs(x - (other[at]?.x ?? 0)) + Math.abs(y - (other[at]?.y ?? 0)) + Math.abs(right - (other[at]?.right ?? 0)),
						),
					);
		let at = 0;
		const spans = [...ink.querySelectorAll("span")].map((span) => {
			const start = at;
			at += span.textContent?.length ?? 0;
			return {
				start,
				end: at,
				marked: span.matches(".marked"),
				rects: [...span.getClientRects()].filter(({ width }) => width > 0),
			};
		});
		ink.replaceWith(plain);
		for (const { start, end, marked, rects } of spans) {
			if (marked) {
				const range = document.createRange();
				range.setStart(text, start);
				range.setEnd(text, end);
				found.push(
					far(
						rects,
						[...range.getClientRects()].filter(({ width }) => width > 0),
					),
				);
			}
		}
		plain.replaceWith(ink);
		return found;
	});
}

for (const [what, title] of Object.entries({
	plain: "限时秒杀开始提醒！",
	emoji: "👩‍👩‍👧限时🎉秒杀通知",
	"combining marks": "e\u0301限时a\u0323\u0308优惠o\u0302通知",
	"full width": "ＶＩＰ会员　限时（优惠）通知",
	wrapped: `${"限时优惠活动".repeat(20)}通知`,
	"a long word": `限时${"supercalifragilistic".repeat(8)}限时`,
	punctuation: "你好，（限时）！？……“优惠”、——《秒杀》",
	"right to left": "שלום 限时 עולם 优惠",
	"lines and blanks": "限时\n优惠  \n\n秒杀\t通知 ",
})) {
	test(`the marks lie under their characters: ${what}`, async ({ page }) => {
		await startWith(page, paid);
		await field(page).fill(title);
		await expect(page.locator(".large .marked").first()).toBeAttached();
		const far = await distances(page);
		expect(far.length).toBeGreaterThan(0);
		for (const pixels of far) {
			expect(pixels).toBeLessThan(0.5);
		}
		await field(page).blur();
		// Until all drafts are checked again, for that draws the marks anew.
		await page.waitForTimeout(400);
		const stack = page.locator(".large .stack");
		expect((await drawn(stack, "field")).equals(await drawn(stack, "ink"))).toBe(true);
	});
}

test("an input method composes without losing text, and the marks stay", async ({ page, context }) => {
	await startWith(page, { title: "限时秒杀通知" });
	const client = await context.newCDPSession(page);
	// Those before the place where is typed; the third runs over it.
	const kept = async () => (await marked.allTextContents()).slice(0, 2);
	const ime = (text: string) =>
		client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
	await field(page).focus();
	await field(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
	const marked = page.locator(".large .marked");
	await expect(marked.first()).toHaveText("限时");
	const before = await kept();
	for (const text of ["y", "yo", "you", "you'hui"]) {
		await ime(text);
		await expect(field(page)).toHaveValue(`限时秒杀${text}通知`);
		// What is being composed is no text yet.
		await expect(row(page, "限时秒杀通知")).toHaveCount(1);
		expect(await kept()).toEqual(before);
	}
	await client.send("Input.insertText", { text: "优惠" });
	await expect(field(page)).toHaveValue("限时秒杀优惠通知");
	await expect(row(page, "限时秒杀优惠通知")).toHaveCount(1);
	expect(await field(page).evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(6);

	// A composition that is given up leaves nothing behind.
	await ime("xyz");
	await ime("");
	await expect(field(page)).toHaveValue("限时秒杀优惠通知");
	await page.keyboard.type("！");
	await expect(field(page)).toHaveValue("限时秒杀优惠！通知");
	// Typed without a pause, it is one step.
	await page.keyboard.press("Control+z");
	await expect(field(page)).toHaveValue("限时秒杀通知");
});
