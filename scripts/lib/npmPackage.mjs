// Makes the other file that users install: the npm package with the command line and the language server for any editor. The
// manifest of the project is that of an extension, so the package is put together in a folder with one of its own.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { npmOutput } from "./packages.mjs";
import { distDir, projectDir } from "./paths.mjs";
import { ensureBuilt } from "./vsix.mjs";

const folder = join(distDir, "npm");

/** What goes into the package as it lies in the project. The server looks for the pages of the rules beside `dist`. */
const CONTENTS = [
	...["dist/cli.js", "dist/cli.main.js", "dist/cli.mcp.js", "dist/rtcdll.1"],
	...["dist/server.js", "dist/server.main.js", "dist/engine.js"],
	...["docs/rules", "docs/report.schema.json", "CHANGELOG.md", "LICENSE"],
];

/** Puts the package together, packs it and returns the path of the tarball, beside the .vsix. */
export async function makeTarball() {
	await ensureBuilt();
	rmSync(folder, { recursive: true, force: true });
	for (const path of CONTENTS) copy(path, path);
	copy("dist/THIRD-PARTY-NOTICES.npm.txt", "dist/THIRD-PARTY-NOTICES.txt");
	copy("server/README.md", "README.md");
	const manifest = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
	writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifestOf(manifest), undefined, "\t")}\n`);
	const name = npmOutput(["pack", "--silent", "--pack-destination", projectDir], { cwd: folder }).trim();
	return join(projectDir, basename(name));
}

/** What the manifest of the extension says of the project as a whole, and what npm wants to know besides. */
function manifestOf({ name, version, license, keywords, bin, man, repository }) {
	return {
		name,
		version,
		description:
			"Reads Microsoft RTCDLL and uccapilog trace logs (SIP): a command line, and a language server for any editor.",
		license,
		keywords,
		repository,
		bin,
		man,
		files: ["dist", "docs", "CHANGELOG.md"],
		engines: { node: ">=20" },
	};
}

function copy(from, to) {
	cpSync(join(projectDir, from), join(folder, to), { recursive: true });
}
