// The entry for browsers and bundlers, which find the modules by the URLs written here.

import { core, opener, reader, rulesets } from "./modules.js";

core.setBeside({ source: () => new URL("./mobanlint.wasm", import.meta.url) });
rulesets.setBeside({ source: () => new URL("./rulesets.wasm", import.meta.url) });
reader.setBeside({ source: () => new URL("./reader.wasm", import.meta.url) });
opener.setBeside({ source: () => new URL("./opener.wasm", import.meta.url) });

export * from "./api.js";
