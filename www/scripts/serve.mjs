// Serves a folder on this machine only: node scripts/serve.mjs [PORT] [FOLDER]; port 0, the default, takes a free one.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** @type {Record<string, string>} */
const types = {
	".css": "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".json": "application/json",
	".png": "image/png",
	".svg": "image/svg+xml",
	".wasm": "application/wasm",
	".webmanifest": "application/manifest+json",
};

const [port = "0", folder = fileURLToPath(new URL("../dist/", import.meta.url))] = process.argv.slice(2);
const root = resolve(folder);

/** @param {string} url */
async function find(url) {
	try {
		const path = resolve(root, `.${decodeURIComponent(new URL(url, "http://localhost").pathname)}`);
		if (path !== root && !path.startsWith(root + sep)) {
			return undefined;
		}
		const file = (await stat(path)).isDirectory() ? resolve(path, "index.html") : path;
		return { file, size: (await stat(file)).size };
	} catch {
		return undefined;
	}
}

const server = createServer(async (request, response) => {
	if (request.method !== "GET" && request.method !== "HEAD") {
		response.writeHead(405, { allow: "GET, HEAD" }).end();
		return;
	}
	const found = await find(request.url ?? "/");
	if (found === undefined) {
		response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
		return;
	}
	response.writeHead(200, {
		"content-type": types[extname(found.file)] ?? "application/octet-stream",
		"content-length": found.size,
		"cache-control": "no-cache",
		"x-content-type-options": "nosniff",
	});
	if (request.method === "HEAD") {
		response.end();
	} else {
		createReadStream(found.file)
			.on("error", () => response.destroy())
			.pipe(response);
	}
});

server.on("error", (error) => {
	console.error(error.message);
	process.exitCode = 1;
});
server.listen(Number(port), "127.0.0.1", () => {
	const address = server.address();
	console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}/`);
});
