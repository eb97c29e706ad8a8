// Messages, as the platform's interface takes them.

import type { InputError, InputNote } from "./types.js";

/** The body of a request that sends a message. What else stands in it is passed over. */
export interface SendMessage {
	/** Who receives it. */
	touser?: string;
	/** The id of the template. */
	template_id?: string;
	/** The page a tap leads to. */
	page?: string;
	/** The values by key. */
	data?: Record<string, { value: string; color?: string }>;
	[member: string]: unknown;
}

/** What is known of the account messages are sent from. Everything may be left out; what is not known is not judged. */
export interface PreflightContext {
	/** The `app.json` of the mini program, as a value or as its text. */
	app?: object | string | null;
	/** Reviewed values by key, `{"const2": ["…"]}`, by template id if need be, or what the platform answers. */
	constants?: object | string | null;
}

/** The messages of a text. */
export interface ParsedMessages {
	/**
	 * Those that could be read, as they stand there: what is wrong with them is still wrong. What only a program knows stands there as
	 * `{ $expression: "order.name" }`.
	 */
	messages: SendMessage[];
	/** What could not be read. */
	errors: InputError[];
	/** What is good to know of the text. */
	notes: InputNote[];
}
