// What the page and the worker that checks for it say to each other.

import type { Language, LinterOptions, Template } from "mobanlint";
import type { Modules } from "../../engine";
import type { Piece } from "../incoming/pieces";
import type { Entry } from "../library";
import type { Answer, Held, Question } from "../shelf/asked";
import type { Summed } from "./judge";

export type Asked =
	/** Judge by these from now on. The modules are given where the worker cannot fetch them. */
	| {
			what: "setup";
			options: LinterOptions;
			sources: readonly Held[];
			modules: Modules | null;
	  }
	/** These drafts are new, or read otherwise than before. */
	| { what: "put"; drafts: readonly (readonly [key: number, template: Template])[] }
	/** Judge the drafts with these keys, in this order; there are no others. */
	| { what: "judge"; keys: readonly number[] }
	/** These titles are struck out of the library. */
	| { what: "strike"; entries: readonly Entry[] }
	/** Answer this of the library. */
	| { what: "ask"; id: number; question: Question }
	/** Read this file, with what is known of the columns of tables. */
	| {
			what: "read";
			name: string;
			bytes: Uint8Array;
			language: Language;
			columns: { shape: string; meanings: string[] }[];
			modules: Modules | null;
	  };

export type Told =
	/** Verdicts that are new; `done` of `all` drafts have one, and it is the last word on them when the round is over. */
	| { what: "verdicts"; verdicts: readonly (readonly [key: number, summed: Summed])[]; done: number; all: number }
	| { what: "over" }
	| { what: "answer"; id: number; answer: Answer }
	/** A piece of what was read; none when that is all. */
	| { what: "read"; piece: string | Piece | null };
