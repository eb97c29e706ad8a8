// The entry for browsers and bundlers, which find the modules by the URLs written here.

import * as coreGlue from "./glue.js";
import { core, opener, reader } from "./modules.js";

core.setBeside({
	glue: coreGlue,
	source: () => new URL("./mobanlint.wasm", import.meta.url),
});
reader.setBeside({
	glue: () => import("./reader-glue.js"),
	source: () => new URL("./reader.wasm", import.meta.url),
});
opener.setBeside({
	glue: () => import("./opener-glue.js"),
	source: () => new URL("./opener.wasm", import.meta.url),
});

export * from "./api.js";
