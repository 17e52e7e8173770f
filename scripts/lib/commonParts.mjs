// What two bundles have in common becomes bundles of its own: it ships once, and both take it from there.

import { relative, sep } from "node:path";
import * as esbuild from "esbuild";
import { projectDir } from "./paths.mjs";

/** The namespace of the stand-ins for common modules. esbuild prefixes their paths with it in its metafile. */
export const TAKEN = "taken";

/**
 * Finds the modules that the bundle for the web and the one for Node both have, in two parts: what the bundle for Node needs
 * when it starts, and what it only imports later, with `import()`. Each bundle is given as the options for esbuild that make it
 * whole. Where a package has a file for each host, neither of the two is common.
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

/** A part of what is common, by the paths that are in it. */
function partOf(bundles, isPart) {
	const gates = gatesOf(bundles, isPart);
	return {
		/** The text of a module that exports, under their paths, the modules of the part that others ask for. */
		exports: gates.map(exportOf).join("\n"),
		/** A plugin for the bundles of those others. `expression` gives them the part: `require("./engine.js")`. */
		takenFrom: (expression) => ({
			name: "taken from a common part",
			setup(build) {
				build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
					if (from.kind === "entry-point" || pluginData?.[expression]) return undefined;
					const resolved = await build.resolve(path, { ...from, pluginData: { ...pluginData, [expression]: true } });
					const found = relative(projectDir, resolved.path).replaceAll(sep, "/");
					if (gates.some((gate) => gate.path === found)) return { path: found, namespace: TAKEN };
					// Bundled a second time, it would have a second state. It takes a new import while esbuild watches.
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

/** The paths of all modules that these import, and those in turn, without waiting for an `import()`. */
function neededAtStart(inputs, entryPoints) {
	const found = new Set(entryPoints);
	for (const path of found) {
		for (const { path: imported, kind } of inputs[path]?.imports ?? []) {
			if (kind !== "dynamic-import") found.add(imported);
		}
	}
	return found;
}

/** The modules of a part that are asked for by one that is not in it, in order. */
function gatesOf(bundles, isPart) {
	const wanted = bundles.flatMap((inputs) =>
		Object.entries(inputs)
			.filter(([path]) => !isPart(path))
			.flatMap(([, { imports }]) => imports.map(({ path }) => path).filter(isPart)),
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
