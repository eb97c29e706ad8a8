// What people use: values in, values out.

import { asError, guarded } from "./errors.js";
import { Kept } from "./engine.js";
import { withFiles } from "./files.js";
import type { Engine } from "./glue.js";
import { type Keys, keysOf } from "./keys.js";
import { type Parts, TitleLibrary } from "./library.js";
import type { PreflightContext, SendMessage } from "./message.js";
import { tell } from "./module.js";
import { core, rulesets } from "./modules.js";
import { appliedOf, handed, type InputFile, reportOf } from "./reader.js";
import type { Engine as Sender } from "./rulesets-glue.js";
import type {
	Applied,
	FilesReport,
	Finding,
	Fix,
	Group,
	InputError,
	InputNote,
	Language,
	LinterOptions as Options,
	Pair,
	PairKind,
	RenderFormat,
	Report,
	RuleInfo,
	RulesetRef,
	Template,
} from "./types.js";
import { json, list, object, optionalText, text } from "./values.js";

/** How a linter is made. Everything may be left out. */
export interface LinterOptions extends Options {
	/** The text of a file that the ruleset names, for rulesets made of several; what it throws is told as the reason. */
	read?: ((path: string) => string) | null;
}

/** The built-in ruleset that judges messages, which the first module goes without. */
const SENDING = "wechat-send";

// Engines compile a function when it is called first. A draft that goes through all rules has them do it while the linter is
// made, and the caller's first draft is judged as fast as its second.
const FIRST = JSON.stringify({
	title: "您的订单付款成功！",
	keywords: [
		{ name: "付款时间", example: "2019-02-30 12:30" },
		{ name: "付款日期", example: "99.00元" },
		{ name: "内容", example: "xxx" },
	],
});

/** Judges drafts by a ruleset, and holds the library they are compared with. */
export class Linter {
	/** Existing titles, which stay until they are taken out. */
	readonly library: TitleLibrary;
	#language: Language | undefined;
	#encoding: Options["encoding"];
	#judge: Kept<Engine>;
	/** What judges messages and searches the library: the same, where its module can. */
	#sender: Kept<Sender>;
	#titles!: Parts;

	constructor(options?: LinterOptions | null) {
		const { read, ...rest } = guarded(() => ({ ...object("options", options ?? {}) }) as LinterOptions);
		if (read !== undefined && read !== null && typeof read !== "function") {
			throw new TypeError("options.read: expected a function");
		}
		// What JSON has no word for would be left out, and other rules judge than were asked for.
		for (const name of ["ruleset", "ruleset_name", "language", "encoding"] as const) {
			optionalText(`options.${name}`, rest[name]);
		}
		for (const name of ["only", "skip", "allow_folders"] as const) {
			list(`options.${name}`, rest[name] ?? []);
		}
		this.#language = rest.language ?? undefined;
		this.#encoding = rest.encoding;
		const how = json("options", rest);
		const all = read || rest.ruleset?.trimStart().startsWith("{") || rest.ruleset?.trim() === SENDING;
		const make = withFiles(read ?? undefined, (files) => rulesets.call(({ Engine }) => new Engine(how, files)));
		if (all) {
			this.#sender = new Kept(rulesets, make, (engine) => this.#ready(rulesets, engine));
			this.#judge = this.#sender;
		} else {
			const first = () => core.call(({ Engine }) => new Engine(how));
			this.#judge = new Kept(core, first, (engine) => this.#ready(core, engine));
			this.#sender = new Kept(rulesets, make, () => this.#titles.leave());
		}
		this.library = new TitleLibrary(
			(action) => this.#judge.run(action),
			all ? undefined : (action) => this.#sender.run(action),
			(parts) => {
				this.#titles = parts;
			},
			() => this.#language,
		);
		this.#run(() => undefined);
	}

	/** Which ruleset judges. */
	get ruleset(): RulesetRef {
		return this.#json((engine) => engine.ruleset());
	}

	/** Judges drafts among themselves and against the library. What cannot be read is among the report's errors. */
	check(templates: readonly Template[]): Report {
		const given = json("templates", list("templates", templates));
		return this.#json((engine) => engine.check(given));
	}

	/** Judges one draft against the library; throws if it cannot be read. */
	checkOne(template: Template): Finding[] {
		const given = json("template", object("template", template));
		return this.#json((engine) => engine.check_one(given));
	}

