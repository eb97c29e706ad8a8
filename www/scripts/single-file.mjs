// Makes dist/mobanlint.html out of index.html, what `vite build --mode single` left, and the modules.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { Script } from "node:vm";
import { gzipSync } from "node:zlib";

const www = new URL("../", import.meta.url);
const parts = new URL("dist/.single/", www);

/** @param {string} path */
const text = (path, base = www) => readFile(new URL(path, base), "utf8");

/** @param {string} content */
const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/**
 * @param {string} html
 * @param {RegExp} what
 * @param {string} by
 */
function replaceOnce(html, what, by) {
	if (html.match(new RegExp(what, "g"))?.length !== 1) {
		throw new Error(`index.html: expected exactly one ${what}`);
	}
	return html.replace(what, () => by);
}

const [html, icon, style, bundle] = await Promise.all([
	text("index.html"),
	text("public/icon.svg"),
	text("main.css", parts),
	text("main.js", parts),
]);
const [workerFile = ""] = (await readdir(new URL("assets/", parts))).filter((name) => /^worker-.*\.js$/.test(name));
const workerBundle = await text(`assets/${workerFile}`, parts);
/** @param {string | Buffer} content */
const packed = (content) => gzipSync(content, { level: 9 }).toString("base64");
/** @param {string} name */
const module = async (name) => packed(await readFile(new URL(`../wasm/pkg/${name}`, www)));
const [rulesets, reader, opener] = await Promise.all(["rulesets.wasm", "reader.wasm", "opener.wasm"].map(module));

// These end a script element, or keep it from ending, wherever they stand; in strings and patterns \x3c is the same.
const worker = workerBundle.replace(/<(?=\/script|script|!--)/gi, "\\x3c");
new Script(bundle);
new Script(worker);
// The page's own script travels packed as well, and is put in by this one; the policy knows both.
const loader = `"use strict";
if (typeof DecompressionStream === "undefined") {
	document.querySelector(".starting p").textContent = "这个浏览器太旧了，打不开本页。This browser is too old for this page.";
} else {
	const gzip = Uint8Array.from(atob(document.getElementById("page").textContent), (char) => char.charCodeAt(0));
	const code = new Response(new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
	code.then((text) => document.body.append(Object.assign(document.createElement("script"), { text })));
}
`;
new Script(loader);
if (/<\/style/i.test(style)) {
	throw new Error("main.css: </style would end the style element");
}

const policy = [
	"default-src 'none'",
	`script-src ${hash(loader)} ${hash(bundle)} 'wasm-unsafe-eval'`,
	`style-src ${hash(style)}`,
	// What checks many drafts is made from a text that the page carries.
	"worker-src blob:",
	"img-src data:",
	"base-uri 'none'",
	"form-action 'none'",
].join("; ");
const dataIcon = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;

let page = html;
page = replaceOnce(
	page,
	/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/,
	`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
);
// This is the file it leads to.
page = replaceOnce(page, /<p class="unserved">[\s\S]*?<\/p>/, "");
page = replaceOnce(page, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${dataIcon}">\n\t<style>${style}</style>`);
page = replaceOnce(
	page,
	/<script type="module"[^>]*><\/script>/,
	[
		`<script type="application/octet-stream;base64" id="rulesets">${rulesets}</script>`,
		`<script type="application/octet-stream;base64" id="reader">${reader}</script>`,
		`<script type="application/octet-stream;base64" id="opener">${opener}</script>`,
		`<script type="text/plain" id="worker">${worker}</script>`,
		`<script type="application/octet-stream;base64" id="page">${packed(bundle)}</script>`,
		`<script>${loader}</script>`,
	].join("\n\t"),
);
await writeFile(new URL("dist/mobanlint.html", www), page);
await rm(parts, { recursive: true });
