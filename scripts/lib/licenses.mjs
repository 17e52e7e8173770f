// The licences of what is bundled into our files: those who get the bundles must get these texts as well.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One text for all packages that these esbuild metafiles name, each with its name, version and licence. */
export function licensesOf(metafiles) {
	const folders = new Set(
		metafiles
			.flatMap(({ inputs }) => Object.keys(inputs))
			.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
			.filter(Boolean),
	);
	return [...folders]
		.sort()
		.map(licenseOf)
		.join(`\n${"-".repeat(80)}\n\n`);
}

function licenseOf(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
	// A package of a monorepo may have its licence only there; its name then says enough.
	const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license ?? "see its repository"}`;
	return `${name} ${version}\n\n${text}\n`;
}
