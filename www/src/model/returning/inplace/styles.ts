// Formats of cells, and such as are made of them.

import { all, child, made } from "./package";

/** The style of cells that looks like another and breaks its lines, by number; made where there is none yet. */
export class Wrapping {
	readonly #known = new Map<string, string>();

	constructor(private readonly styles: Document | undefined) {}

	like(style: string): string {
		const known = this.#known.get(style) ?? this.#make(style) ?? style;
		this.#known.set(style, known);
		return known;
	}

	#make(style: string): string | undefined {
		const [formats] = all(this.styles, "cellXfs");
		const base = formats?.children[Number(style)];
		if (formats === undefined || base === undefined) {
			return undefined;
		}
		const format = base.cloneNode(true) as Element;
		let alignment = child(format, "alignment");
		if (alignment?.getAttribute("wrapText") === "1") {
			return style;
		}
		if (alignment === undefined) {
			alignment = made(format, "alignment");
			format.prepend(alignment);
		}
		alignment.setAttribute("wrapText", "1");
		alignment.setAttribute("vertical", "top");
		format.setAttribute("applyAlignment", "1");
		formats.append(format);
		formats.setAttribute("count", String(formats.children.length));
		return String(formats.children.length - 1);
	}
}
