// What the page says, in English, of messages before they are sent.

import type { SendingWords } from "./zh";

export const en: SendingWords = {
	lead: "Holds a message beside its template: what is missing, what is too much, which value the platform's formats refuse. On this machine only; nothing is sent.",
	templates: "The account's templates",
	templatesHint:
		"Paste what gettemplate answers, or a template's content from the console. Left empty, the drafts here that have keys are used.",
	known: (n: number) => (n === 1 ? "1 template: " : `${n} templates: `),
	own: (n: number) => (n === 1 ? "The draft here: " : `The ${n} drafts here: `),
	message: "The message",
	messageHint: "The request as JSON, an object of your code, data alone, or a piece of a log.",
	app: "The mini program's app.json (optional; with it the page is checked)",
	verdict: "Verdict",
	noMessage: "Put in templates and a message: whether it can be sent is told here at once.",
	noTemplate: "Its template is not known yet: paste the account's templates.",
	unread: "Not checked",
	clean: (n: number) => (n > 1 ? `All ${n} messages can be sent` : "It can be sent, nothing was found"),
	found: (errors: number, warnings: number, infos: number) =>
		[
			...(errors > 0 ? [`Will be refused: ${errors} ${errors === 1 ? "error" : "errors"}`] : []),
			...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
			...(errors + warnings === 0 ? [`${infos} ${infos === 1 ? "info" : "infos"}`] : []),
		].join(", "),
	mend: "Mend",
	mendHint: "Makes every change that is safe, to be copied; the rest is for you to look at.",
	mended: "The mended message, ready to be copied",
	mendCopied: "The mended message is copied",
	value: (key) => `the value of ${key}`,
	part: (part, name) => `${part} (${name})`,
	parts: {
		data: "the values",
		touser: "the recipient",
		template_id: "the template's id",
		page: "the page it leads to",
		"miniprogram.pagepath": "the mini program's page",
		form_id: "the form's id",
		miniprogram_state: "the mini program's version",
		lang: "the language",
		emphasis_keyword: "the keyword that is enlarged",
		color: "the colour",
	},
	nth: (n: number) => `message ${n}`,
	answer: "What the platform answered, or a code",
	noCode: "There is no code in it",
	do: "What to do now",
	retry: "Try again?",
	field: "Field",
	because: (why: string) => `: ${why}`,
	retries: { never: "never", "once-with-new-token": "once, with a new token", later: "later", unknown: "not known" },
};
