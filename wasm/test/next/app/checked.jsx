"use client";

import { init, Linter } from "mobanlint";
import { useEffect, useState } from "react";

export function Checked() {
	const [rule, setRule] = useState("");
	useEffect(() => {
		init().then(() => setRule(new Linter().check([{ title: "订单支付成功" }]).findings[0].rule));
	}, []);
	return <output id="client">{rule}</output>;
}
