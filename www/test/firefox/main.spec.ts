import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cells, workbook } from "../workbooks";
import { Firefox, without } from "./marionette";

test.skip(without !== "", without);

const sheet = [
	["模板名称", "关键词1", "示例1"],
	["订单支付成功", "订单号", "339208499000000001"],
	["挂号成功通知", "就诊科室", "口腔科"],
];

const button = (name: string) => `//button[normalize-space()="${name}"]`;

test("in Firefox: from a workbook, mended, typed in, handed in, and back to a workbook; kept, without complaints", async ({
	baseURL,
}) => {
	const folder = await mkdtemp(join(tmpdir(), "mobanlint-saved-"));
	const firefox = await Firefox.start(folder);
	try {
		const given = join(folder, "三月.xlsx");
		await writeFile(given, await workbook(sheet));
		await firefox.go(baseURL ?? "");
		await firefox.find('//figure//*[contains(@class, "finding")]');
		await firefox.run(() => {
			const complaints: string[] = [];
			addEventListener("error", ({ message }) => complaints.push(message));
			addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
			document.addEventListener("securitypolicyviolation", ({ blockedURI }) => complaints.push(blockedURI));
			Object.assign(window, { complaints });
			// The chooser is the system's own; the page makes a field for it, which is given the file here.
			HTMLInputElement.prototype.click = function () {
				document.body.append(this);
			};
		});
		await firefox.click(`//main${button("导入草稿")}`);
		await firefox.click(`//dialog${button("打开文件")}`);
		await firefox.choose('//body/input[@type="file"]', given);
		await firefox.find('//li//*[normalize-space()="订单支付成功"]');
		await firefox.click(button("改为“订单支付成功通知”"));
		const title = () => firefox.run(() => (document.querySelector("#field-title") as HTMLTextAreaElement).value);
		await expect.poll(title).toBe("订单支付成功通知");
		await firefox.fill('//*[@id="field-keywords-0-name"]', "订单编号");

		await firefox.click(`//header${button("提交")}`);
		await firefox.click(`//dialog${button("复制全部")}`);
		await firefox.click(`//dialog${button("已提交，下一份")}`);
		await firefox.find('//dialog//*[normalize-space()="已提交 1 / 2"]');
		await firefox.click('//dialog//button[@aria-label="关闭"]');

		await firefox.click(`//header${button("导出")}`);
		await firefox.click(`//dialog${button("Excel 表格")}`);
		const saved = async () => (await readdir(folder)).filter((name) => name.endsWith("检查结果.xlsx"));
		await expect.poll(saved).toHaveLength(1);
		const [name = ""] = await saved();
		const bytes = () => readFile(join(folder, name));
		await expect.poll(async () => (await bytes()).length).toBeGreaterThan(0);
		const [first] = await cells(await bytes());
		expect(first?.rows.map((row) => row.slice(0, 4))).toEqual([
			["模板名称", "关键词1", "示例1", "结论"],
			["订单支付成功通知", "订单编号", "339208499000000001", "通过"],
			["挂号成功通知", "就诊科室", "口腔科", "通过"],
		]);
		await firefox.click('//dialog//button[@aria-label="关闭"]');
		await firefox.click('//label[normalize-space()="表格"]');
		await firefox.find('//*[@role="grid"]//*[normalize-space()="挂号成功通知"]');
		expect(await firefox.run(() => (window as unknown as { complaints: string[] }).complaints)).toEqual([]);

		await new Promise((resolve) => setTimeout(resolve, 500));
		await firefox.go(baseURL ?? "");
		await firefox.find('//*[@role="grid"]//*[normalize-space()="挂号成功通知"]');
	} finally {
		await firefox.stop();
		await rm(folder, { recursive: true, force: true });
	}
});
