// What is left out of our bundles: parts of packages that nobody who uses the extension can reach. Something smaller stands in
// their place, and what starts has less to read.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A feature of the LSP client that announces nothing to the server and does nothing. */
const NO_FEATURE = `class {
	fillClientCapabilities() {}
	initialize() {}
	getState() { return { kind: "static" }; }
	clear() {}
}`;

/** A feature of the server's connection: a class that is made from another one. This one adds nothing. */
const NO_MIXIN = "(Base) => Base";

const client = (file, ...names) => [`vscode-languageclient/lib/common/${file}.js`, exporting(names, NO_FEATURE)];
const server = (file, name) => [`vscode-languageserver/lib/common/${file}.js`, exporting([name], NO_MIXIN)];
const protocol = (file, ...names) => [
	`vscode-languageserver-protocol/lib/common/protocol.${file}.js`,
	exporting(names, "{}"),
];

/** Modules, by the end of their paths, and what stands in their place. */
const INSTEAD = Object.fromEntries([
	// Our server is told of no file that is made, renamed or deleted. The patterns for these alone need `minimatch`.
	client(
		"fileOperations",
		...["DidCreateFilesFeature", "DidRenameFilesFeature", "DidDeleteFilesFeature"],
		...["WillCreateFilesFeature", "WillRenameFilesFeature", "WillDeleteFilesFeature"],
	),
	server("fileOperations", "FileOperationsFeature"),
	protocol("fileOperations"),
	// A log is in no notebook. The client asks whether there is a feature of that name.
	client("notebook", "NotebookDocumentSyncFeature"),
	["vscode-languageserver/lib/common/notebook.js", exporting(["NotebookDocuments", "NotebookSyncFeature"], NO_MIXIN)],
	protocol("notebook", "NotebookDocumentSyncRegistrationType"),
	// Our server sends its diagnostics to VS Code; other editors ask for them.
	client("diagnostic", "DiagnosticFeature"),
	// A log is read and not written: nothing to complete, to format, to rename or to edit in two places.
	client("completion", "CompletionItemFeature"),
	client("signatureHelp", "SignatureHelpFeature"),
	client(
		"formatting",
		...["DocumentFormattingFeature", "DocumentRangeFormattingFeature", "DocumentOnTypeFormattingFeature"],
	),
	client("rename", "RenameFeature"),
	client("linkedEditingRange", "LinkedEditingFeature"),
	server("linkedEditingRange", "LinkedEditingRangeFeature"),
	protocol("linkedEditingRange"),
	client("inlineCompletion", "InlineCompletionItemFeature"),
	server("inlineCompletion", "InlineCompletionFeature"),
	protocol("inlineCompletion"),
	// It has no colours, types, values of variables, monikers or documents that the server makes.
	client("colorProvider", "ColorProviderFeature"),
	protocol("colorProvider"),
	client("declaration", "DeclarationFeature"),
	protocol("declaration"),
	client("typeDefinition", "TypeDefinitionFeature"),
	protocol("typeDefinition"),
	client("typeHierarchy", "TypeHierarchyFeature"),
	server("typeHierarchy", "TypeHierarchyFeature"),
	protocol("typeHierarchy"),
	client("inlineValue", "InlineValueFeature"),
	server("inlineValue", "InlineValueFeature"),
	protocol("inlineValue"),
	server("moniker", "MonikerFeature"),
	protocol("moniker"),
	client("textDocumentContent", "TextDocumentContentFeature"),
	server("textDocumentContent", "TextDocumentContentFeature"),
	protocol("textDocumentContent"),
	// VS Code does not install us where it is too old: `engines` of the manifest says the same version.
	["semver/functions/parse.js", "module.exports = (version) => version;"],
	["semver/functions/satisfies.js", "module.exports = () => true;"],
]);

/** The engine of regular expressions has a table for each class of Unicode. We write the classes out, and ask none of them. */
const EXPRESSIONS = "re2js/build/index.js";

/** The module that asks Node for `crypto`, to name pipes that we never open: loading it takes a tenth of the server's start. */
const NAMES_PIPES = /[\\/]vscode-jsonrpc[\\/]lib[\\/]node[\\/]main\.js$/;
const LEFT_OUT = "left out";

/** The module of the types of LSP, with a namespace of checks for each. Bundled by `require`, it would ship as a whole. */
const TYPES = "vscode-languageserver-types/lib/esm/main.js";

/**
 * A plugin for esbuild that puts the modules above in place of those of the packages, and leaves of the types of LSP those that
 * the JavaScript and TypeScript in one of the folders asks for, with what they need.
 */
export function leaveOut(...folders) {
	return {
		name: LEFT_OUT,
		setup(build) {
			build.onResolve({ filter: /^crypto$/ }, ({ path, importer }) =>
				NAMES_PIPES.test(importer) ? { path, namespace: LEFT_OUT } : undefined,
			);
			build.onLoad({ filter: /./, namespace: LEFT_OUT }, () => ({ contents: "" }));
			build.onLoad({ filter: /\.js$/ }, ({ path }) => {
				const file = path.replaceAll("\\", "/");
				if (file.endsWith(`/node_modules/${TYPES}`)) {
					return { contents: askedPart(readFileSync(path, "utf8"), folders.flatMap(sourcesIn)) };
				}
				if (file.endsWith(`/node_modules/${EXPRESSIONS}`)) {
					return { contents: withoutTables(readFileSync(path, "utf8")) };
				}
				const contents = insteadOf(file);
				return contents === undefined ? undefined : { contents };
			});
		},
	};
}

function insteadOf(file) {
	const end = Object.keys(INSTEAD).find((path) => file.endsWith(`/node_modules/${path}`));
	return end === undefined ? undefined : INSTEAD[end];
}

function exporting(names, value) {
	return names.map((name) => `exports.${name} = ${value};`).join("\n");
}

/** The engine with maps that are empty, so that it knows no `\\p{…}` by itself. */
function withoutTables(module) {
	const maps = /(static (?:FOLD_)?(?:CATEGORIES|SCRIPTS?) = new LazyMap\(\{)[\s\S]*?(?=\n\t\}\);)/g;
	if (module.match(maps)?.length !== 4) throw new Error(`${EXPRESSIONS} has other tables than expected.`);
	return module.replace(maps, "$1");
}

/** The texts of the modules in a folder, but for those that are left out. */
function sourcesIn(folder) {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, name).replaceAll("\\", "/"))
		.filter((file) => /(?<!\.d)\.[jt]s$/.test(file) && insteadOf(`/${file}`) === undefined)
		.map((file) => readFileSync(file, "utf8"));
}

/** The declarations of a module whose names stand in one of the texts, and all that they ask for, in order. */
function askedPart(module, texts) {
	const declarations = withoutComments(module)
		.split(/^(?=(?:export )?(?:var|class) )/m)
		.map((text) => ({ text, name: /^(?:export )?(?:var|class) (\w+)/.exec(text)?.[1] }));
	// A set that grows while it is gone over: what is asked for asks for more.
	const asked = new Set([withoutComments(texts.join("\n"))]);
	const kept = new Set();
	for (const text of asked) {
		for (const declaration of declarations) {
			const { name } = declaration;
			if (kept.has(declaration) || !name || !new RegExp(`_1\\.${name}\\b|\\b${name}\\.`).test(text)) continue;
			kept.add(declaration);
			asked.add(declaration.text);
		}
	}
	return declarations
		.filter((declaration) => !declaration.name || kept.has(declaration))
		.map(({ text }) => text)
		.join("");
}

function withoutComments(code) {
	return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