	/** Judges inputs one after another, as the command line does: with the names and lines they were read from. */
	checkFiles(inputs: readonly InputFile[]): FilesReport {
		const read = guarded(() => list("files", inputs).map((input, index) => handed(`files[${index}]`, input, this.#language)));
		return JSON.parse(this.#titles.search((engine) => engine.check_files(`[${read.join()}]`))) as FilesReport;
	}

	/**
	 * Judges messages beside the templates they name, before they are sent, by the rules that look at messages: those of the
	 * ruleset `wechat-send`. What was pasted becomes messages by `parseMessages`.
	 */
	preflight(
		messages: SendMessage | readonly SendMessage[],
		templates: Template | readonly Template[],
		context?: PreflightContext | null,
	): Report {
		const given = sent(messages, templates, context);
		return JSON.parse(this.#sender.run((engine) => engine.preflight(...given))) as Report;
	}

	/**
	 * The same messages with every safe fix made, each as a text to be read and copied: `.DATA` off a key, a bare value under
	 * `value`, `~` for `～`. What only a program knows stands there as the program has it.
	 */
	mend(
		messages: SendMessage | readonly SendMessage[],
		templates: Template | readonly Template[],
		context?: PreflightContext | null,
	): string[] {
		const given = sent(messages, templates, context);
		return JSON.parse(this.#sender.run((engine) => engine.mend(...given))) as string[];
	}

	/** Whether two titles, or two keywords of one template, are over-similar, and why. */
	compare(a: string, b: string, kind: PairKind = "title"): Pair {
		const [first, second, checked] = [text("a", a), text("b", b), text("kind", kind)];
		return this.#json((engine) => engine.compare(checked, first, second));
	}

	/** The keys by which a title finds those that are alike to it where no library holds them all, such as in a database. */
	keys(title: string): Keys {
		const given = text("title", title);
		return keysOf(this.#sender.run((engine) => engine.keys(given)));
	}

	/** Groups of over-similar titles in a list; drafts will do as well. */
	groups(titles: readonly (string | { title: string; id?: string | null })[]): Group[] {
		const members = guarded(() => list("titles", titles).map((it, index) => entry(`titles[${index}]`, it)));
		const given = json("titles", members);
		return JSON.parse(this.#sender.run((engine) => engine.groups(given))) as Group[];
	}

	/** Every rule of the ruleset, in its order. */
	rules(): RuleInfo[] {
		return this.#json((engine) => engine.rules());
	}

	/** One rule, by number or name. */
	explain(rule: string): RuleInfo {
		const name = text("rule", rule);
		return this.#json((engine) => engine.explain(name));
	}

	/** The tags words can be added under. */
	tags(): string[] {
		return this.#json((engine) => engine.tags());
	}

	/** What the console asks for of a draft, field by field; if it has errors against the library, only how many. */
	application(template: Template): Applied {
		const given = json("template", object("template", template));
		const findings = this.#run((engine) => engine.check_one(given));
		return appliedOf(given, findings, json("options", this.#language ?? null));
	}

	/** The draft with a finding's fix applied; throws if the fix was made for another text. */
	applyFix(template: Template, fix: Fix): Template {
		const [given, mend] = [json("template", object("template", template)), json("fix", object("fix", fix))];
		return this.#json((engine) => engine.apply_fix(given, mend));
	}

	/** The draft with every safe fix applied, until none is left. */
	applySafeFixes(template: Template): Template {
		const given = json("template", object("template", template));
		return this.#json((engine) => engine.apply_safe_fixes(given));
	}

	/** A report as the command line prints it. `templates` are those that were checked, in order. */
	render(report: Report, format: RenderFormat, templates: readonly (Template | null)[] = []): string {
		const [given, how] = [json("report", object("report", report)), text("format", format)];
		const about = json("templates", list("templates", templates));
		return reportOf(given, how, about, json("options", this.#language ?? null), json("options", this.#encoding ?? null));
	}

	/** Gives the memory back; the linter is made anew, with an empty library, should it be used again. */
	free(): void {
		this.#titles.drop();
		this.#judge.free();
		this.#sender.free();
	}

	#json<T>(action: (engine: Engine) => string): T {
		return JSON.parse(this.#run(action)) as T;
	}

	#run<T>(action: (engine: Engine) => T): T {
		return this.#judge.run(action);
	}

	/** Readies a new engine that judges drafts: as fast with its first as with its second, its library filled as the last one's. */
	#ready(module: { call<T>(action: () => T): T }, engine: Engine): void {
		module.call(() => engine.check_one(FIRST));
		try {
			module.call(() => this.#titles.fill(engine));
		} catch (error) {
			this.#titles.drop();
			tell({ cause: asError(error), libraryLost: true });
		}
	}
}

/** What the module takes of messages, templates and context. */
function sent(
	messages: SendMessage | readonly SendMessage[],
	templates: Template | readonly Template[],
	context: PreflightContext | null | undefined,
): [messages: string, templates: string, app: string | undefined, constants: string | undefined] {
	const known = guarded(() => ({ ...object("context", context ?? {}) }) as PreflightContext);
	const [app, constants] = (["app", "constants"] as const).map((name) => {
		const value = known[name] ?? undefined;
		return typeof value === "object" ? json(`context.${name}`, value) : optionalText(`context.${name}`, value);
	});
	const list = guarded(() => (Array.isArray(templates) ? templates : [object("templates", templates)]));
	return [json("messages", messages), json("templates", list), app, constants];
}

/** A published JSON Schema. It is no part of the module, and loaded when it is asked for. */
export async function schema(name: "drafts" | "rulesets" | "report"): Promise<Record<string, unknown>> {
	switch (text("name", name)) {
		case "drafts":
			return (await import("./schemas/drafts.js")).default;
		case "rulesets":
			return (await import("./schemas/rulesets.js")).default;
		case "report":
			return (await import("./schemas/report.js")).default;
		default:
			throw new TypeError(`name: expected drafts, rulesets or report, found "${name}"`);
	}
}

/** The version of the library. */
export function version(): string {
	return core.call(({ version }) => version());
}

/** The names of the built-in rulesets, the default first. */
export function builtinRulesets(): string[] {
	return JSON.parse(core.call(({ builtin_rulesets }) => builtin_rulesets())) as string[];
}

/** An error of the input, or a note, in one line, as the command line prints it. */
export function errorLine(error: InputError | InputNote): string {
	const given = json("error", object("error", error));
	return core.call(({ error_line }) => error_line(given));
}

/** A title to be grouped, with its id if it has one. */
function entry(what: string, value: unknown): { title: string; id: string | undefined } {
	if (typeof value === "string") {
		return { title: value, id: undefined };
	}
	const { title, id } = object(what, value, "a title or an object with one");
	return { title: text(`${what}.title`, title), id: optionalText(`${what}.id`, id) };
}
