import { card, clean, expect, expectKept, field, keep, type Page, paid, paste, row, start, startWith, test } from "../fixtures";

test.describe("while it starts", () => {
	test.use({ allowed: [/net::ERR_FAILED|preloaded using link preload but not used/] });

	test("before the script runs the page says that it is loading", async ({ page }) => {
		await page.route(/\.js$/, (route) => route.abort());
		await page.goto("./");
		await expect(page.getByText("正在载入规则…")).toBeVisible();
		await expect(page.getByText("如果一直停在这里")).toBeHidden();
		await expect(page.getByText("如果一直停在这里")).toBeVisible({ timeout: 30_000 });
	});

	test("when the rules cannot be fetched the page says so, and loads again", async ({ page }) => {
		await page.route(/\.wasm$/, (route) => route.abort());
		await page.goto("./");
		const alert = page.getByRole("alert");
		await expect(alert.getByRole("heading", { name: "规则没有载入成功" })).toBeVisible();
		await expect(alert).toContainText("草稿还在这台电脑上");
		await page.unroute(/\.wasm$/);
		await alert.getByRole("button", { name: "重新载入" }).click();
		await expect(page.getByRole("button", { name: "看示例" })).toBeVisible();
	});
});

test("the empty page shows what it does, and a sample is one click away", async ({ page }) => {
	await start(page);
	await expect(page.locator(".demo")).toContainText("1.6");
	await page.getByRole("button", { name: "看示例" }).click();
	await expect(page.locator(".rows .row")).toHaveCount(7);
	await expect(card(page, "1.3")).toBeVisible();
});

