// Drafts that show what the rules say, for whoever looks at the page for the first time.

import type { Template } from "mobanlint";

export function sample(): Template[] {
	return [
		{
			title: "订单支付成功",
			keywords: [
				{ name: "订单号", example: "339208499" },
				{ name: "支付金额", example: "99.00元" },
				{ name: "支付时间", example: "2026年11月31日 12:30" },
				{ name: "内容", example: "xxx" },
			],
		},
		{
			title: "限时秒杀开始提醒！",
			keywords: [
				{ name: "活动名称", example: "双十一年货节" },
				{ name: "开始时间", example: "2026年11月11日 00:00" },
			],
		},
		{
			title: "挂号成功通知",
			keywords: [
				{ name: "就诊人", example: "林晓" },
				{ name: "就诊科室", example: "口腔科" },
				{ name: "就诊时间", example: "2026年12月3日 09:30" },
				{ name: "就诊地址", example: "门诊楼3层302室" },
			],
		},
		{
			title: "停水通知",
			keywords: [
				{ name: "停水区域", example: "和平里小区1至6号楼" },
				{ name: "开始时间", example: "2026年12月5日 09:00" },
				{ name: "恢复时间", example: "{{date3.DATA}}" },
			],
		},
		{
			title: "消息通知",
			keywords: [
				{ name: "详情", example: "请查看" },
				{ name: "时间", example: "今天13:30" },
			],
		},
		{
			title: "订单付款成功通知",
			keywords: [
				{ name: "订单编号", example: "2026112500018" },
				{ name: "订单号", example: "339208499" },
				{ name: "付款时间", example: "2026-11-25 08:15" },
			],
		},
		{
			title: "报修工单已受理通知",
			keywords: [
				{ name: "工单编号 ", example: "BX20261125003" },
				{ name: "报修项目", example: "空调不制冷" },
				{ name: "受理时间", example: "2026-11-25 10:20" },
				{ name: "上门师傅", example: "陈立" },
			],
		},
	];
}
