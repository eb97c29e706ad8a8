// What runs in the page before its own scripts and watches them from outside: the page itself measures nothing.

/**
 * @typedef {{ name: string, start: number, end: number }} Call into the module
 * @typedef {{ compiled: number, started: number, seen: number, painted: number, calls: Call[] }} Watched
 */

/** Put into the page as text: it can use nothing from around it. */
export function probe() {
	/** @type {Watched} */
	const watched = { compiled: 0, started: 0, seen: 0, painted: 0, calls: [] };
	Object.assign(globalThis, { watched });

	const { compileStreaming, instantiate } = WebAssembly;
	WebAssembly.compileStreaming = async (source) => {
		const module = await compileStreaming(source);
		watched.compiled = performance.now();
		return module;
	};
	/** @param {WebAssembly.Instance} instance */
	const timed = (instance) => {
		/** @type {WebAssembly.Exports} */
		const exports = { ...instance.exports };
		for (const [name, call] of Object.entries(exports)) {
			if (typeof call === "function" && name.startsWith("engine_")) {
				exports[name] = (/** @type {unknown[]} */ ...args) => {
					const start = performance.now();
					try {
						return call(...args);
					} finally {
						watched.calls.push({ name, start, end: performance.now() });
					}
				};
			}
		}
		return Object.create(instance, { exports: { value: exports } });
	};
	// It has two signatures, of which the glue uses the one that gives an instance.
	WebAssembly.instantiate = async (/** @type {any} */ module, /** @type {any} */ imports) => {
		const instance = /** @type {any} */ (await instantiate(module, imports));
		watched.started = performance.now();
		return timed(instance);
	};

	const observer = new MutationObserver(() => {
		if (document.querySelector("#app .finding, #app .card") === null) {
			return;
		}
		observer.disconnect();
		watched.seen = performance.now();
		// What is posted in a frame's callback arrives once the frame is drawn.
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				watched.painted = performance.now();
			};
			port2.postMessage(null);
		});
	});
	observer.observe(document, { childList: true, subtree: true });
}