test("no draft passes for clean before it was checked", async ({ page }) => {
	await start(page);
	await page.evaluate(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		new MutationObserver(() => {
			const clean = document.querySelectorAll('.rows [data-severity="clean"]').length;
			const all = document.querySelectorAll(".rows .item").length;
			if (all > 0) {
				seen.push(`${clean} of ${all}`);
			}
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
	});
	await page.getByRole("button", { name: "看示例" }).click();
	await expect(page.locator(".rows .row")).toHaveCount(7);
	await page.waitForTimeout(400);
	expect(new Set(await page.evaluate(() => (window as unknown as { seen: string[] }).seen))).toEqual(new Set(["1 of 7"]));
});

test("when all is clean the page says so", async ({ page }) => {
	await startWith(page, clean, { title: "停水通知", keywords: [["停水区域", "和平里小区"]] });
	await expect(page.getByText("全部通过")).toBeVisible();
	await field(page).fill("挂号成功");
	await expect(page.getByText("全部通过")).toHaveCount(0);
	await page.locator(".rows .row").nth(1).click();
	await expect(page.getByText("没有发现问题")).toBeVisible();
});

test("a draft beyond the limits is not called clean", async ({ page }) => {
	await startWith(page, clean);
	await field(page).fill("长".repeat(30_000));
	await expect(page.locator(".verdict")).toContainText("这份草稿没有检查：");
	await expect(page.locator(".verdict")).toContainText("21,845");
	await expect(page.locator(".item").first()).toHaveAttribute("data-severity", "error");
	await expect(page.locator(".count", { hasText: "通过" })).toHaveText(/0\s*份通过/);
	await page.getByRole("button", { name: /份有错误/ }).click();
	await expect(page.locator(".rows .row")).toHaveCount(1);
	await page.getByRole("button", { name: "显示全部" }).click();
	await field(page).fill(clean.title);
	await expect(page.getByText("全部通过")).toBeVisible();
});

async function withoutStorage(page: Page, how: "none" | "refused"): Promise<void> {
	await page.addInitScript((how) => {
		if (how === "none") {
			Object.defineProperty(window, "indexedDB", { value: undefined });
		} else {
			IDBFactory.prototype.open = () => {
				throw new DOMException("denied", "SecurityError");
			};
		}
	}, how);
	await start(page);
}

for (const how of ["none", "refused"] as const) {
	test(`without a place to keep drafts the page says so and works: ${how}`, async ({ page }) => {
		await withoutStorage(page, how);
		await expect(page.getByRole("alert")).toContainText("这个浏览器不让网页保存数据");
		await paste(page, "订单支付成功\t订单号\t1");
		await expect(card(page, "1.3")).toBeVisible();
		await field(page).fill("订单支付成功通知");
		await expect(card(page, "1.3")).toHaveCount(0);
		await page.waitForTimeout(600);
		await page.getByRole("button", { name: "设置" }).click();
		await page.getByRole("button", { name: "清除所有数据" }).click();
		await page.getByRole("button", { name: "清除所有数据" }).click();
		await expect(page.getByRole("button", { name: "看示例" })).toBeVisible();
		await expect(page.getByRole("dialog")).toHaveCount(0);
	});
}

test("a browser that does not answer what it kept is told about, and nothing is written over it", async ({ page }) => {
	await startWith(page, paid);
	await expectKept(page, paid.title);
	await page.addInitScript(() => {
		const { open } = IDBFactory.prototype;
		Object.assign(window, {
			answer: () => {
				IDBFactory.prototype.open = open;
			},
		});
		IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
	});
	await page.reload();
	await expect(page.getByRole("alert")).toContainText("浏览器一直没有交出以前保存的内容");
	await page.getByRole("button", { name: "写一份新草稿" }).click();
	await field(page).fill("停水");
	await expect(card(page, "1.3")).toBeVisible();
	await page.evaluate(() => {
		(window as unknown as { answer(): void }).answer();
		Object.defineProperty(document, "visibilityState", { value: "hidden" });
		document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
	});
	await expectKept(page, paid.title);
	const menu = page.getByRole("button", { name: "设置" });
	await menu.click();
	await page.getByRole("button", { name: "清除所有数据" }).click();
	await page.getByRole("button", { name: "清除所有数据" }).click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const [what, kept, told] of [
	["a library that is no list", { library: { a: 1 } }, 1],
	["drafts that are no list", { drafts: "x" }, 1],
	["settings that are none", { settings: [1], library: null }, 1],
	[
		"drafts and sources of which some are none",
		{
			drafts: [
				{ template: { title: "停水通知" }, origin: { name: "a.csv", places: { title: { line: 2 } }, keywords: 0 } },
				null,
				{ template: { title: 1 } },
				{ template: { title: "甲", keywords: "x" } },
				{ template: { title: "乙", keywords: [{}] } },
				{ template: { title: "丙" }, origin: { name: "a.csv", places: [{ line: "x" }], keywords: 0 } },
			],
			library: [{ name: "a", content: 1 }, { name: "甲.txt", content: "停水通知", format: null }, 7],
			settings: { skip: "x", words: [null], own: 3, theme: "pink", ruleset: "nix" },
		},
		7,
	],
] as const) {
	test(`what was kept and is damaged is left out and told: ${what}`, async ({ page }) => {
		await startWith(page, clean);
		await expectKept(page, clean.title);
		await keep(page, kept);
		await page.reload();
		await expect(page.getByRole("alert")).toContainText(`有 ${told} 处坏了`);
		await expect(page.locator("header.bar")).toBeVisible();
		if ("drafts" in kept && typeof kept.drafts !== "string") {
			await expect(page.locator(".rows .title")).toHaveText(["停水通知"]);
			await expect(card(page, "1.1")).toHaveCount(1);
			await expect(page.locator(".notice", { hasText: "规则集用不了" })).toBeVisible();
		}
		await page
			.getByRole("button", { name: "新草稿" })
			.or(page.getByRole("button", { name: "写一份新草稿" }))
			.click();
		await field(page).fill("订单支付成功");
		await expect(card(page, "1.3")).toBeVisible();
		await expectKept(page, "订单支付成功");
		await page.reload();
		await expect(row(page, "订单支付成功")).toBeVisible();
	});
}
