// npm run sbom: generates a software bill of materials in CycloneDX format for the packages in our bundles. `-- FILE` sets
// the output file; the default is beside the .vsix. Requires a build.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmOutput } from "./lib/packages.mjs";
import { projectDir } from "./lib/paths.mjs";
import { main } from "./lib/processes.mjs";
import { bundledOnly } from "./lib/sbom.mjs";

await main(async () => {
	const { name, version } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
	const { packages } = JSON.parse(readFileSync(join(projectDir, "dist", "bundled.json"), "utf8"));
	const all = JSON.parse(npmOutput(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]));
	const file = process.argv[2] ?? join(projectDir, `${name}-${version}.cdx.json`);
	writeFileSync(file, `${JSON.stringify(bundledOnly(all, name, packages), undefined, "\t")}\n`);
	console.log(file);
});
