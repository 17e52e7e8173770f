// A real VS Code for machines without the desktop build: the server build in the npm package `code-server`, whose workbench
// is a page in a browser. Extension host, language server and commands are the real ones.

import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { node24, npm } from "./packages.mjs";
import { logsDir, vscodeDir } from "./paths.mjs";
import { Explained, exited, run, start, stop } from "./processes.mjs";
import { sourcesDigest } from "./sources.mjs";
import { makeVsix } from "./vsix.mjs";

const version = "4.139.1";
const installedDir = join(vscodeDir, `code-server-${version}`);
const serverDir = join(installedDir, "node_modules", "code-server", "lib", "vscode");
const serverMain = join(serverDir, "out", "server-main.js");

/** Without a gallery, the server does not query the network for extensions. */
const noGallery = { EXTENSIONS_GALLERY: "{}" };

/** Installs the server build of VS Code once, in an ignored folder of the project. */
export async function ensureServer() {
	if (existsSync(installedDir)) return;
	console.log(
		`Installing VS Code for the browser (code-server ${version}) into .vscode-test, once; that may take a minute …`,
	);
	// Assembled elsewhere and moved when complete, so that an interrupted installation is not mistaken for a complete one.
	const partial = `${installedDir}.partial`;
	rmSync(partial, { recursive: true, force: true });
	mkdirSync(partial, { recursive: true });
	writeFileSync(join(partial, "package.json"), '{ "private": true }\n');
	// Without install scripts, no compiler is needed. Only the native logger is missing then, for which VS Code has a fallback.
	// The inner package has dependencies of its own, which npm does not install.
	const install = ["install", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
	const inner = join(partial, "node_modules", "code-server", "lib", "vscode");
	for (const [dir, packages] of [
		[partial, [`code-server@${version}`]],
		[inner, []],
	]) {
		// Hides the number of installed packages; errors go to stderr.
		const stdio = ["ignore", "ignore", "inherit"];
		if ((await npm([...install, "--prefix", dir, ...packages], { cwd: dir, stdio })) !== 0) {
			throw new Explained("The server build of VS Code could not be installed; npm says why above.");
		}
	}
	renameSync(partial, installedDir);
}

/** Writes the settings of the server with this data folder. */
export function writeServerSettings(dataDir, settings) {
	for (const scope of ["User", "Machine"]) {
		const dir = join(dataDir, "data", scope);
		mkdirSync(dir, { recursive: true });
		writeFileSync(join(dir, "settings.json"), JSON.stringify(settings, undefined, "\t"));
	}
}

/**
 * Returns a folder for `startServer` that contains only our extension. It is built once per state of the sources, so
 * unchanged sources cause no delay.
 */
export async function ensureExtension() {
	const name = `extension-${sourcesDigest()}`;
	const dir = join(vscodeDir, name);
	if (existsSync(dir)) return dir;
	const vsix = await makeVsix();
	console.log("Installing the extension …");
	const partial = join(vscodeDir, "partial-extension");
	for (const old of readdirSync(vscodeDir)) {
		if (old.startsWith("extension-")) rmSync(join(vscodeDir, old), { recursive: true, force: true });
	}
	rmSync(partial, { recursive: true, force: true });
	await installVsix(vsix, partial);
	renameSync(partial, dir);
	return dir;
}

/** Installs a packaged extension for the server with this data folder. */
export async function installVsix(vsix, dataDir) {
	const args = ["--install-extension", vsix, "--server-data-dir", dataDir, "--accept-server-license-terms"];
	const status = await run(node24, [serverMain, ...args], {
		env: noGallery,
		stdio: ["ignore", "ignore", "ignore"],
	});
	if (status !== 0) throw new Explained(`VS Code refuses to install ${vsix}.`);
}

/**
 * Starts the server on the loopback address, on the given or a free port, protected by a random token. Its output goes to a
 * file because it is of no interest to users. Extensions are in `extensionsDir`, by default inside `dataDir`.
 */
export async function startServer({ dataDir, extensionsDir, port: wanted = 0, env }) {
	const token = randomBytes(16).toString("hex");
	mkdirSync(logsDir, { recursive: true });
	const logFile = join(logsDir, "server.log");
	const child = start(
		node24,
		[
			serverMain,
			...["--host", "127.0.0.1", "--port", `${wanted}`, "--connection-token", token],
			...["--accept-server-license-terms", "--server-data-dir", dataDir, "--telemetry-level", "off"],
			...(extensionsDir ? ["--extensions-dir", extensionsDir] : []),
			// The page only accepts `payload` with this flag, which is how files are opened and test suites run.
			"--enable-smoke-test-driver",
		],
		{ env: { ...noGallery, ...env }, stdio: ["ignore", "pipe", "pipe"] },
	);
	const log = createWriteStream(logFile);
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });

	const port = await Promise.race([
		portIn(child.stdout),
		portTaken(child.stderr).then(() => {
			throw new Explained(`Port ${wanted} is taken by another program. Choose another one, or none for a free one.`);
		}),
		exited(child).then((status) => {
			throw new Explained(`The server build of VS Code ended with status ${status}; its output is in ${logFile}.`);
		}),
	]);
	const authority = `127.0.0.1:${port}`;
	const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
	return {
		child,
		port,
		remote,
		/** The URL of a window. The payload is a list of pairs such as `["openFile", server.remote(path)]`. */
		url({ folder, payload = [] } = {}) {
			const query = new URLSearchParams({ tkn: token });
			if (folder) query.set("folder", decodeURIComponent(pathToFileURL(folder).pathname));
			if (payload.length > 0) query.set("payload", JSON.stringify(payload));
			return `http://${authority}/?${query}`;
		},
		stop: () => stop(child),
	};
}

function portIn(stdout) {
	return new Promise((resolve) => {
		createInterface({ input: stdout }).on("line", (line) => {
			const port = /listening on (\d+)/.exec(line)?.[1];
			if (port) resolve(Number(port));
		});
	});
}

function portTaken(stderr) {
	return new Promise((resolve) => {
		createInterface({ input: stderr }).on("line", (line) => {
			if (line.includes("EADDRINUSE")) resolve();
		});
	});
}
