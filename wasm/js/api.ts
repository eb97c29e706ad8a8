export { TitleLibrary } from "./library.js";
export { builtinRulesets, errorLine, Linter, parse, schema, version, writeDrafts } from "./linter.js";
export type { InputFile, LinterOptions } from "./linter.js";
export { init, onReset } from "./module.js";
export type { ResetEvent, Source } from "./module.js";
export { initOpener, needsOpener, openFile, writeWorkbook } from "./opener.js";
export type { OpenedFile } from "./opener.js";
export type * from "./types.js";
