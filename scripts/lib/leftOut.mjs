// Leaves out of our bundles the parts of packages that our code cannot reach, and replaces them with stubs. The bundles
// become smaller and load faster.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A feature of the LSP client that announces no capability and does nothing. */
const NO_FEATURE = `class {
	fillClientCapabilities() {}
	initialize() {}
	getState() { return { kind: "static" }; }
	clear() {}
}`;

/** A feature of the server's connection is a mixin, a function that extends a class. This one adds nothing. */
const NO_MIXIN = "(Base) => Base";

const client = (file, ...names) => [`vscode-languageclient/lib/common/${file}.js`, exporting(names, NO_FEATURE)];
const server = (file, name) => [`vscode-languageserver/lib/common/${file}.js`, exporting([name], NO_MIXIN)];
const protocol = (file, ...names) => [
	`vscode-languageserver-protocol/lib/common/protocol.${file}.js`,
	exporting(names, "{}"),
];

/** The replaced modules, by the end of their paths, with their replacements. */
const INSTEAD = Object.fromEntries([
	// Our server does not use notifications about created, renamed or deleted files. Only the patterns for these need
	// `minimatch`.
	client(
		"fileOperations",
		...["DidCreateFilesFeature", "DidRenameFilesFeature", "DidDeleteFilesFeature"],
		...["WillCreateFilesFeature", "WillRenameFilesFeature", "WillDeleteFilesFeature"],
	),
	server("fileOperations", "FileOperationsFeature"),
	protocol("fileOperations"),
	// Logs are not in notebooks. The client checks for a feature of this name.
	client("notebook", "NotebookDocumentSyncFeature"),
	["vscode-languageserver/lib/common/notebook.js", exporting(["NotebookDocuments", "NotebookSyncFeature"], NO_MIXIN)],
	protocol("notebook", "NotebookDocumentSyncRegistrationType"),
	// Our server publishes diagnostics to VS Code; only other editors pull them.
	client("diagnostic", "DiagnosticFeature"),
	// Logs are read-only, so there is no completion, formatting, renaming or linked editing.
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
	// Logs have no colours, types, variable values or monikers, and the server provides no documents.
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
	// VS Code does not install the extension in versions older than `engines` in the manifest, which is the same check.
	["semver/functions/parse.js", "module.exports = (version) => version;"],
	["semver/functions/satisfies.js", "module.exports = () => true;"],
]);

/**
 * The RE2 engine has a table for each Unicode class. We expand classes ourselves (`unicodeClasses.ts`) and need none of
 * them.
 */
const EXPRESSIONS = "re2js/build/index.js";

/**
 * This module loads `crypto` to generate pipe names, which we never use. Loading it takes a tenth of the server's start
 * time.
 */
const NAMES_PIPES = /[\\/]vscode-jsonrpc[\\/]lib[\\/]node[\\/]main\.js$/;
const LEFT_OUT = "left out";

/** The LSP types, with a namespace of type guards for each. It is imported by `require`, so esbuild cannot tree-shake it. */
const TYPES = "vscode-languageserver-types/lib/esm/main.js";

/**
 * An esbuild plugin that applies the replacements above, and reduces the LSP types to those that the JavaScript and
 * TypeScript files in the given folders use, directly or indirectly.
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

/** Empties the engine's maps of Unicode classes, so that it knows no `\\p{…}` itself. */
function withoutTables(module) {
	const maps = /(static (?:FOLD_)?(?:CATEGORIES|SCRIPTS?) = new LazyMap\(\{)[\s\S]*?(?=\n\t\}\);)/g;
	if (module.match(maps)?.length !== 4) throw new Error(`${EXPRESSIONS} has other tables than expected.`);
	return module.replace(maps, "$1");
}

/** The source texts in a folder, except those of replaced modules. */
function sourcesIn(folder) {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, name).replaceAll("\\", "/"))
		.filter((file) => /(?<!\.d)\.[jt]s$/.test(file) && insteadOf(`/${file}`) === undefined)
		.map((file) => readFileSync(file, "utf8"));
}

/** The declarations of a module that one of the texts refers to, and those that these refer to in turn, in their order. */
function askedPart(module, texts) {
	const declarations = withoutComments(module)
		.split(/^(?=(?:export )?(?:var|class) )/m)
		.map((text) => ({ text, name: /^(?:export )?(?:var|class) (\w+)/.exec(text)?.[1] }));
	// The set grows during the iteration, because each declaration found may refer to more.
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
