// What is looked at before a message is sent: the account's templates, the message, and what the platform answered.

import {
	type CodeExplanation,
	explainCode,
	type InputError,
	type InputNote,
	Linter,
	type ParsedMessages,
	parse,
	parseMessages,
	type Report,
	type Template,
} from "mobanlint";
import { computed, shallowRef } from "vue";
import { settings } from "./settings";
import { drafts } from "./workspace";

/** The account's templates as the platform lists them, or drafts. */
export const templatesText = shallowRef("");
/** The mini program's `app.json`. */
export const appText = shallowRef("");
export const messageText = shallowRef("");
/** What the platform answered, or a code. */
export const answerText = shallowRef("");
/** Whether the modules that read and judge messages are here: nothing is read before. */
export const readable = shallowRef(false);

/** What is kept on the machine: the account's own, which is the same for every message. */
export interface Account {
	templates: string;
	app: string;
}

export const account = computed<Account>(() => ({ templates: templatesText.value, app: appText.value }));

export function takeAccount({ templates, app }: Account): void {
	templatesText.value = templates;
	appText.value = app;
}

/** Leaves nothing of all this. */
export function discardSending(): void {
	takeAccount({ templates: "", app: "" });
	messageText.value = "";
	answerText.value = "";
}

export interface Known {
	templates: Template[];
	errors: InputError[];
	notes: InputNote[];
	/** Whether they are the drafts of the page, since nothing else was given. */
	own: boolean;
}

/** The templates messages are judged by. Drafts of the page count where they say the keys of their keywords. */
export const known = computed<Known>(() => {
	if (templatesText.value.trim() === "") {
		const keyed = drafts.value.map(({ template }) => template).filter(({ keywords }) => keywords?.some(({ key }) => key));
		return { templates: keyed, errors: [], notes: [], own: true };
	}
	return readable.value
		? { ...parse(templatesText.value, { language: settings.language }), own: false }
		: { templates: [], errors: [], notes: [], own: false };
});

const linter = computed(() => new Linter({ ruleset: "wechat-send", language: settings.language }));

/** What is in the text of the message; nothing before there is one, and a template. */
const read = computed<ParsedMessages | undefined>(() =>
	readable.value && messageText.value.trim() !== "" && known.value.templates.length > 0
		? parseMessages(messageText.value, settings.language)
		: undefined,
);

const context = computed(() => ({ app: appText.value.trim() || null }));

/** What is said of the message; a text where something else is wrong; nothing before there is a message and a template. */
export const preflight = computed<Report | string | undefined>(() => {
	if (read.value === undefined) {
		return undefined;
	}
	try {
		const { messages, errors, notes } = read.value;
		const report = linter.value.preflight(messages, known.value.templates, context.value);
		// Where there is no message, the reader has said why.
		const further = messages.length > 0 ? report.errors : [];
		return { ...report, errors: [...errors, ...further], notes: [...notes, ...report.notes] };
	} catch (error) {
		return (error as Error).message;
	}
});

/** Whether something in the message can be mended without asking. */
export const mendable = computed(() => {
	const report = preflight.value;
	const fixes = typeof report === "object" ? report.findings.flatMap((finding) => finding.fixes) : [];
	return fixes.some(({ applicability }) => applicability === "safe");
});

/** The messages with all that mended. */
export function mended(): string {
	return linter.value.mend(read.value?.messages ?? [], known.value.templates, context.value).join("\n");
}

/** What the answer means; null where there is none in it. */
export const explanation = computed<CodeExplanation | null | undefined>(() =>
	readable.value && answerText.value.trim() !== "" ? explainCode(answerText.value, settings.language) : undefined,
);

/** A template and a message with the commonest faults, to be looked at. */
export function showSample(): void {
	templatesText.value = JSON.stringify(
		{
			data: [
				{
					priTmplId: "TEMPLATE_ID",
					title: "停水通知",
					content: "停水区域:{{thing1.DATA}}\n停水时间:{{time2.DATA}}\n联系电话:{{phone_number3.DATA}}\n",
					example: "停水区域:和平里一至三栋\n停水时间:2026年1月5日 09:00~17:00\n联系电话:010-12345678\n",
					type: 2,
				},
			],
			errmsg: "ok",
			errcode: 0,
		},
		null,
		2,
	);
	messageText.value = JSON.stringify(
		{
			touser: "OPENID",
			template_id: "TEMPLATE_ID",
			page: "/pages/index/index",
			data: {
				thing1: { value: "和平里小区一栋、二栋、三栋、四栋、五栋及其附属商铺" },
				"time2.DATA": { value: "2026年1月5日 09:00～17:00" },
				phone_number3: 1012345678,
			},
		},
		null,
		2,
	);
}
