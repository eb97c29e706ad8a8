import { Linter } from "mobanlint";
import { Checked } from "./checked.jsx";

export default function Page() {
	const { findings } = new Linter().check([{ title: "订单支付成功" }]);
	return (
		<>
			<output id="server">{findings[0].rule}</output>
			<Checked />
		</>
	);
}
