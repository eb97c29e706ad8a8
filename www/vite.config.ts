import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { rulePages } from "./scripts/rule-pages.ts";

const pkg = fileURLToPath(new URL("../wasm/pkg/", import.meta.url));

// The development server puts styles into the page, which the policy of the finished page forbids.
const withoutPolicy: Plugin = {
	name: "without-policy",
	apply: "serve",
	transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
};

// Otherwise the script asks for the module once it runs, and the network has idled until then.
const earlyModule: Plugin = {
	name: "early-module",
	apply: "build",
	transformIndexHtml: {
		order: "post",
		handler: (_, { bundle }) =>
			Object.keys(bundle ?? {})
				.filter((name) => /\bmobanlint-[^/]*\.wasm$/.test(name))
				// As a script's fetch would ask for it; asked in any other way, it would be fetched twice.
				.map((name) => ({
					tag: "link",
					attrs: { rel: "preload", href: `./${name}`, as: "fetch", crossorigin: true },
					injectTo: "head" as const,
				})),
	},
};

export default defineConfig(({ mode }) => {
	const single = mode === "single";
	return {
		base: "./",
		// One file has no neighbours: api.js is the package without the URLs of the modules beside it.
		resolve: {
			alias: [
				{ find: /^mobanlint$/, replacement: pkg + (single ? "api.js" : "index.js") },
				// It carries one module for all that judges.
				...(single ? [{ find: /^\.\/glue\.js$/, replacement: `${pkg}rulesets-glue.js` }] : []),
			],
		},
		define: {
			__SINGLE__: single,
			// A library would leave it to whoever uses it, with Vue's warnings and all.
			...(single && { "process.env.NODE_ENV": '"production"' }),
			__VUE_OPTIONS_API__: false,
			__VUE_PROD_DEVTOOLS__: false,
			__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
		},
		// The package lies outside of this folder.
		server: { fs: { allow: [".."] } },
		publicDir: single ? false : "public",
		build: single
			? {
					outDir: "dist/.single",
					// As a library, for otherwise there is code in it that preloads chunks by the URL of the script.
					lib: { entry: "src/main.ts", formats: ["iife"], name: "page", fileName: () => "main.js", cssFileName: "main" },
				}
			: {
					// The policy allows no data: URLs; the polyfill would only save older browsers some time.
					assetsInlineLimit: 0,
					modulePreload: { polyfill: false },
				},
		plugins: [
			withoutPolicy,
			earlyModule,
			rulePages,
			// Hoisted runs of static elements become HTML text, and the policy refuses a style attribute that is parsed.
			vue({ template: { compilerOptions: { hoistStatic: false } } }),
			VitePWA({
				disable: single,
				registerType: "autoUpdate",
				injectRegister: false,
				includeManifestIcons: false,
				manifest: {
					name: "mobanlint 消息模板检查",
					short_name: "mobanlint",
					description: "离线检查微信消息模板草稿",
					lang: "zh-CN",
					display: "standalone",
					theme_color: "#0b6e4f",
					background_color: "#ffffff",
					icons: [
						{ src: "icon.svg", sizes: "any", type: "image/svg+xml" },
						{ src: "icon-192.png", sizes: "192x192", type: "image/png" },
						{ src: "icon-512.png", sizes: "512x512", type: "image/png" },
						{ src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
					],
				},
				workbox: {
					// Left out by autoUpdate when the page registers the worker itself.
					skipWaiting: true,
					clientsClaim: true,
					globPatterns: ["**/*.{html,js,css,wasm,svg,png}"],
					inlineWorkboxRuntime: true,
					// A link that is passed on in WeChat comes with parameters of its own, and no file here asks for any.
					ignoreURLParametersMatching: [/.*/],
					// Otherwise the link to mobanlint.html would give the page it stands on.
					navigateFallback: null,
				},
			}),
		],
	};
});
