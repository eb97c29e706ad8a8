// What the columns of the table are called.

import { pairOf, partOf } from "../../model/table/columns";
import { words } from "../../words";

export function columnName(column: number): string {
	const part = partOf(column);
	return part === "title" ? words.value.title : words.value.columns[part](pairOf(column) + 1);
}
