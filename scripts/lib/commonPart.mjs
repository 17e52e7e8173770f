// Moves the modules that two bundles have in common into a bundle of its own, which ships once and is used by both.

import { relative, sep } from "node:path";
import * as esbuild from "esbuild";
import { projectDir } from "./paths.mjs";

/** The namespace of the stand-ins for common modules. esbuild prefixes their paths with it in its metafile. */
export const TAKEN = "taken";

/**
 * Finds the modules that the web bundle and the Node bundle share. Each bundle is given by the esbuild options that build it
 * completely. A module with one file for each host is not shared.
 */
export async function commonPart(web, node) {
	const bundles = await Promise.all([inputsOf(web), inputsOf(node)]);
	const isCommon = (path) => bundles.every((inputs) => path in inputs);
	const gates = gatesOf(bundles, isCommon);

	return {
		/** The source of a module that exports, by path, the common modules that others import. */
		exports: gates.map(exportOf).join("\n"),
		/** A plugin for the bundles that use the common one, which `expression` evaluates to: `require("./engine.js")`. */
		takenFrom: (expression) => ({
			name: "taken from the common part",
			setup(build) {
				build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
					if (from.kind === "entry-point" || pluginData === TAKEN) return undefined;
					const resolved = await build.resolve(path, { ...from, pluginData: TAKEN });
					const found = relative(projectDir, resolved.path).replaceAll(sep, "/");
					if (gates.some((gate) => gate.path === found)) return { path: found, namespace: TAKEN };
					// If it were bundled a second time, it would have separate state. Happens when an import is added while esbuild is
					// watching.
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
 * The modules of a bundle by path, as in esbuild's metafile: `{ path: { format, imports } }`. A bundle that fails to build
 * has none, and so nothing in common; its own build reports the error.
 */
async function inputsOf(bundle) {
	const options = { bundle: true, write: false, metafile: true, outdir: "dist", logLevel: "silent" };
	try {
		return (await esbuild.build({ ...bundle, ...options })).metafile.inputs;
	} catch {
		return {};
	}
}

/** The common modules that are imported by modules outside the common part, sorted. */
function gatesOf(bundles, isCommon) {
	const wanted = bundles.flatMap((inputs) =>
		Object.entries(inputs)
			.filter(([path]) => !isCommon(path))
			.flatMap(([, { imports }]) => imports.map(({ path }) => path).filter(isCommon)),
	);
	return [...new Set(wanted)].sort().map((path) => ({ path, format: bundles[0][path].format }));
}

/** A CommonJS module is passed on as the very object that it exports: others may modify it or check its identity. */
function exportOf({ path, format }, at) {
	const from = JSON.stringify(`./${path}`);
	const name = JSON.stringify(path);
	if (format === "cjs") return `const module${at} = require(${from});\nexport { module${at} as ${name} };`;
	return `export * as ${name} from ${from};`;
}
