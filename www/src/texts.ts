// Only pages.ts may import this, and only when it is asked for a page.

import type { Block } from "./blocks";

export const texts = import.meta.glob<Block[]>("../../wasm/pkg/docs/*/*.md", {
	query: "?blocks",
	import: "default",
	eager: true,
});
