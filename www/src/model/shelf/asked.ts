// What is asked of the library beside the page, and what is answered.

import type { Candidate, Group, InputError, InputNote, Member } from "mobanlint";
import type { Entry, Source } from "../library";

/** A title that stands in a source, with what is known of its template. */
export interface Title {
	readonly title: string;
	readonly id: string | null;
	readonly keywords: readonly string[] | null;
}

export interface Row extends Title, Entry {}

/** Of a group that was found, whose the titles are. */
export interface Grouped extends Omit<Group, "members"> {
	readonly members: readonly (Member & { readonly entry: Entry | null })[];
}

export type Held = Pick<Source, "name" | "content" | "format" | "opened" | "struck">;

export type Question =
	/** What came of loading a source. */
	| { of: "loaded"; source: number }
	/** So many titles of a source, struck ones too; none if they cannot be told apart. */
	| { of: "titles"; source: number; from: number; most: number }
	/** So many titles that hold a text, or only those of them that are struck out. */
	| { of: "page"; text: string; struck: boolean; from: number; most: number }
	/** What says an event. */
	| { of: "find"; event: string; wanted: readonly string[]; most: number }
	/** The groups of similar titles in the library, among these drafts, or in both. */
	| { of: "groups"; library: boolean; drafts: readonly { title: string; id: string | null }[]; most: number };

export interface Answers {
	loaded: { inserted: number; errors: readonly InputError[]; notes: readonly InputNote[] };
	titles: readonly Title[] | null;
	/** `unlisted` are the sources whose titles cannot be told apart. */
	page: { count: number; rows: readonly Row[]; unlisted: readonly string[] };
	find: readonly Candidate[];
	groups: { count: number; groups: readonly Grouped[] };
}

export type Answer = Answers[keyof Answers];
