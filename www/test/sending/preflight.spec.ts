import { expect, expectKept, keptOn, openSheet, start, startWith, test } from "../fixtures";

const templates = JSON.stringify({
	data: [{ priTmplId: "T", title: "停水通知", content: "停水区域:{{thing1.DATA}}\n停水时间:{{time2.DATA}}\n", type: 2 }],
	errcode: 0,
});
const good = { touser: "o", template_id: "T", data: { thing1: { value: "一至三栋" }, time2: { value: "9:00~11:00" } } };

test("a message is judged beside the template that was pasted, with every key", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "发送前检查");
	await expect(sheet.getByLabel("要发的消息")).toBeFocused();
	await sheet.getByLabel("要发的消息").fill(JSON.stringify(good));
	await expect(sheet.getByText("还不知道它的模板")).toBeVisible();
	await sheet.getByLabel("账号的模板").fill(templates);
	await expect(sheet.getByText("读到 1 个模板：")).toBeVisible();
	await expect(sheet.locator(".verdict")).toHaveText("可以发送，没有发现问题");
	await sheet
		.getByLabel("要发的消息")
		.fill(JSON.stringify({ ...good, data: { "thing1.DATA": { value: "一栋" }, time2: "9:00～11:00" } }));
	await expect(sheet.locator(".verdict")).toContainText("会被退回");
	await expect(sheet.locator(".finding code", { hasText: "thing1.DATA 的值" })).not.toHaveCount(0);
	await expect(sheet.locator(".finding", { hasText: "time2 的值" })).not.toHaveCount(0);
	await sheet.getByLabel("要发的消息").fill("没有消息");
	await expect(sheet.locator(".verdict")).toHaveText("没能检查");
});

test("what is safe to change is mended, and the message is there to be copied", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "发送前检查");
	await sheet.getByLabel("账号的模板").fill(templates);
	await sheet.getByLabel("要发的消息").fill(JSON.stringify(good));
	await expect(sheet.locator(".verdict")).toHaveText("可以发送，没有发现问题");
	await expect(sheet.getByRole("button", { name: "改好" })).toHaveCount(0);
	await sheet
		.getByLabel("要发的消息")
		// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that a person pastes
		.fill("send({touser: user.openid, template_id: 'T', data: {'thing1.DATA': {value: `${area}小区`}, time2: '9:00～11:00'}})");
	await sheet.getByRole("button", { name: "改好" }).click();
	const mended = sheet.getByLabel("改好的消息");
	await expect(mended).toHaveValue(/"thing1": \{\s+"value": `\$\{area\}小区`/);
	await expect(mended).toHaveValue(/"time2": \{\s+"value": "9:00~11:00"/);
	await sheet.getByLabel("要发的消息").fill(JSON.stringify(good));
	await expect(mended).toHaveCount(0);
});

test("the sample shows what it is for, and the page knows it again after a reload", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "发送前检查");
	await sheet.getByRole("button", { name: "看示例" }).click();
	await expect(sheet.locator(".finding")).not.toHaveCount(0);
	for (const field of ["跳转的页面（page）", "thing1 的值", "time2.DATA 的值", "phone_number3 的值"]) {
		await expect(sheet.locator(".finding code", { hasText: field })).not.toHaveCount(0);
	}
	await expectKept(page, "TEMPLATE_ID");
	expect(await keptOn(page)).not.toContain("OPENID");
	await page.reload();
	await expect((await openSheet(page, "发送前检查")).getByText("读到 1 个模板：")).toBeVisible();
});

test("where a page is to be opened, app.json says whether it is there", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "发送前检查");
	await sheet.getByLabel("账号的模板").fill(templates);
	await sheet.getByLabel("要发的消息").fill(JSON.stringify({ ...good, page: "pages/order/detail" }));
	await expect(sheet.locator(".verdict")).toHaveText("可以发送，没有发现问题");
	await sheet.getByText("小程序的 app.json").click();
	await sheet.locator("details textarea").fill('{"pages": ["pages/index/index"]}');
	await expect(sheet.locator(".finding code")).toContainText("page");
	await sheet.locator("details textarea").fill("{");
	await expect(sheet.locator(".verdict")).toHaveText("没能检查");
});

test("a code that came back is explained", async ({ page }) => {
	await start(page);
	const sheet = await openSheet(page, "发送前检查");
	const answer = sheet.getByLabel("平台返回了什么");
	await answer.fill('{"errcode":47003,"errmsg":"argument invalid! data.thing1.value invalid rid: 6f"}');
	await expect(sheet.locator(".answer")).toContainText("47003");
	await expect(sheet.locator(".answer")).toContainText("data.thing1.value");
	await answer.fill("没有代码");
	await expect(sheet.getByText("里面没有返回代码")).toBeVisible();
});

test("drafts of the page that say their keys serve as templates, in English too", async ({ page }) => {
	await startWith(page, { title: "挂号成功通知", keywords: [["就诊科室", "口腔科"]] });
	await page.getByRole("button", { name: "English" }).click();
	const sheet = await openSheet(page, "Before sending");
	await sheet.getByLabel("The message").fill(JSON.stringify(good));
	await expect(sheet.getByText("Its template is not known yet")).toBeVisible();
});
