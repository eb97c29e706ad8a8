// The modules of this package: what judges drafts by the built-in rulesets, what judges by any and judges messages, what reads and
// writes, and what opens the files that few people have.

import * as coreGlue from "./glue.js";
import { Module, type Source } from "./module.js";
import type * as openerGlue from "./opener-glue.js";
import type * as readerGlue from "./reader-glue.js";
import type * as rulesetsGlue from "./rulesets-glue.js";

/** Judges drafts by the built-in rulesets. @internal */
export const core = new Module<typeof coreGlue>("mobanlint", "init()", async () => coreGlue);

/** Judges by rulesets of one's own as well, and messages; searches the library. @internal */
export const rulesets = new Module<typeof rulesetsGlue>("mobanlint's rulesets", "initRulesets()", () => import("./rulesets-glue.js"));

/** Reads files and pastes, and writes drafts and reports. @internal */
export const reader = new Module<typeof readerGlue>("mobanlint's reader", "initReader()", () => import("./reader-glue.js"));

/** Opens workbooks and text that is no UTF-8, and writes workbooks. @internal */
export const opener = new Module<typeof openerGlue>("mobanlint's opener", "initOpener()", () => import("./opener-glue.js"));

/**
 * Fetches and starts what judges. It may be called often and does its work once.
 *
 * @param source where the module is, unless it lies beside this script
 */
export function init(source?: Source | Promise<Source>): Promise<void> {
	return core.init(source);
}

/**
 * The same for what `parse`, `parseMessages`, `explainCode`, `writeDrafts`, `needsOpener`, `library.load`, `checkFiles`, `application`
 * and `render` need. In Node nobody has to.
 */
export function initReader(source?: Source | Promise<Source>): Promise<void> {
	return reader.init(source);
}

/**
 * The same for what a linter with a ruleset of one's own, or with `wechat-send`, needs instead, and what `library.find`, `groups`
 * and `checkFiles` need of any. In Node nobody has to.
 */
export function initRulesets(source?: Source | Promise<Source>): Promise<void> {
	return rulesets.init(source);
}

/** The same for what `openFile` and `writeWorkbook` need, which start it themselves; it says where the module is. */
export function initOpener(source?: Source | Promise<Source>): Promise<void> {
	return opener.init(source);
}
