import { readFile } from "node:fs/promises";
import {
	card,
	chooseFiles,
	clean,
	drop,
	expect,
	expectFocus,
	expectKept,
	field,
	keep,
	message,
	openSheet,
	paid,
	start,
	startWith,
	test,
} from "../fixtures";

test("a rule is switched off and on", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "规则");
	await sheet.getByLabel("启用规则 1.3").uncheck();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.3")).toHaveCount(0);
	await openSheet(page, "规则");
	await sheet.getByLabel("启用规则 1.3").check();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.3")).toHaveCount(1);
});

test("one rule has to stay, and settings that leave none are as if they left none out", async ({ page }) => {
	await startWith(page, paid);
	const sheet = await openSheet(page, "规则");
	const boxes = sheet.getByRole("checkbox");
	const count = await boxes.count();
	for (let at = 1; at < count; at += 1) {
		await boxes.nth(at).uncheck();
	}
	await expect(boxes.first()).toBeChecked();
	await expect(boxes.first()).toBeDisabled();
	await expect(sheet.getByTitle("至少要留一条规则")).toHaveCount(1);
	await boxes.nth(1).check();
	await expect(boxes.first()).toBeEnabled();

	// What the page has still to write would go over what is written here.
	await expectKept(page, '"skip":["1.3","1.4"');
	await keep(page, {
		settings: { skip: ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5", "ignore"] },
	});
	await page.reload();
	await expect(card(page, "1.3")).toHaveCount(1);
	await openSheet(page, "规则");
	await expect(boxes.and(page.locator(":checked"))).toHaveCount(count);
});

test("another profile judges otherwise", async ({ page }) => {
	await startWith(page, { title: "门诊挂号预约成功之后的就诊时间地点科室变更通知" });
	await expect(card(page).filter({ hasText: "标题 4–10 个字" })).toHaveCount(0);
	const sheet = await openSheet(page, "规则");
	await sheet.getByLabel("规则集").selectOption("wechat-subscribe-message");
	await expect(sheet.getByRole("button", { name: /^标题 4–10 个字/ })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(card(page).filter({ hasText: "标题 4–10 个字" })).toHaveCount(1);
});

test("own words count at once: a brand is found, a term of the trade no longer", async ({ page }) => {
	await startWith(page, { title: "青团铺订单发货通知" });
	await expect(card(page, "1.4")).toHaveCount(0);
	const sheet = await openSheet(page, "自己的词");
	await sheet.getByLabel(/品牌、店名、公司名/).fill("青团铺\n\n 另一家 ");
	await page.keyboard.press("Escape");
	await expect(card(page, "1.4")).toContainText("青团铺");
	await expect(page.locator(".large .marked")).toHaveText("青团铺");

	await field(page).fill("秒杀枪配件发货通知");
	await expect(card(page, "1.6")).toHaveCount(1);
	await openSheet(page, "自己的词");
	await sheet.getByLabel(/行业用语/).fill("秒杀枪");
	await page.keyboard.press("Escape");
	await expect(card(page, "1.6")).toHaveCount(0);

	await openSheet(page, "自己的词");
	await sheet.getByLabel("类别").selectOption("placeholder");
	await sheet.getByRole("button", { name: "再加一类词" }).click();
	await expect(sheet.getByLabel(/^占位文字/)).toBeFocused();
});

test("an own word that cannot be used is left out and told where it stands; the others count", async ({ page }) => {
	await startWith(page, { title: "青团铺订单发货" });
	const sheet = await openSheet(page, "自己的词");
	const brands = sheet.getByLabel(/品牌、店名、公司名/);
	await brands.fill(`青团铺\n\n🎉\n${"长".repeat(33)}`);
	await sheet.getByLabel(/人名/).fill("🐸");
	await expect(brands).toHaveAccessibleDescription(/第 3 行用不了：.*🎉.*第 4 行用不了：.*32 个字符/);
	await expect(sheet.getByLabel(/人名/)).toHaveAccessibleDescription(/第 1 行用不了/);
	await page.keyboard.press("Escape");
	await expect(card(page, "1.4")).toContainText("青团铺");
	const notice = page.locator(".notice");
	await expect(notice).toContainText("自己的词里有 3 个用不了，其余照常使用。");

	// Rules and language go on taking effect.
	await openSheet(page, "规则");
	await page.getByRole("dialog").getByLabel("启用规则 1.3").uncheck();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.3")).toHaveCount(0);
	await page.getByRole("button", { name: "English" }).click();
	await expect(card(page, "1.4").locator(".message")).not.toContainText("标题");
	await page.getByRole("button", { name: "中文" }).click();
	await expectKept(page, "🐸");
	await page.reload();
	await expect(card(page, "1.4")).toContainText("青团铺");
	await notice.getByRole("button", { name: "查看" }).click();
	await brands.fill("青团铺");
	await sheet.getByLabel(/人名/).fill("");
	await expect(notice).toHaveCount(0);
	await expect(brands).toHaveAccessibleDescription("");
});

test("own words count while they are typed, and are kept; those on one line are parted", async ({ page }) => {
	await startWith(page, { title: "红象干洗订单取件通知" }, { title: "白鹿 Cafe 预约通知" });
	const sheet = await openSheet(page, "自己的词");
	await sheet.getByLabel(/品牌、店名、公司名/).pressSequentially("蓝鲸洗衣、红象干洗 青团铺，白鹿 Cafe");
	await expect(card(page, "1.4")).toContainText("红象干洗");
	await expectKept(page, "红象干洗");
	await page.reload();
	await expect(card(page, "1.4")).toContainText("红象干洗");
	await openSheet(page, "自己的词");
	await expect(sheet.getByLabel(/品牌、店名、公司名/)).toHaveValue("蓝鲸洗衣、红象干洗 青团铺，白鹿 Cafe");
	await page.keyboard.press("Escape");
	await page.locator(".rows .row").nth(1).click();
	await expect(card(page, "1.4").first()).toContainText("标题含“白鹿 Cafe”");
});

test("a kind of words that was added is taken off again, and its words come back", async ({ page }) => {
	await startWith(page, { title: "青团铺订单发货通知" });
	const sheet = await openSheet(page, "自己的词");
	const add = async () => {
		await sheet.getByLabel("类别").selectOption("promotion.lean");
		await sheet.getByRole("button", { name: "再加一类词" }).click();
	};
	await expect(sheet.getByRole("button", { name: /^删除/ })).toHaveCount(0);
	await add();
	const remove = sheet.getByRole("button", { name: "删除 营销用语" });
	await remove.click();
	await expect(sheet.getByLabel(/营销用语/)).toHaveCount(0);
	await expectFocus(page);
	await expect(sheet.getByLabel("类别").locator("option", { hasText: "营销用语" })).toBeAttached();

	await add();
	await sheet.getByLabel(/^营销用语/).fill("青团铺");
	// What was typed last is no less recoverable than what was there before.
	await remove.click();
	await expect(sheet.getByLabel(/营销用语/)).toHaveCount(0);
	await add();
	await sheet.getByLabel(/^营销用语/).fill("团购");
	await sheet.getByRole("status").getByRole("button", { name: "撤销" }).click();
	await expect(sheet.getByLabel(/^营销用语/)).toHaveValue("青团铺\n团购");
	await expectFocus(page);
	await page.keyboard.press("Escape");
	await expect(card(page, "1.6")).toContainText("青团铺");
	await openSheet(page, "自己的词");
	await remove.click();
	await page.keyboard.press("Escape");
	await expect(card(page, "1.6")).toHaveCount(0);
	// The offer outlives the sheet.
	await message(page).getByRole("button", { name: "撤销" }).click();
	await expect(card(page, "1.6")).toContainText("青团铺");
});

test("a ruleset of one's own judges; a refused one tells its faults, and the old one stays", async ({ page }) => {
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	const fetched = () => asked.filter((url) => url.includes("rulesets")).length;
	await startWith(page, paid);
	expect(fetched()).toBe(0);
	const sheet = await openSheet(page, "规则");
	const open = sheet.getByRole("button", { name: "打开自己的规则集…" });
	const given = await readFile(new URL("../../../examples/team-rules.json", import.meta.url), "utf8");
	await chooseFiles(page, open, { name: "broken.json", content: '{"id": "x", "version": 3' });
	await expect(sheet.getByRole("alert")).toContainText("broken.json:1");
	await expect(sheet.getByLabel("规则集")).toHaveValue("wechat-template-message");
	await chooseFiles(page, open, { name: "half.json", content: '{"id":"x","version":"1","source":"s","rules":[{"id":"9.9"}]}' });
	await expect(sheet.getByRole("alert")).toContainText("缺少键");
	await page.keyboard.press("Escape");
	await expect(card(page, "1.3")).toHaveCount(1);
	await page.waitForTimeout(500);
	await page.reload();
	await expect(card(page, "1.3")).toHaveCount(1);

	await openSheet(page, "规则");
	await expect(sheet.getByRole("alert")).toHaveCount(0);
	await chooseFiles(page, open, { name: "team.json", content: given });
	await expect(sheet.getByLabel("规则集").locator("option:checked")).toHaveText("team.json");
	await expect(sheet.getByRole("alert")).toHaveCount(0);
	await chooseFiles(page, open, { name: "team.yaml", content: "x" });
	await expect(sheet.getByRole("status").filter({ hasText: "team.yaml" })).toBeVisible();
	expect(fetched()).toBeGreaterThan(0);
	await page.waitForTimeout(500);
	await page.reload();
	await openSheet(page, "规则");
	await expect(sheet.getByLabel("规则集").locator("option:checked")).toHaveText("team.json");
	await expect(sheet.getByRole("alert")).toHaveCount(0);
});

test("what is said between drafts stays while one is typed, whatever its rule is called", async ({ page }) => {
	test.setTimeout(60_000);
	const told = { severity: "error", message: { zh: "重复", en: "twice" }, help: { zh: "合并", en: "merge" } };
	const own = {
		id: "own",
		version: "1",
		source: "自家",
		extends: "wechat-template-message",
		rules: [
			{
				id: "T-1",
				slug: "twice",
				title: { zh: "不得重复", en: "Not twice" },
				check: "identical",
				target: "title",
				outcomes: { drafts: told, library: told },
				source: "自家",
				since: "1",
				examples: [],
			},
		],
	};
	// Too many to be checked with every keystroke: the draft that is typed is checked alone.
	const titles = Array.from({ length: 1000 }, (_, at) => `第${at}号窗口受理通知`);
	await start(page);
	await drop(page, {
		name: "many.json",
		content: JSON.stringify([{ title: titles[1], keywords: [{ name: "单号" }] }, ...titles.map((title) => ({ title }))]),
	});
	const sheet = await openSheet(page, "规则");
	await chooseFiles(page, sheet.getByRole("button", { name: "打开自己的规则集…" }), {
		name: "own.json",
		content: JSON.stringify(own),
	});
	await expect(sheet.getByLabel("规则集").locator("option:checked")).toHaveText("own.json");
	await page.keyboard.press("Escape");
	await page.locator(".rows .row").nth(2).click();
	await expect(card(page, "T-1")).toHaveCount(1);
	await page.evaluate(() => {
		const seen = new Set<boolean>();
		Object.assign(window, { seen });
		const look = () => seen.add([...document.querySelectorAll(".card .rule")].some((it) => it.textContent?.includes("T-1")));
		new MutationObserver(look).observe(document.body, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true,
		});
	});
	await page.getByRole("button", { name: "加一个关键词" }).click();
	await field(page, 0).fill("单号");
	await field(page, 0, "example").fill("X20260105");
	await expect(page.locator(".preview dd")).toHaveText("X20260105");
	expect(await page.evaluate(() => [...(window as unknown as { seen: Set<boolean> }).seen])).toEqual([true]);
});

test("the rules' pages are read in place, in both languages; Escape closes and gives the focus back", async ({ page }) => {
	await startWith(page, paid);
	const opener = card(page, "1.3").getByTitle("规则说明：1.3");
	await opener.click();
	const beside = page.locator(".asked");
	await expect(beside.getByRole("heading", { name: "为什么" })).toBeVisible();
	await expect(beside.locator("code", { hasText: "订单支付成功通知" }).first()).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(beside).toBeHidden();
	await expect(opener).toBeFocused();

	await page.getByRole("button", { name: "English" }).click();
	await openSheet(page, "Rules");
	const english = page.getByRole("dialog", { name: "Rules" });
	for (const id of ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5"]) {
		await english.getByRole("button", { name: new RegExp(`^${id.replace(".", "\\.")} `) }).click();
		await expect(english.getByRole("heading", { name: /^Why/ })).toBeVisible();
		await expect(english.getByRole("button", { name: "Back" })).toBeFocused();
		await page.keyboard.press("Enter");
		await expect(english.locator(`[id="read-${id}"]`)).toBeFocused();
	}
	await english.getByRole("button", { name: /\bignore\b/ }).click();
	await expect(english).toContainText("This rule has no page of its own.");
});

test("a sheet is closed by its button, by Escape and by a click beside it", async ({ page }) => {
	await startWith(page, clean);
	const opener = page.locator("header").getByRole("button", { name: "自己的词" });
	for (const leave of [
		() => page.getByRole("dialog").getByRole("button", { name: "关闭" }).click(),
		() => page.keyboard.press("Escape"),
		() => page.mouse.click(5, 400),
	]) {
		await opener.click();
		await expect(page.getByRole("dialog")).toBeVisible();
		await leave();
		await expect(page.getByRole("dialog")).toBeHidden();
		await expect(opener).toBeFocused();
	}
});
