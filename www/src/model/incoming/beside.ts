// Reading large files beside the page, which goes on meanwhile.

import { judgeWorker, packedModules } from "../../engine";
import type { Asked, Told } from "../judging/asked";
import { settings } from "../settings";
import { fileOf } from "./grid";
import { Joined } from "./pieces";
import type { Incoming } from "./reading";

/** What is in a file; nothing where it cannot be read beside the page. */
export async function readBeside(file: File): Promise<Incoming | undefined> {
	const [modules, buffer] = await Promise.all([packedModules(), file.arrayBuffer()]);
	const [name, bytes] = [file.name, new Uint8Array(buffer)];
	const worker = judgeWorker();
	try {
		return await new Promise<Incoming | undefined>((resolve) => {
			let joined: Joined | undefined;
			worker.onmessage = ({ data }: MessageEvent<Told>) => {
				if (data.what !== "read") {
					return;
				}
				if (data.piece === null) {
					resolve(joined?.done(fileOf(bytes)));
				} else if (typeof data.piece === "string") {
					joined = new Joined(data.piece);
				} else {
					joined?.add(data.piece);
				}
			};
			worker.onerror = (event) => {
				event.preventDefault();
				resolve(undefined);
			};
			const columns = settings.columns.map(({ shape, meanings }) => ({ shape, meanings: [...meanings] }));
			const asked: Asked = { what: "read", name, bytes, language: settings.language, columns, modules };
			worker.postMessage(asked);
		});
	} finally {
		worker.terminate();
	}
}
