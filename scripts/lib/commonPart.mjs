// What two bundles have in common becomes a bundle of its own: it ships once, and both take it from there.

import { relative, sep } from "node:path";
import * as esbuild from "esbuild";
import { projectDir } from "./paths.mjs";

/** The namespace of the modules that stand in for common ones. esbuild puts it before their paths in its metafile. */
export const TAKEN = "taken";

/**
 * Finds the modules that the bundle for the web and the one for Node both have. Each bundle is given as the options for esbuild
 * that make it whole. Where a package has a file for each host, neither of the two is common.
 */
export async function commonPart(web, node) {
	const bundles = await Promise.all([inputsOf(web), inputsOf(node)]);
	const isCommon = (path) => bundles.every((inputs) => path in inputs);
	const gates = gatesOf(bundles, isCommon);

	return {
		/** The text of a module that exports, under their paths, the common modules that the others ask for. */
		exports: gates.map(exportOf).join("\n"),
		/** A plugin for the bundles of those others. `expression` gives them the common one: `require("./engine.js")`. */
		takenFrom: (expression) => ({
			name: "taken from the common part",
			setup(build) {
				build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
					if (from.kind === "entry-point" || pluginData === TAKEN) return undefined;
					const resolved = await build.resolve(path, { ...from, pluginData: TAKEN });
					const found = relative(projectDir, resolved.path).replaceAll(sep, "/");
					if (gates.some((gate) => gate.path === found)) return { path: found, namespace: TAKEN };
					// Bundled a second time, it would have a second state. It takes a new import while esbuild watches.
					if (isCommon(found)) return { errors: [{ text: `${found} is imported for the first time. Build anew.` }] };
					return resolved;
				});
				build.onLoad({ filter: /./, namespace: TAKEN }, ({ path }) => ({
					contents: `module.exports = ${expression}[${JSON.stringify(path)}];`,
				}));
			},
		}),
	};
}

/**
 * The modules of a bundle by their paths, as esbuild's metafile has them: `{ path: { format, imports } }`. One that cannot be
 * built has none, and so nothing in common: its own build says what is wrong with it.
 */
async function inputsOf(bundle) {
	const options = { bundle: true, write: false, metafile: true, outdir: "dist", logLevel: "silent" };
	try {
		return (await esbuild.build({ ...bundle, ...options })).metafile.inputs;
	} catch {
		return {};
	}
}

/** The common modules that are asked for by one that is not common, in order. */
function gatesOf(bundles, isCommon) {
	const wanted = bundles.flatMap((inputs) =>
		Object.entries(inputs)
			.filter(([path]) => !isCommon(path))
			.flatMap(([, { imports }]) => imports.map(({ path }) => path).filter(isCommon)),
	);
	return [...new Set(wanted)].sort().map((path) => ({ path, format: bundles[0][path].format }));
}

/** A CommonJS module is handed on as the very object that it exports: others may write to it, or ask what it is. */
function exportOf({ path, format }, at) {
	const from = JSON.stringify(`./${path}`);
	const name = JSON.stringify(path);
	if (format === "cjs") return `const module${at} = require(${from});\nexport { module${at} as ${name} };`;
	return `export * as ${name} from ${from};`;
}
