// From the paths of the command line to the inputs that are read, as the native program finds them.

import { existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { type Excluded, excluded } from "./exclude.js";
import { type InputFile, type InputNote, type Language, needsOpener, openFile, parse } from "./node.js";

/** Names of files that are told of many. */
const NAMED = 3;

/** What stands behind the paths: inputs to be read, and what is to be told of folders. */
export interface Sources {
	inputs: InputFile[];
	notes: InputNote[];
}

/** The inputs behind the paths, each read once. Of a folder, what holds no drafts is passed over and counted. */
export async function sources(paths: readonly string[], exclude: readonly string[], language: Language): Promise<Sources> {
	const left = excluded(exclude);
	const found: Sources = { inputs: [], notes: [] };
	// A file that is named itself is no less named for standing in a folder, nor a copy of itself.
	const named = new Set(paths.filter((path) => !isFolder(path)).map(real));
	const seen = new Set<string>();
	const once = (path: string) => !seen.has(real(path)) && seen.add(real(path));
	for (const path of paths) {
		if (isFolder(path)) {
			const files = walk(path, left).filter((file) => !named.has(real(file)) && once(file));
			await folder(path, files, language, found);
		} else if (once(path)) {
			found.inputs.push(await read(path, language));
		}
	}
	return found;
}

async function folder(path: string, files: string[], language: Language, found: Sources): Promise<void> {
	const foreign: string[] = [];
	let told = false;
	for (const file of files) {
		const input = await read(file, language);
		const { name, content, opened } = input;
		if (content !== undefined && parse(content, { name, opened, language }).foreign) {
			foreign.push(relative(path, file));
		} else {
			found.inputs.push(input);
			told = true;
		}
	}
	const zh = language === "zh";
	const shown = foreign.slice(0, NAMED).join(zh ? "、" : ", ");
	const more = foreign.length - NAMED;
	const names = more > 0 ? (zh ? `${shown} 等` : `${shown} and ${more} more`) : shown;
	const count = foreign.length;
	if (!told) {
		const none = zh ? "文件夹里没有文件" : "the folder holds no files";
		const all = zh ? `文件夹里没有模板；${count} 个文件都不含模板：${names}` : `the folder holds no drafts; files without any (${count}): ${names}`;
		found.inputs.push({ name: path, error: count === 0 ? none : all });
	} else if (count > 0) {
		const one = `1 file holds no drafts and is passed over: ${names}`;
		const several = `${count} files hold no drafts and are passed over: ${names}`;
		const message = zh ? `${count} 个文件不含模板，已跳过：${names}` : count === 1 ? one : several;
		found.notes.push({ path, line: null, column: null, message });
	}
}

/** What a path leads to, by whichever way. */
function real(path: string): string {
	try {
		return path === "-" ? path : realpathSync(path);
	} catch {
		return path;
	}
}

async function read(path: string, language: Language): Promise<InputFile> {
	// Standard input has no name to go by, even if something is called that.
	const name = path === "-" ? "<stdin>" : path;
	try {
		const content = readFileSync(path === "-" ? 0 : path);
		return needsOpener(content) ? { name, content, opened: await openFile(content) } : { name, content };
	} catch (error) {
		return { name, error: told(error, language) };
	}
}

/** The files below a folder, in the order of their paths, part by part; links to folders are not followed. */
function walk(path: string, left: Excluded): string[] {
	return readdirSync(path, { recursive: true, encoding: "utf8" })
		.filter((name) => !name.split(/[/\\]/).some((part) => part.startsWith(".") || part === "node_modules"))
		.filter((name) => !left(name.split(sep).join("/")))
		.map((name) => join(path, name))
		.filter((name) => found(name)?.isFile() ?? true)
		.map((name) => ({ name, key: Buffer.from(name.replaceAll(sep, "\0")) }))
		.sort((a, b) => Buffer.compare(a.key, b.key))
		.map(({ name }) => name);
}

function isFolder(path: string): boolean {
	return path !== "-" && (found(path)?.isDirectory() ?? false);
}

/** What stands at a path; nothing where a link leads nowhere or round to itself, which reading it tells. */
function found(path: string): Stats | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
}

/** The text of a file that is no input: words, a ruleset. */
export async function textOf(path: string, language: Language): Promise<string> {
	const { content, opened, error } = await read(path, language);
	if (content === undefined) {
		throw new Error(`${path}: ${error}`);
	}
	if (opened === undefined || opened === null || ("Ok" in opened && opened.Ok === "plain")) {
		return decoded(content as Uint8Array, `${path}: `, language);
	}
	if ("Ok" in opened && typeof opened.Ok === "object" && "text" in opened.Ok) {
		return opened.Ok.text.text;
	}
	const reason = "Err" in opened ? opened.Err[language] : language === "zh" ? "不是文本" : "not a text";
	throw new Error(`${path}: ${reason}`);
}

/** The text of a ruleset, or of a file it names, which is UTF-8. A link is no way out of the folders it may name. */
export function rulesetFile(path: string, ruleset: string, allowed: readonly string[], language: Language): string {
	if (path !== ruleset && leadsOut(path, [dirname(ruleset), ...allowed])) {
		throw new Error(
			language === "zh"
				? "链接指向规则集的文件夹之外；要读它，须用 --allow-folder 准许那个文件夹"
				: "a link that leads out of the ruleset's folder; --allow-folder allows another",
		);
	}
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new Error(told(error, language));
	}
	return decoded(bytes, "", language);
}

/** What is not there leads nowhere: reading it tells why. */
function leadsOut(path: string, folders: readonly string[]): boolean {
	if (!existsSync(path)) {
		return false;
	}
	return !folders.filter(existsSync).some((folder) => {
		const way = relative(realpathSync(folder), realpathSync(path));
		return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
	});
}

function decoded(bytes: Uint8Array, place: string, language: Language): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new Error(place + (language === "zh" ? "不是 UTF-8 文本" : "not UTF-8 text"));
	}
}

function told(error: unknown, language: Language): string {
	const zh = language === "zh";
	switch ((error as NodeJS.ErrnoException).code) {
		case "ENOENT":
			return zh ? "文件不存在" : "no such file or folder";
		case "EACCES":
			return zh ? "没有读取权限" : "permission denied";
		case "ELOOP":
			return zh ? "链接绕回了自己" : "a link that leads round to itself";
		case "EISDIR":
			return zh ? "是文件夹，应为文件" : "is a folder, expected a file";
		default:
			return (error as Error).message;
	}
}
