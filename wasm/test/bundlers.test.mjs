// The package in the bundles people make of it for Node: it works once its modules lie beside the bundle, and until then says
// that they do not. What bundlers make for browsers is opened in one in browser.test.mjs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import * as esbuild from "esbuild";
import * as vite from "vite";
import * as vite7 from "vite7";
import webpack from "webpack";
import { folder } from "./common.mjs";
import { installed } from "./install.mjs";

const USES = `import { Linter } from "mobanlint";
const report = new Linter().check([{ title: "订单支付成功" }]);
console.log(report.findings.map(({ rule }) => rule).join());
`;
writeFileSync(join(folder, "app.js"), USES);

const entry = join(folder, "app.js");
const at = (name, file) => {
	mkdirSync(join(folder, name), { recursive: true });
	return join(folder, name, file);
};

const built = (engine, name) => async () => {
	const outfile = at(name, "app.mjs");
	await engine.build({
		root: folder,
		logLevel: "silent",
		ssr: { noExternal: true },
		build: { ssr: entry, outDir: dirname(outfile), emptyOutDir: false, rollupOptions: { output: { entryFileNames: "app.mjs" } } },
	});
	return outfile;
};

const packed = (name, experiments, library, file) => async () => {
	const outfile = at(name, file);
	const compiler = webpack({
		mode: "production",
		target: "node20",
		entry,
		context: folder,
		experiments,
		output: { path: dirname(outfile), filename: file, library: { type: library }, chunkFormat: library === "module" ? "module" : "commonjs" },
	});
	const stats = await new Promise((done, failed) => compiler.run((error, stats) => (error ? failed(error) : done(stats))));
	assert.equal(stats.hasErrors(), false, stats.toString());
	return outfile;
};

/** Each bundler, and whether what it makes finds the modules by itself: webpack writes down where the package lay. */
const BUNDLERS = {
	"esbuild, CommonJS": [false, async () => {
		const outfile = at("esbuild-cjs", "app.cjs");
		await esbuild.build({ entryPoints: [entry], bundle: true, platform: "node", format: "cjs", outfile, logLevel: "silent" });
		return outfile;
	}],
	"esbuild, modules": [false, async () => {
		const outfile = at("esbuild-esm", "app.mjs");
		await esbuild.build({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
		return outfile;
	}],
	"webpack, CommonJS": [true, packed("webpack-cjs", {}, "commonjs2", "app.cjs")],
	"webpack, modules": [true, packed("webpack-esm", { outputModule: true }, "module", "app.mjs")],
	"Vite 7": [false, built(vite7, "vite7")],
	"Vite 8": [false, built(vite, "vite8")],
};

const run = (file) => spawnSync(process.execPath, [file], { encoding: "utf8", cwd: folder });

for (const [name, [complete, bundle]] of Object.entries(BUNDLERS)) {
	test(`${name}: works, or says what to do, and then works`, async () => {
		const file = await bundle();
		const alone = run(file);
		if (complete) {
			assert.equal(alone.stdout, "1.3\n", alone.stderr);
			return;
		}
		assert.notEqual(alone.status, 0, alone.stdout);
		assert.match(alone.stderr, /copy mobanlint\.wasm of the package mobanlint beside the bundle/);
		for (const module of readdirSync(installed).filter((file) => file.endsWith(".wasm"))) {
			copyFileSync(join(installed, module), join(dirname(file), module));
		}
		assert.equal(run(file).stdout, "1.3\n");
	});
}

test("a browser is told the same where a server answers with something else", async () => {
	const outfile = at("esbuild-browser", "app.mjs");
	writeFileSync(join(folder, "browser.js"), 'import { init } from "mobanlint";\nexport const started = () => init();\n');
	await esbuild.build({ entryPoints: [join(folder, "browser.js")], bundle: true, format: "esm", outfile, conditions: ["browser"], logLevel: "silent" });
	const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>"));
	await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
	after(() => server.close());
	const { started } = await import(outfile);
	const real = globalThis.fetch;
	after(() => void (globalThis.fetch = real));
	globalThis.fetch = () => real(`http://127.0.0.1:${server.address().port}/`);
	await assert.rejects(started(), /mobanlint\.wasm: .*; copy mobanlint\.wasm of the package mobanlint beside the bundle/s);
});
