// Synthetic drafts and titles, the same on every machine.

/** @typedef {{ title: string, keywords: { name: string, example: string }[] }} Template */

const scenes = ["物业", "门诊", "课程", "酒店", "快递", "停车", "会员", "贷款", "保单", "工单", "会议", "设备"];
const objects = ["订单", "账单", "报名", "预约", "缴费", "退款", "审核", "维修", "发票", "合同", "报告", "申请", "押金", "车辆"];
const states = [
	"成功",
	"失败",
	"取消",
	"到期",
	"即将到期",
	"变更",
	"完成",
	"驳回",
	"通过",
	"受理",
	"提交",
	"开始",
	"结束",
	"逾期",
];
const endings = ["通知", "提醒"];
/** @type {[string, string[]][]} */
const fields = [
	["订单编号", ["20260105093012", "339208499", "NO2026-000017"]],
	["支付时间", ["2026年1月5日 12:30", "2026-01-05 12:30:08", "今天13:30"]],
	["支付金额", ["128.00元", "￥99.50", "人民币 99 元"]],
	["联系电话", ["137****7777", "0755-26001234", "13800001234"]],
	["客户姓名", ["李秀英", "林先生", "欧阳修文"]],
	["收货地址", ["广州市天河区天河路208号", "中山路8号2单元501", "幸福花园3幢"]],
	["商品名称", ["红富士苹果", "少儿钢琴课", "A4复印纸"]],
	["订单状态", ["配送中", "待审核", "已完成"]],
	["车牌号", ["粤B12345", "沪AD12345", "京A88888"]],
	["备注", ["放门口", "请携带身份证", "无"]],
];
/** @type {[string, string][]} */
const flaws = [
	["支付时间", "{{date.DATA}}"],
	["到期时间", "2019-02-30"],
	["内容", "xxx"],
	["订单金额", "2026年1月5日"],
];

/**
 * Numbers with a fixed seed, by a linear congruence: how even they are does not matter here.
 * @param {number} seed
 */
function random(seed) {
	let state = seed;
	/** @param {number} bound */
	const below = (bound) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * bound);
	};
	/**
	 * @template T
	 * @param {readonly T[]} from
	 */
	const pick = (from) => /** @type {T} */ (from[below(from.length)]);
	return { below, pick };
}

/**
 * Drafts of four keywords with examples; three in ten have something wrong.
 * @param {number} count
 * @returns {Template[]}
 */
export function drafts(count) {
	const { below, pick } = random(7);
	return Array.from({ length: count }, () => {
		const flawed = below(10) < 3;
		const ending = flawed && below(2) === 0 ? "消息" : pick(endings);
		const title = pick(scenes) + pick(objects) + pick(states) + ending;
		const first = below(fields.length);
		const keywords = [0, 3, 6, 9].map((step) => {
			const [name, examples] = /** @type {[string, string[]]} */ (fields[(first + step) % fields.length]);
			return { name, example: pick(examples) };
		});
		if (flawed) {
			const [name, example] = pick(flaws);
			keywords[3] = { name, example };
		}
		return { title, keywords };
	});
}

/**
 * Titles over a vocabulary of made-up names, so that a library of them is as varied as a real one.
 * @param {number} count
 */
export function titles(count) {
	const { below, pick } = random(11);
	const han = () => String.fromCharCode(0x4e00 + below(3500) * 5);
	const names = Array.from({ length: Math.ceil(6 * count ** 0.6) }, () => han() + han());
	return Array.from({ length: count }, () => pick(names) + pick(objects) + pick(states) + pick(endings));
}

/**
 * A draft as a person would write it down, for those who read text and not drafts.
 * @param {Template} draft
 */
export function plain({ title, keywords }) {
	return [title, ...keywords.map(({ name, example }) => `${name}：${example}`)].join("\n");
}
