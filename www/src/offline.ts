// Keeps the page usable without a network.

import { registerSW } from "virtual:pwa-register";
import { fetchAll } from "./ui/frame/later";

export function keepOffline(): void {
	registerSW({
		// By default the page is reloaded as soon as there is a new version, and drafts being typed are lost.
		onNeedReload: () => {},
		// A new version removes the old one's chunks, which a page that is open may not have asked for yet.
		onRegisteredSW: () => {
			void import("./texts");
			void fetchAll();
		},
	});
}
