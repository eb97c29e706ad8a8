import { createApp } from "vue";
import App from "./App.vue";
import { startEngine } from "./engine";
import { keepOffline } from "./offline";
import "./style.css";

// A function, for the single file is no module and cannot wait at its top level.
async function start(): Promise<void> {
	await startEngine();
	createApp(App).mount("#app");
	keepOffline();
}

void start();
