import { createApp, watch } from "vue";
import App from "./App.vue";
import { startEngine, startReader, startRulesets } from "./engine";
import { startChecking } from "./model/checking";
import { prepare, unfilled } from "./model/library";
import { tables } from "./model/returning/tables";
import { takeAccount } from "./model/sending";
import { restore, settings } from "./model/settings";
import { kept, startKeeping } from "./model/storage";
import { fill } from "./model/workspace";
import { keepOffline } from "./offline";
import { undisturbed } from "./ui/frame/focus";
import { words } from "./words";
import "./style/tokens.css";
import "./style/base.css";
import "./style/marks.css";
import "./style/forced.css";

// A function, for the single file is no module and cannot wait at its top level.
async function start(): Promise<void> {
	const engine = startEngine();
	// It is waited for below; until then nobody hears of it.
	engine.catch(() => undefined);
	const was = await kept();
	restore(was.settings);
	restore(was.general);
	tables.value = was.tables;
	fill(was.drafts);
	prepare(was.library);
	takeAccount(was.account);
	startKeeping(undisturbed);
	// The drafts are there to be read and changed while the module is on its way.
	const app = createApp(App);
	app.mount("#app");
	try {
		await engine;
		if (was.library.length > 0) {
			await startReader();
		}
		if (settings.own !== null) {
			// Without it the page says why that ruleset cannot be used, and judges by a built-in one.
			await startRulesets().catch(() => undefined);
		}
		startChecking();
		watch(unfilled, async (any) => any && (await import("./model/shelf/filling")).fill(), { immediate: true });
	} catch (error) {
		app.unmount();
		throw error;
	}
	keepOffline();
}

/** What went wrong, in the place of the page: there is nothing else to show. */
function fail(error: unknown): void {
	const part = (tag: string, text: string) => Object.assign(document.createElement(tag), { textContent: text });
	const button = Object.assign(part("button", words.value.reload), {
		className: "button primary",
		onclick: () => location.reload(),
	});
	const box = document.createElement("div");
	box.setAttribute("role", "alert");
	box.append(part("h1", words.value.failed), part("p", words.value.failedWhy), part("pre", String(error)), button);
	const main = Object.assign(document.createElement("main"), { className: "failed" });
	main.append(box);
	document.getElementById("app")?.replaceChildren(main);
}

start().catch(fail);
