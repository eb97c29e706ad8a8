// Which mark lies at a place of the screen: the field lies over the text in ink, and takes what is meant for it.

/** How far beside a mark still hits it, in pixels: a fingertip is broader, and where something is missing there is no width. */
const NEAR = matchMedia("(pointer: coarse)").matches ? 8 : 3;
const NO_WIDTH = 6;

/** The number of the piece that is marked there; none if there is no mark. */
export function markAt(ink: ParentNode, { clientX, clientY }: MouseEvent): number | undefined {
	for (const mark of ink.querySelectorAll<HTMLElement>("[data-piece]")) {
		for (const { left, right, top, bottom } of mark.getClientRects()) {
			const beside = NEAR + (right - left < NO_WIDTH ? NO_WIDTH : 0);
			if (clientX >= left - beside && clientX <= right + beside && clientY >= top - NEAR && clientY <= bottom + NEAR) {
				return Number(mark.dataset.piece);
			}
		}
	}
	return undefined;
}
