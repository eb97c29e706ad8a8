// What the measurements leave in the page for each other.
import type { Watched } from "./probe.mjs";
import type { Stroke } from "./typing.mjs";

declare global {
	var watched: Watched;
	var typed: { strokes: Stroke[]; later: number[] };
}
