// What the page says, in Chinese, of messages before they are sent.

export const zh = {
	lead: "把要发的消息与它的模板对照：少了什么、多了什么、哪个值过不了平台的格式。只在这台电脑上比，不会发出去。",
	templates: "账号的模板",
	templatesHint: "粘贴接口 gettemplate 的返回，或后台的模板内容。不填就用这里带有键名的草稿。",
	known: (n: number) => `读到 ${n} 个模板：`,
	own: (n: number) => `用这里的 ${n} 份草稿：`,
	message: "要发的消息",
	messageHint: "请求的 JSON，也可以是代码里的对象、只有 data 的一段，或一段日志。",
	app: "小程序的 app.json（可不填，填了才检查跳转页面）",
	verdict: "检查结果",
	noMessage: "左边填好模板和消息，这里马上说能不能发。",
	noTemplate: "还不知道它的模板：请把账号的模板粘贴在左上。",
	unread: "没能检查",
	clean: (n: number) => (n > 1 ? `${n} 条消息都可以发送` : "可以发送，没有发现问题"),
	found: (errors: number, warnings: number, infos: number) =>
		errors > 0
			? `会被退回：${errors} 个错误${warnings > 0 ? `，${warnings} 个警告` : ""}`
			: warnings > 0
				? `${warnings} 个警告`
				: `${infos} 个提示`,
	mend: "改好",
	mendHint: "能放心改的都改好，供复制；其余的仍要自己看。",
	mended: "改好的消息，可全选复制",
	mendCopied: "改好的消息已复制",
	value: (key: string) => `${key} 的值`,
	part: (part: string, name: string) => `${part}（${name}）`,
	parts: {
		data: "全部的值",
		touser: "接收人",
		template_id: "模板 id",
		page: "跳转的页面",
		"miniprogram.pagepath": "跳转的小程序页面",
		form_id: "表单 id",
		miniprogram_state: "小程序的版本",
		lang: "语言",
		emphasis_keyword: "放大的关键词",
		color: "颜色",
	} as Record<string, string>,
	nth: (n: number) => `第 ${n} 条`,
	answer: "平台返回了什么（代码或整段返回）",
	noCode: "里面没有返回代码",
	do: "现在怎么办",
	retry: "要不要重试",
	field: "哪个字段",
	because: (why: string) => `：${why}`,
	retries: { never: "不要重试", "once-with-new-token": "换新的 token 只再试一次", later: "稍后", unknown: "不清楚" },
};

export type SendingWords = typeof zh;
