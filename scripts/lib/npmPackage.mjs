// Builds the npm package with the command line and the language server for other editors. The project's manifest is that of
// an extension, so the package is assembled in a folder with a manifest of its own.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { npmOutput } from "./packages.mjs";
import { distDir, projectDir } from "./paths.mjs";
import { ensureBuilt } from "./vsix.mjs";

const folder = join(distDir, "npm");

/** Files included unchanged. The server expects the rule pages beside `dist`. */
const CONTENTS = [
	...["dist/cli.js", "dist/cli.main.js", "dist/cli.mcp.js", "dist/rtcdll.1"],
	...["dist/server.js", "dist/server.main.js", "dist/lsp.js", "dist/engine.js"],
	...["docs/rules", "docs/report.schema.json", "CHANGELOG.md", "LICENSE"],
];

/** Assembles and packs the package, and returns the path of the tarball, beside the .vsix. */
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

/** The project fields from the extension's manifest, plus what npm requires. */
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
