// Makes the file that users install: the .vsix, with exactly what .vscodeignore lets in.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24, npm } from "./packages.mjs";
import { distDir, projectDir } from "./paths.mjs";
import { Explained, run } from "./processes.mjs";
import { shrinkZip } from "./shrinkZip.mjs";
import { sourcesDigest } from "./sources.mjs";

/** Says which sources the bundles beside it were built from, for production. Every other build removes it with the rest. */
const stamp = join(distDir, "built-from.txt");

/** Packages the extension and returns the path of the .vsix. */
export async function makeVsix({ list = false } = {}) {
	await ensureBuilt();
	const { name, version, repository } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
	const vsix = join(projectDir, `${name}-${version}.vsix`);
	console.log("Packaging the extension …");
	// Only a repository has the pictures of the README for a page on the web.
	const links = repository ? [] : ["--allow-missing-repository", "--no-rewrite-relative-links"];
	// Everything that is needed at run time is in the bundles, so no package goes along.
	const options = ["--no-dependencies", ...links];
	const vsce = join(projectDir, "node_modules", "@vscode", "vsce", "vsce");
	// Its list of what went in is for whoever asked for the package alone; what is wrong it says on stderr.
	const stdio = ["ignore", list ? "inherit" : "ignore", "inherit"];
	if ((await run(node24, [vsce, "package", ...options, "--out", vsix], { stdio })) !== 0) {
		throw new Explained("The extension could not be packaged; vsce says why above.");
	}
	await shrinkZip(vsix);
	return vsix;
}

/** Builds for production, unless the bundles are those of the sources as they are. */
export async function ensureBuilt() {
	const digest = sourcesDigest();
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
	console.log("Building the extension …");
	if ((await npm(["run", "--silent", "build", "--", "--production"])) !== 0) {
		throw new Explained("The build failed; its errors are above.");
	}
	writeFileSync(stamp, digest);
}
