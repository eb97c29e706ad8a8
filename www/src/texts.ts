// Only pages.ts may import this, and only when it is asked for a page.

export const texts = import.meta.glob<string>("../../wasm/pkg/docs/*/*.md", { query: "?raw", import: "default", eager: true });
