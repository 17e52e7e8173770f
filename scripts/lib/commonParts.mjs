// Moves the modules that two bundles share into bundles of their own, so that they are shipped only once.

import { relative, sep } from "node:path";
import * as esbuild from "esbuild";
import { projectDir } from "./paths.mjs";

/** The namespace of the stand-ins for common modules. esbuild prefixes their paths with it in its metafile. */
export const TAKEN = "taken";

/**
 * Finds the modules that the web bundle and the Node bundle share, in two parts: `first`, which the Node bundle needs at
 * startup, and `later`, which it loads only with `import()`. `web` and `node` are the esbuild options for the complete
 * bundles. If a package has separate files for the two hosts, neither is shared.
 */
export async function commonParts(web, node) {
	const bundles = await Promise.all([inputsOf(web), inputsOf(node)]);
	const isCommon = (path) => bundles.every((inputs) => path in inputs);
	const first = neededAtStart(bundles[1], Object.values(node.entryPoints));
	return {
		first: partOf(bundles, (path) => isCommon(path) && first.has(path)),
		later: partOf(bundles, (path) => isCommon(path) && !first.has(path)),
	};
}

/** A part of the shared modules, given a predicate on their paths. */
function partOf(bundles, isPart) {
	const gates = gatesOf(bundles, isPart);
	return {
		/** The source of a module that exports those modules of the part that are imported from outside it, by path. */
		exports: gates.map(exportOf).join("\n"),
		/**
		 * A plugin that takes those modules from the part in other bundles. `expression` loads the part:
		 * `require("./engine.js")`.
		 */
		takenFrom: (expression) => ({
			name: "taken from a common part",
			setup(build) {
				build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
					if (from.kind === "entry-point" || pluginData?.[expression]) return undefined;
					const resolved = await build.resolve(path, { ...from, pluginData: { ...pluginData, [expression]: true } });
					const found = relative(projectDir, resolved.path).replaceAll(sep, "/");
					if (gates.some((gate) => gate.path === found)) return { path: found, namespace: TAKEN };
					// A second copy in another bundle would have its own state. Happens when a new import is added while
					// esbuild is watching.
					if (isPart(found)) return { errors: [{ text: `${found} is imported for the first time. Build anew.` }] };
					return resolved;
				});
				build.onLoad({ filter: /./, namespace: TAKEN }, ({ path }) => {
					if (!gates.some((gate) => gate.path === path)) return undefined;
					return { contents: `module.exports = ${expression}[${JSON.stringify(path)}];`, resolveDir: projectDir };
				});
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

/** The paths of the modules that the entry points import statically, directly or indirectly. */
function neededAtStart(inputs, entryPoints) {
	const found = new Set(entryPoints);
	for (const path of found) {
		for (const { path: imported, kind } of inputs[path]?.imports ?? []) {
			if (kind !== "dynamic-import") found.add(imported);
		}
	}
	return found;
}

/** The modules of a part that modules outside it import, sorted by path. */
function gatesOf(bundles, isPart) {
	const wanted = bundles.flatMap((inputs) =>
		Object.entries(inputs)
			.filter(([path]) => !isPart(path))
			.flatMap(([, { imports }]) => imports.map(({ path }) => path).filter(isPart)),
	);
	return [...new Set(wanted)].sort().map((path) => ({ path, format: bundles[0][path].format }));
}

/** A CommonJS module is exported as the object itself, because importers may modify it or compare it. */
function exportOf({ path, format }, at) {
	const from = JSON.stringify(`./${path}`);
	const name = JSON.stringify(path);
	if (format === "cjs") return `const module${at} = require(${from});\nexport { module${at} as ${name} };`;
	return `export * as ${name} from ${from};`;
}
