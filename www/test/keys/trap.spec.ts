// The engine stops in the middle of its work, as it would without memory or by a fault of its own.
import {
	card,
	clean,
	drop,
	expect,
	expectFocus,
	field,
	loadLibrary,
	message,
	openSheet,
	type Page,
	paid,
	row,
	startWith,
	test,
} from "../fixtures";

/** How often each function of the module is still to stop, and a text at which all of them do. */
interface Traps {
	left: Record<string, number>;
	poison?: string;
}

/** From now on the functions of the module can be made to stop, in every instance of it. */
async function fragile(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const traps: Traps = { left: {} };
		Object.assign(window, { traps });
		const { Instance, instantiate } = WebAssembly;
		type Any = (...given: number[]) => unknown;
		const poisoned = (memory: WebAssembly.Memory, [, start = 0, length = 0]: number[]) =>
			traps.poison !== undefined &&
			new TextDecoder().decode(new Uint8Array(memory.buffer).subarray(start, start + length)).includes(traps.poison);
		const wrapped = (instance: WebAssembly.Instance) => {
			const exports: Record<string, unknown> = { ...instance.exports };
			for (const [name, value] of Object.entries(instance.exports)) {
				if (name.startsWith("engine_") && typeof value === "function") {
					exports[name] = (...given: number[]) => {
						const left = traps.left[name] ?? 0;
						if (left > 0 || (name.startsWith("engine_check") && poisoned(instance.exports.memory as WebAssembly.Memory, given))) {
							traps.left[name] = left - 1;
							throw new WebAssembly.RuntimeError("unreachable");
						}
						return (value as Any)(...given);
					};
				}
			}
			return { exports };
		};
		Object.assign(WebAssembly, {
			async instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports) {
				return { instance: wrapped(await instantiate(module, imports)), module };
			},
			Instance: new Proxy(Instance, { construct: (made, [module, imports]) => wrapped(new made(module, imports)) }),
		});
	});
}

async function trap(page: Page, left: Record<string, number>): Promise<void> {
	await page.evaluate((left) => Object.assign((window as unknown as { traps: Traps }).traps.left, left), left);
}

/** None is left that has not sprung. */
async function expectSprung(page: Page): Promise<void> {
	await expect
		.poll(() => page.evaluate(() => Object.values((window as unknown as { traps: Traps }).traps.left).filter((n) => n > 0)))
		.toEqual([]);
}

test("the engine stops while one types: it is told, and findings come again, the library's among them", async ({ page }) => {
	await fragile(page);
	await startWith(page, paid, clean);
	await loadLibrary(page, ["订单支付成功通知"]);
	await trap(page, { engine_check: 1 });
	await field(page).fill("订单支付成功通知");
	await expect(message(page)).toContainText("检查程序出了意外，已重新启动，草稿没有丢失。");
	await expect(card(page, "1.1")).toHaveCount(1);
	await expect(card(page, "2.4")).toHaveCount(1);
	await expect(card(page, "1.3")).toHaveCount(0);
	await expectSprung(page);
	await field(page).fill("订单支付成功");
	await expect(card(page, "1.3")).toHaveCount(1);
	await expect(row(page, clean.title)).toHaveAccessibleName(/^通过/);
});

test("the library cannot be filled again: that is told until it is loaded again, with one click", async ({ page }) => {
	await fragile(page);
	await startWith(page, paid);
	await loadLibrary(page, ["订单支付成功通知"]);
	await trap(page, { engine_check: 1, engine_library_load: 1 });
	await field(page).fill("订单支付成功通知");
	await expect(message(page)).toContainText("标题库没能再次读入");
	await expect(field(page)).toHaveValue("订单支付成功通知");
	await expect(card(page, "2.4")).toHaveCount(1);
	await expect(card(page, "1.1")).toHaveCount(0);
	const sheet = await openSheet(page, "标题库");
	await expect(sheet.getByRole("alert")).toContainText("标题库没能再次读入");
	await page.keyboard.press("Escape");
	// Another stop does not make it forgotten.
	await trap(page, { engine_check: 1 });
	await field(page).fill("订单支付成功了通知");
	await field(page).fill("订单支付成功通知");
	await expectSprung(page);
	await expect(message(page)).toContainText("标题库没能再次读入");
	await message(page).getByRole("button", { name: "重新载入" }).click();
	await expect(card(page, "1.1")).toHaveCount(1);
	await openSheet(page, "标题库");
	await expect(sheet.getByRole("alert")).toHaveCount(0);
	await page.keyboard.press("Escape");

	await trap(page, { engine_check: 1, engine_library_load: 1 });
	await field(page).fill("订单支付成功");
	await expectSprung(page);
	await openSheet(page, "标题库");
	await sheet.getByRole("alert").getByRole("button", { name: "重新载入" }).click();
	await expect(sheet.getByRole("alert")).toHaveCount(0);
	await expectFocus(page);
	await page.keyboard.press("Escape");
	await field(page).fill("订单支付成功通知");
	await expect(card(page, "1.1")).toHaveCount(1);
});

test("the engine stops while another linter is made: no file of the library is lost", async ({ page }) => {
	await fragile(page);
	await startWith(page, { title: "订单支付成功通知" });
	await loadLibrary(page, ["订单支付成功通知"]);
	await trap(page, { engine_library_load: 1 });
	await page.getByRole("button", { name: "English" }).click();
	await expectSprung(page);
	const sheet = await openSheet(page, "Library");
	await expect(sheet.locator(".sources li")).toHaveText(/0 titles/);
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "中文" }).click();
	await expect(card(page, "1.1")).toHaveCount(1);
});

test("of many drafts the one at which the engine always stops is told, and the others are judged", async ({ page }) => {
	await fragile(page);
	await startWith(page, paid, clean);
	await page.evaluate(() => {
		(window as unknown as { traps: Traps }).traps.poison = "毒";
	});
	await drop(page, { name: "a.json", content: JSON.stringify([{ title: "毒通知" }, { title: "限时秒杀通知" }]) });
	await expect(row(page, "毒通知")).toHaveAttribute("aria-current", "true");
	await expect(page.locator(".verdict")).toContainText("检查程序遇到它就会出意外");
	await expect(row(page, "限时秒杀通知")).toHaveAccessibleName(/^有错误/);
	await expect(row(page, clean.title)).toHaveAccessibleName(/^通过/);
	await field(page).fill("停水");
	await expect(card(page, "1.3")).toHaveCount(1);
	await expect(page.locator(".verdict")).toHaveCount(0);
});
