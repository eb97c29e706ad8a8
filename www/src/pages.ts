// The rules' pages, in a chunk of their own, for the first screen needs none of them.

export async function page(language: "zh" | "en", id: string): Promise<string> {
	const { texts } = await import("./texts");
	const text = texts[`../../wasm/pkg/docs/${language}/${id}.md`];
	if (text === undefined) {
		throw new Error(`no page about ${id} in ${language}`);
	}
	return text;
}
