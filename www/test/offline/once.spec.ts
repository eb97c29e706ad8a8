// What a first visit fetches, as the server sees it.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, start, test } from "../fixtures";

test("a first visit fetches each file once, the service worker's included, and a later one nothing that has not changed", async ({
	page,
	baseURL,
}) => {
	const asked: { path: string; status: number }[] = [];
	const server = createServer((incoming, outgoing) => {
		const { pathname } = new URL(incoming.url ?? "/", baseURL);
		incoming.pipe(
			request(new URL(incoming.url ?? "/", baseURL), { method: incoming.method, headers: incoming.headers }, (answer) => {
				asked.push({ path: pathname, status: answer.statusCode ?? 0 });
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
			}),
		);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	try {
		await start(page, url);
		await page.evaluate(async () => void (await navigator.serviceWorker.ready));
		const fetched = asked.filter(({ status }) => status === 200).map(({ path }) => path);
		const assets = fetched.filter((path) => path.startsWith("/assets/"));
		expect(assets.filter((path) => path.includes("/mobanlint-"))).toHaveLength(1);
		expect(assets.filter((path, at) => assets.indexOf(path) !== at)).toEqual([]);
		asked.splice(0);
		await page.reload();
		await expect(page.locator("header.bar")).toBeVisible();
		await page.waitForTimeout(1000);
		expect(asked.filter(({ status }) => status !== 304)).toEqual([]);
	} finally {
		server.closeAllConnections();
		server.close();
	}
});
