// The third-party packages in our bundles, according to esbuild's metafiles, and the Node modules they use.

import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { TAKEN } from "./commonParts.mjs";

/** The packages in these bundles, without duplicates and sorted: `{ folder, name, version, license, author }`. */
export function bundledPackages(metafiles) {
	const folders = metafiles
		.flatMap(({ inputs }) => Object.keys(inputs))
		// Modules taken from a common part are listed with that part.
		.filter((input) => !input.startsWith(`${TAKEN}:`))
		.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
		.filter(Boolean);
	return [...new Set(folders)].sort().map((folder) => {
		const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
		return { folder, name, version, license, author: author?.name ?? author };
	});
}

/** The Node modules used by each bundle: `{ "cli.js": ["fs", …] }`. */
export function builtinModules(metafiles) {
	const outputs = metafiles.flatMap(({ outputs }) => Object.entries(outputs));
	return Object.fromEntries(
		outputs
			.filter(([path]) => path.endsWith(".js"))
			.map(([path, { imports }]) => {
				const names = imports.map(({ path: module }) => module).filter(isBuiltin);
				return [path.replace(/^dist\//, ""), [...new Set(names.map((name) => name.replace(/^node:/, "")))].sort()];
			}),
	);
}
