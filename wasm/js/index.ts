// The entry for browsers and bundlers, which find the module by the URL written here.

import { setBeside } from "./module.js";

setBeside({
	source: () => new URL("./mobanlint.wasm", import.meta.url),
	fetch: (url) => fetch(url),
});

export * from "./api.js";
