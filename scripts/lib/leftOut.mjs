// What is left out of our bundles: parts of packages that nobody who uses the extension can reach. Something smaller stands in
// their place.

/** A feature of the client of LSP that offers nothing to the server and does nothing. */
const NO_FEATURE = `class {
	fillClientCapabilities() {}
	initialize() {}
	getState() { return { kind: "static" }; }
	clear() {}
}`;

/** Modules, by the end of their paths, and what stands in their place. */
const INSTEAD = {
	// Our server is told of no file that is made, renamed or deleted. The patterns for these alone need `minimatch`.
	"vscode-languageclient/lib/common/fileOperations.js": features(
		...["DidCreateFilesFeature", "DidRenameFilesFeature", "DidDeleteFilesFeature"],
		...["WillCreateFilesFeature", "WillRenameFilesFeature", "WillDeleteFilesFeature"],
	),
	// A log is in no notebook.
	"vscode-languageclient/lib/common/notebook.js": features("NotebookDocumentSyncFeature"),
	// Our server sends its diagnostics; nobody asks for them.
	"vscode-languageclient/lib/common/diagnostic.js": features("DiagnosticFeature"),
	// VS Code does not install us where it is too old: `engines` of the manifest says the same version.
	"semver/functions/parse.js": "module.exports = (version) => version;",
	"semver/functions/satisfies.js": "module.exports = () => true;",
};

/** A plugin for esbuild that puts the modules above in place of those of the packages. */
export const leaveOut = {
	name: "left out",
	setup(build) {
		build.onLoad({ filter: /\.js$/ }, ({ path }) => {
			const found = Object.keys(INSTEAD).find((end) => path.replaceAll("\\", "/").endsWith(`/node_modules/${end}`));
			return found && { contents: INSTEAD[found] };
		});
	},
};

function features(...names) {
	return names.map((name) => `exports.${name} = ${NO_FEATURE};`).join("\n");
}
