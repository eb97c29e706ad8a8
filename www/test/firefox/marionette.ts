// Firefox by its own door for WebDriver: the commands are those of the standard, without a program in between.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
const found = [process.env.FIREFOX_PATH ?? "", ...folders.map((folder) => join(folder, "firefox-esr"))].find(
	(path) => path !== "" && existsSync(path),
);

/** Why nothing can be tried in Firefox here; empty where it can. */
export const without = found === undefined ? "no firefox-esr is installed: Firefox was left out" : "";

/** By this a reference to an element is known. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** As long as Firefox may take to begin, and a page to come to something, in milliseconds. */
const PATIENCE = 30_000;

type Reply = [1, number, { message: string } | null, unknown];

export class Firefox {
	readonly #waiting = new Map<number, (reply: Reply) => void>();
	#last = 0;
	#unread = Buffer.alloc(0);

	private constructor(
		private readonly socket: Socket,
		private readonly program: ChildProcess,
		private readonly profile: string,
	) {
		socket.on("data", (data) => this.#take(data));
	}

	/** Begins with a profile of its own; what is saved goes to a folder. */
	static async start(downloads: string): Promise<Firefox> {
		const port = await free();
		const profile = await mkdtemp(join(tmpdir(), "mobanlint-firefox-"));
		const preferences = {
			"marionette.port": port,
			"browser.download.folderList": 2,
			"browser.download.dir": downloads,
			"browser.download.useDownloadDir": true,
			"browser.download.always_ask_before_handling_new_types": false,
			"intl.accept_languages": "zh-CN",
			"dom.events.testing.asyncClipboard": true,
			// Nothing of the browser's own goes over the network while it is tested.
			"app.update.disabledForTesting": true,
			"datareporting.policy.dataSubmissionEnabled": false,
			"network.captive-portal-service.enabled": false,
			"network.connectivity-service.enabled": false,
			"browser.safebrowsing.update.enabled": false,
			"services.settings.server": "data:,#remote-settings-dummy/v1",
		};
		const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
		await writeFile(join(profile, "user.js"), lines.join("\n"));
		const args = ["--headless", "--no-remote", "--marionette", "--profile", profile, "about:blank"];
		const program = spawn(found ?? "", args, { stdio: "ignore", env: { ...process.env, HOME: profile } });
		const firefox = new Firefox(await reached(port), program, profile);
		await firefox.#ask("WebDriver:NewSession", { capabilities: { alwaysMatch: { unhandledPromptBehavior: "ignore" } } });
		await firefox.#ask("WebDriver:SetWindowRect", { width: 1400, height: 900 });
		return firefox;
	}

	async stop(): Promise<void> {
		const over = new Promise((resolve) => this.program.once("exit", resolve));
		this.socket.end();
		this.program.kill();
		await over;
		await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
	}

	async go(url: string): Promise<void> {
		await this.#ask("WebDriver:Navigate", { url });
	}

	/** What a function in the page gives; it can use nothing from around it. */
	async run<T, A extends unknown[]>(script: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
		const body = `const done = arguments[arguments.length - 1]; const args = Array.from(arguments).slice(0, -1);
			Promise.resolve((${script})(...args)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
		const given = (await this.#ask("WebDriver:ExecuteAsyncScript", { script: body, args, sandbox: null })) as {
			value: { value: T; error?: string };
		};
		if (given.value.error !== undefined) {
			throw new Error(given.value.error);
		}
		return given.value.value;
	}

	/** The element at a path, once it is there and seen. */
	async find(path: string): Promise<string> {
		const end = Date.now() + PATIENCE;
		for (;;) {
			const { value } = (await this.#ask("WebDriver:FindElements", { using: "xpath", value: path }).then((value) => ({
				value,
			}))) as { value: Record<string, string>[] };
			for (const it of value) {
				const id = it[ELEMENT] ?? "";
				const seen = (await this.#ask("WebDriver:IsElementDisplayed", { id }).catch(() => null)) as { value: boolean } | null;
				if (seen?.value) {
					return id;
				}
			}
			if (Date.now() > end) {
				throw new Error(`${path} is not to be seen`);
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	async click(path: string): Promise<void> {
		await this.#ask("WebDriver:ElementClick", { id: await this.find(path) });
	}

	/** Types into an element, in the place of what is there. */
	async fill(path: string, text: string): Promise<void> {
		const id = await this.find(path);
		await this.#ask("WebDriver:ElementClear", { id });
		await this.#ask("WebDriver:ElementSendKeys", { id, text });
	}

	/** Gives a file to what asks for one. */
	async choose(path: string, file: string): Promise<void> {
		const value = (await this.#ask("WebDriver:FindElements", { using: "xpath", value: path })) as Record<string, string>[];
		await this.#ask("WebDriver:ElementSendKeys", { id: value.at(-1)?.[ELEMENT] ?? "", text: file });
	}

	#ask(command: string, parameters: object): Promise<unknown> {
		this.#last += 1;
		const id = this.#last;
		const text = JSON.stringify([0, id, command, parameters]);
		this.socket.write(`${Buffer.byteLength(text)}:${text}`);
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, ([, , error, result]) => {
				if (error === null) {
					resolve(result);
				} else {
					reject(new Error(`${command}: ${error.message}`));
				}
			});
		});
	}

	/** Each message has its length before it. */
	#take(data: Buffer): void {
		this.#unread = Buffer.concat([this.#unread, data]);
		for (;;) {
			const colon = this.#unread.indexOf(":");
			const length = Number(this.#unread.subarray(0, Math.max(colon, 0)).toString());
			if (colon < 0 || this.#unread.length < colon + 1 + length) {
				return;
			}
			const message = JSON.parse(this.#unread.subarray(colon + 1, colon + 1 + length).toString()) as Reply | object;
			this.#unread = this.#unread.subarray(colon + 1 + length);
			if (Array.isArray(message)) {
				this.#waiting.get(message[1])?.(message as Reply);
				this.#waiting.delete(message[1]);
			}
		}
	}
}

/** A port nobody listens on. */
function free(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
		});
	});
}

/** The connection, once Firefox listens. */
async function reached(port: number): Promise<Socket> {
	const end = Date.now() + PATIENCE;
	for (;;) {
		const socket = connect(port, "127.0.0.1");
		const open = await new Promise<boolean>((resolve) => {
			socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
		});
		if (open) {
			return socket;
		}
		if (Date.now() > end) {
			throw new Error("Firefox does not answer");
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
