// Builds what runs: the two halves of the extension for both hosts, the pages of the panels, the command line, and the
// tests that run inside VS Code. With --watch it builds again on every change, with --production it minifies and leaves
// out source maps.

import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { builtinModules, bundledPackages } from "./scripts/lib/bundled.mjs";
import { commonParts } from "./scripts/lib/commonParts.mjs";
import { leaveOut } from "./scripts/lib/leftOut.mjs";
import { noticesOf } from "./scripts/lib/licenses.mjs";
import { projectDir } from "./scripts/lib/paths.mjs";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

/** The oldest VS Code we support runs on Node 20, so nothing newer may be left in a bundle. */
const node = { platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"] };
const browser = { platform: "browser", target: "es2023" };
const insideVSCode = { external: ["vscode"] };
const executable = { banner: { js: "#!/usr/bin/env node" } };

/** VS Code loads the test entry, which looks for the suites beside it, so each suite is a bundle of its own. */
const suites = readdirSync("test/e2e").filter((name) => name.endsWith(".test.ts"));

/** The types of LSP stay that the library for each side asks for, with the protocol below both, and our own code. */
const protocol = "node_modules/vscode-languageserver-protocol/lib/common";
const inServer = leaveOut(protocol, "node_modules/vscode-languageserver/lib/common", "server/src/lsp");
const inClient = leaveOut(protocol, "node_modules/vscode-languageclient/lib/common", "client/src");

/** The language server and the client for each host, as they would be if each bundle were to stand alone. */
const servers = {
	web: { ...browser, format: "iife", entryPoints: { "server.browser": "server/src/browser.ts" }, plugins: [inServer] },
	node: { ...node, entryPoints: { "server.main": "server/src/node.ts" }, plugins: [inServer] },
};
const clients = {
	web: { ...browser, ...insideVSCode, format: "cjs", entryPoints: ["client/src/browser.ts"], plugins: [inClient] },
	desktop: { ...node, ...insideVSCode, entryPoints: { client: "client/src/node.ts" }, plugins: [inClient] },
};
const { first: lsp, later: engine } = await commonParts(servers.web, servers.node);
const { first: client } = await commonParts(clients.web, clients.desktop);

/** The names of the common parts of the server in a worker, which has no modules. In Node they are such. */
const [LSP, ENGINE] = ["rtcdllLsp", "rtcdllEngine"];
const script = (globalName) => ({
	...browser,
	format: "iife",
	globalName,
	footer: { js: `if (typeof module === "object") module.exports = ${globalName};` },
});

/** A bundle of that name, of a module that is no file. */
const written = (name, contents) => ({
	entryPoints: undefined,
	stdin: { contents, resolveDir: projectDir },
	entryNames: name,
});

/** The command line asks the manifest for nothing but its version. */
const versionAlone = {
	name: "version alone",
	setup(build) {
		build.onLoad({ filter: /package\.json$/ }, ({ path }) => {
			const { version } = JSON.parse(readFileSync(path, "utf8"));
			return { contents: JSON.stringify({ version }), loader: "json" };
		});
	},
};

const bundles = [
	// What the server needs to say what it can do, and what it needs for everything else.
	{ ...script(LSP), ...written("lsp", lsp.exports), plugins: [inServer] },
	{
		...script(ENGINE),
		...written("engine", engine.exports),
		external: ["./lsp.js"],
		plugins: [inServer, lsp.takenFrom(`(typeof ${LSP} === "object" ? ${LSP} : require("./lsp.js"))`)],
	},
	{ ...servers.web, plugins: [inServer, lsp.takenFrom(LSP), engine.takenFrom(ENGINE)] },
	{
		...servers.node,
		external: ["./lsp.js", "./engine.js"],
		plugins: [inServer, lsp.takenFrom('require("./lsp.js")'), engine.takenFrom('require("./engine.js")')],
	},
	{ ...node, ...executable, entryPoints: { server: "server/src/serverStart.ts" }, external: ["./server.main.js"] },
	// The web's extension host can load a single file. So that one is whole, and the desktop's takes from it what both have.
	{ ...clients.web, ...written("client.browser", `export * from "./client/src/browser.ts";\n${client.exports}`) },
	{
		...clients.desktop,
		external: ["vscode", "./client.browser.js"],
		plugins: [inClient, client.takenFrom('require("./client.browser.js")')],
	},
	{
		...browser,
		format: "iife",
		entryPoints: { ladder: "client/webview/ladder.ts", flows: "client/webview/flows.ts" },
	},
	// The command line has a bundle of its own. It ships in another package, and it starts faster without the language server.
	{ ...node, ...executable, entryPoints: { cli: "server/src/cliStart.ts" }, external: ["./cli.main.js"] },
	{
		...node,
		entryPoints: { "cli.main": "server/src/cli.ts" },
		plugins: [versionAlone, leaveOut()],
		external: ["./cli.mcp.js"],
		alias: {
			// The parser of arguments could start a command as a program. Ours has none, and cannot start any.
			"node:child_process": "./server/src/cli/arguments/noPrograms.ts",
			// Its other half asks for the address of its own file, which a bundle of CommonJS does not have.
			tinyglobby: "./node_modules/tinyglobby/dist/index.cjs",
		},
	},
	{ ...node, entryPoints: { "cli.mcp": "server/src/cli/assistant/mcpServer.ts" } },
	{
		...node,
		external: ["vscode", "mocha"],
		entryPoints: ["test/e2e/index.ts", ...suites.map((name) => `test/e2e/${name}`)],
		outdir: "dist/test",
	},
	{
		...browser,
		...insideVSCode,
		entryPoints: { web: "test/e2e/web/index.ts" },
		outdir: "dist/test",
		// Mocha's build for browsers takes the `module` of a bundle for its own, so this one is set behind it.
		format: "iife",
		globalName: "web",
		footer: { js: "module.exports = web;" },
		alias: { "node:assert/strict": "./test/e2e/web/assert.ts" },
		// What the packages for that ask of Node without need.
		define: { process: '{ "env": {} }', global: "globalThis" },
	},
];

/** The tests are bundled too, and stay here. */
const ships = ({ outdir }) => outdir === undefined;

const building = new Set(bundles);

/** Tells an editor's watch task when a build begins and ends, and lets what has a first line for that be run by its name. */
const afterwards = (bundle) => ({
	name: "afterwards",
	setup(build) {
		build.onStart(() => {
			if (watch && building.size === 0) console.log("[watch] build started");
			building.add(bundle);
		});
		build.onEnd(({ errors }) => {
			if (bundle.banner === executable.banner && errors.length === 0) {
				for (const name of Object.keys(bundle.entryPoints)) chmodSync(`dist/${name}.js`, 0o755);
			}
			building.delete(bundle);
			if (watch && building.size === 0) console.log("[watch] build finished");
		});
	},
});

// What an earlier build left behind must neither be packaged nor be run as a test.
rmSync("dist", { recursive: true, force: true });

const contexts = await Promise.all(
	bundles.map((bundle) =>
		esbuild.context({
			bundle: true,
			outdir: "dist",
			minify: production,
			sourcemap: !production,
			logLevel: "warning",
			metafile: true,
			...bundle,
			plugins: [afterwards(bundle), ...(bundle.plugins ?? [])],
		}),
	),
);

if (watch) {
	console.log("[watch] build started");
	await Promise.all(contexts.map((context) => context.watch()));
} else {
	// All of them are tried, so that one run shows the errors of every bundle.
	const results = await Promise.allSettled(contexts.map((context) => context.rebuild()));
	await Promise.all(contexts.map((context) => context.dispose()));
	// esbuild has printed its own errors already; anything else is a fault of this script.
	for (const { reason } of results) if (reason && !reason.errors) console.error(reason);
	const metafiles = results.flatMap(({ value }, at) => (value && ships(bundles[at]) ? value.metafile : []));
	if (production) await Promise.all(metafiles.flatMap(({ outputs }) => Object.keys(outputs)).map(shorten));
	const packages = bundledPackages(metafiles);
	const inExtension = metafiles.filter(({ outputs }) => !Object.keys(outputs).some(isOfCommandLine));
	writeFileSync("dist/THIRD-PARTY-NOTICES.txt", noticesOf(bundledPackages(inExtension)));
	writeFileSync("dist/THIRD-PARTY-NOTICES.npm.txt", noticesOf(packages));
	if (results.every(({ status }) => status === "fulfilled")) {
		const manual = spawnSync(process.execPath, ["dist/cli.js", "help", "--man"], { encoding: "utf8" });
		writeFileSync("dist/rtcdll.1", manual.stdout);
	}
	// For whoever lists or checks what ships; it does not ship itself.
	const bundled = {
		packages: packages.map(({ name, version }) => `${name}@${version}`),
		builtins: builtinModules(metafiles),
	};
	writeFileSync("dist/bundled.json", JSON.stringify(bundled, undefined, "\t"));
	process.exitCode = results.some(({ status }) => status === "rejected") ? 1 : 0;
}

/** The command line is in the npm package, and not in the .vsix. */
function isOfCommandLine(path) {
	return path.startsWith("dist/cli.");
}

/** Chooses the names within a script anew: those of Terser deflate better, which is a twenty-fifth of the .vsix. */
async function shorten(path) {
	if (!path.endsWith(".js")) return;
	const { code } = await minify(readFileSync(path, "utf8"), { compress: false });
	writeFileSync(path, code);
}
