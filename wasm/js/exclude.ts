// What `--exclude` leaves out of a folder: patterns as the lines of a .gitignore are, matched against paths below it.

/** Whether a path below the folder, its parts between slashes, is left out. */
export type Excluded = (path: string) => boolean;

/** Throws at a pattern that cannot be read. */
export function excluded(patterns: readonly string[]): Excluded {
	const rules = patterns.map(rule);
	return (path) => {
		const parts = path.split("/");
		// What a pattern leaves out, it leaves out with all that is in it.
		return parts.some((_, at) => {
			const isFolder = at < parts.length - 1;
			const upTo = parts.slice(0, at + 1).join("/");
			return rules.some(({ matches, foldersOnly }) => (isFolder || !foldersOnly) && matches.test(upTo));
		});
	};
}

function rule(pattern: string): { matches: RegExp; foldersOnly: boolean } {
	const bare = pattern.replace(/\/$/, "");
	// A slash ties a pattern to the folder; without one it matches at any depth.
	const anchored = bare.includes("/");
	const source = translated(bare.replace(/^\//, ""));
	try {
		return { matches: new RegExp(`^${anchored ? "" : "(?:.*/)?"}${source}$`, "su"), foldersOnly: pattern.endsWith("/") };
	} catch {
		throw new Error(`--exclude: a pattern cannot be read: ${JSON.stringify(pattern)}`);
	}
}

const PARTS = /\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]]*\]|\{[^{}]*\}|\\?./gsu;

/** A glob as a regular expression. An open bracket stays open there, and is refused. */
function translated(glob: string): string {
	return glob.replace(PARTS, (part) => {
		switch (part) {
			case "**/":
				return "(?:.*/)?";
			case "/**":
				return "/.*";
			case "?":
				return "[^/]";
			case "[":
				return "[";
		}
		if (part.startsWith("*")) {
			return "[^/]*";
		}
		if (part.startsWith("{")) {
			return `(?:${part.slice(1, -1).split(",").map(translated).join("|")})`;
		}
		if (part.startsWith("[")) {
			return `[${part.slice(1).replace(/^!/, "^").replaceAll("\\", "\\\\").replace(/^(\^?)\]/, "$1\\]")}`;
		}
		return part.replace(/^\\(?=.)/su, "").replace(/[\\^$.|?*+()[\]{}/-]/gu, "\\$&").replace("\\-", "-");
	});
}
