// Builds the .vsix that users install, with exactly what .vscodeignore allows.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24, npm } from "./packages.mjs";
import { distDir, projectDir } from "./paths.mjs";
import { Explained, run } from "./processes.mjs";
import { shrinkZip } from "./shrinkZip.mjs";
import { sourcesDigest } from "./sources.mjs";

/**
 * Records the sources from which the bundles beside it were built for production. Every other build removes it together with
 * the rest.
 */
const stamp = join(distDir, "built-from.txt");

/** Packages the extension and returns the path of the .vsix. */
export async function makeVsix({ list = false } = {}) {
	await ensureBuilt();
	const { name, version, repository } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
	const vsix = join(projectDir, `${name}-${version}.vsix`);
	console.log("Packaging the extension …");
	// Without a repository, the README's images have no URL on the web.
	const links = repository ? [] : ["--allow-missing-repository", "--no-rewrite-relative-links"];
	// The bundles contain all runtime dependencies, so no packages are included.
	const options = ["--no-dependencies", ...links];
	const vsce = join(projectDir, "node_modules", "@vscode", "vsce", "vsce");
	// The list of included files is only shown if the package alone was requested; errors go to stderr.
	const stdio = ["ignore", list ? "inherit" : "ignore", "inherit"];
	if ((await run(node24, [vsce, "package", ...options, "--out", vsix], { stdio })) !== 0) {
		throw new Explained("The extension could not be packaged; vsce says why above.");
	}
	await shrinkZip(vsix);
	return vsix;
}

/** Builds for production unless the bundles are up to date. */
export async function ensureBuilt() {
	const digest = sourcesDigest();
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
	console.log("Building the extension …");
	if ((await npm(["run", "--silent", "build", "--", "--production"])) !== 0) {
		throw new Explained("The build failed; its errors are above.");
	}
	writeFileSync(stamp, digest);
}
