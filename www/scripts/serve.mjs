// Serves a folder on this machine only: node scripts/serve.mjs [PORT] [FOLDER]; port 0, the default, takes a free one.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

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
/** What is packed already gets no smaller. */
const packed = new Set([".png"]);

const [port = "0", folder = fileURLToPath(new URL("../dist/", import.meta.url))] = process.argv.slice(2);
const root = resolve(folder);
const compress = promisify(brotliCompress);

/** @typedef {{ changed: number, plain: Buffer, brotli: Buffer | undefined, tag: string }} Served */

/** @type {Map<string, Promise<Served>>} */
const served = new Map();

/** @param {string} url */
async function find(url) {
	try {
		const path = resolve(root, `.${decodeURIComponent(new URL(url, "http://localhost").pathname)}`);
		if (path !== root && !path.startsWith(root + sep)) {
			return undefined;
		}
		const file = (await stat(path)).isDirectory() ? resolve(path, "index.html") : path;
		const changed = (await stat(file)).mtimeMs;
		const known = await served.get(file);
		if (known?.changed !== changed) {
			served.set(file, read(file, changed));
		}
		return { file, .../** @type {Served} */ (await served.get(file)) };
	} catch {
		return undefined;
	}
}

/**
 * @param {string} file
 * @param {number} changed
 * @returns {Promise<Served>}
 */
async function read(file, changed) {
	const plain = await readFile(file);
	const tag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
	const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
	return { changed, plain, brotli: packed.has(extname(file)) ? undefined : await compress(plain, quality), tag };
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
	const brotli = /\bbr\b/.test(String(request.headers["accept-encoding"] ?? "")) ? found.brotli : undefined;
	/** @type {import("node:http").OutgoingHttpHeaders} */
	const headers = {
		"content-type": types[extname(found.file)] ?? "application/octet-stream",
		// What has its content in its name never changes; of everything else it is asked whether it has.
		"cache-control": /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(found.file) ? "public, max-age=31536000, immutable" : "no-cache",
		etag: found.tag,
		vary: "accept-encoding",
		"x-content-type-options": "nosniff",
	};
	if (request.headers["if-none-match"] === found.tag) {
		response.writeHead(304, headers).end();
		return;
	}
	const body = brotli ?? found.plain;
	response.writeHead(200, {
		...headers,
		...(brotli !== undefined && { "content-encoding": "br" }),
		"content-length": body.length,
	});
	response.end(request.method === "HEAD" ? undefined : body);
});

server.on("error", (error) => {
	console.error(error.message);
	process.exitCode = 1;
});
server.listen(Number(port), "127.0.0.1", () => {
	const address = server.address();
	console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}/`);
});
