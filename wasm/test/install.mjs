// The package as npm gives it to people: packed, and installed from the tarball in an empty project.

import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, pkg } from "./common.mjs";

// On Windows npm is a script, which only a shell starts.
const shell = process.platform === "win32";

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", shell, stdio: ["ignore", "pipe", "ignore"] });

/** What npm says of the tarball. */
export const [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], pkg));
writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
npm(["install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`], folder);

/** Where it was put. */
export const installed = join(folder, "node_modules/mobanlint");

/** `npx …` in the project, with nobody to ask and nothing to fetch. */
export function npx(args) {
	const { status, stdout, stderr } = spawnSync("npx", ["--offline", ...args], { cwd: folder, encoding: "utf8", shell, stdio: ["ignore", "pipe", "pipe"] });
	return { status, stdout, stderr };
}
