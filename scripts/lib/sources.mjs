// Detects changes to the sources of the packaged extension.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectDir } from "./paths.mjs";

/** Everything that is built or included in a package, and the build scripts; folders with all their content. */
const SOURCES = [
	...["client", "server/src", "server/README.md", "syntaxes", "images", "l10n"],
	...["docs/rules", "docs/report.schema.json"],
	...["README.md", "CHANGELOG.md", "LICENSE", "language-configuration.json", "tsconfig.base.json"],
	...["package.json", "package-lock.json", "esbuild.mjs", ".vscodeignore", "scripts/lib"],
	// The manifest strings in all languages, and the samples.
	...readdirSync(projectDir).filter((name) => name.startsWith("package.nls.")),
	...["test/fixtures/refused-sign-in.uccapilog", "test/scenarios/001-ntlm-sign-in.log"],
];

/** A hash of the content of the sources. File times are unreliable: a checkout touches files without changing them. */
export function sourcesDigest() {
	const hash = createHash("sha256");
	for (const path of SOURCES.flatMap(filesOf)) hash.update(`${path}\0`).update(readFileSync(join(projectDir, path)));
	return hash.digest("hex").slice(0, 16);
}

function filesOf(path) {
	if (!statSync(join(projectDir, path)).isDirectory()) return [path];
	const entries = readdirSync(join(projectDir, path), { withFileTypes: true });
	return entries
		.map(({ name }) => `${path}/${name}`)
		.sort()
		.flatMap(filesOf);
}
