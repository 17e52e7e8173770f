// npm start [-- [--port N] FILE ...]: opens logs in VS Code with the extension, on a machine with only Node 20 and npm.
// Without a file it opens a sample of the project, a refused sign-in. Files are opened read-only, and failures are in view.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, openSync, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findDesktopCode, findOnPath, hasDisplay } from "./lib/desktop.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { logsDir, projectDir, refusedLog } from "./lib/paths.mjs";
import { exited, main, run, temporaryDir } from "./lib/processes.mjs";
import { windowSettings } from "./lib/settings.mjs";
import { forwardingAdvice } from "./lib/ssh.mjs";
import { ensureExtension, ensureServer, startServer, writeServerSettings } from "./lib/vscodeServer.mjs";
import { ensureBuilt } from "./lib/vsix.mjs";

const USAGE = `Usage: npm start, or npm start -- [--port N] FILE ...
FILE is a log of yours. With --port N it opens in the browser, at that port.`;

await main(async () => {
	const { files, port, complaint } = readCommandLine(process.argv.slice(2));
	if (complaint) {
		console.error(complaint);
		return 2;
	}

	await ensurePackages();
	const settings = windowSettings({
		readOnly: files.map((file) => basename(file)),
		"window.autoDetectColorScheme": true,
		"rtcdll.showOnOpen": ["problems", "transactions"],
		// In MB. In a browser, VS Code asks for confirmation above 10 MB, but the user has named the file.
		"workbench.editorLargeFileConfirmation": 1024,
	});
	const code = port === undefined ? findDesktopCode() : undefined;
	if (code) return openDesktop(code, files, settings);
	await openServer(files, settings, port);
	return 0;
});

/** Validates the command line before anything is installed, so that mistakes are reported at once. */
function readCommandLine(args) {
	let parsed;
	try {
		parsed = parseArgs({ args, allowPositionals: true, options: { port: { type: "string" } } });
	} catch {
		return { complaint: USAGE };
	}
	const { port } = parsed.values;
	if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
		return { complaint: `A port is a number from 1 to 65535, not "${port}".` };
	}
	// npm changes to the project's folder, but paths are relative to the user's.
	const named = parsed.positionals.map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));
	const complaint = named.map(complaintAbout).find(Boolean);
	return { complaint, files: named.length > 0 ? named : [refusedLog], port: port && Number(port) };
}

function complaintAbout(file) {
	const stats = statSync(file, { throwIfNoEntry: false });
	if (!stats) return `There is no file ${file}.`;
	if (!stats.isFile()) return `${file} is not a file. Name logs, not folders.`;
	try {
		accessSync(file, constants.R_OK);
	} catch {
		return `The file ${file} may not be read by you.`;
	}
	return undefined;
}

/** Opens an extension development window of the installed VS Code, without the user's own settings. */
async function openDesktop(code, files, settings) {
	await ensureBuilt();
	const dataDir = temporaryDir("rtcdll-log-");
	mkdirSync(join(dataDir, "User"));
	writeFileSync(join(dataDir, "User", "settings.json"), JSON.stringify(settings));
	const args = [
		// With --verbose, the window is a child process of this command and ends with it; otherwise it would keep running.
		...["--new-window", "--wait", "--verbose", "--disable-workspace-trust", "--skip-welcome"],
		...["--user-data-dir", dataDir, "--extensions-dir", join(dataDir, "extensions")],
		`--extensionDevelopmentPath=${projectDir}`,
		// VS Code refuses to run as root otherwise.
		...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
		...files,
	];
	console.log(`Opening ${files.join(", ")} in VS Code. Close the window or press Ctrl+C to end.`);
	mkdirSync(logsDir, { recursive: true });
	const log = openSync(join(logsDir, "desktop.log"), "w");
	const stdio = ["ignore", log, log];
	// On Windows, `code` is a script that only the shell can run.
	if (process.platform !== "win32") return run(code, args, { stdio });
	const quoted = [code, ...args].map((word) => `"${word}"`);
	return run(quoted[0], quoted.slice(1), { stdio, shell: true });
}

/** Opens the server build of VS Code, whose window is a page in the browser. */
async function openServer(files, settings, wantedPort) {
	// In parallel, because one waits for the network and the other uses the processor.
	await Promise.all([ensureServer(), ensureBuilt()]);
	const extension = await ensureExtension();
	const dataDir = temporaryDir("rtcdll-log-");
	writeServerSettings(dataDir, settings);
	console.log("Starting VS Code in the browser …");
	const [first, ...others] = files;
	const { url, remote, port, child } = await startServer({
		dataDir,
		extensionsDir: join(extension, "extensions"),
		port: wantedPort,
		// The page takes one file; the extension opens the others.
		env: { RTCDLL_OPEN: JSON.stringify(others) },
	});
	const address = url({ folder: dirname(first), payload: [["openFile", remote(first)]] });
	const opened = files.length === 1 ? `${first} is` : `${files.length} logs are`;
	const ssh = forwardingAdvice(process.env, port, userInfo().username);
	console.log(`\n${opened} open at\n\n    ${address}\n${ssh}\nPress Ctrl+C to end.`);
	openInBrowser(address);
	await exited(child);
}

/** This is the user's own browser, so it is not stopped with us. */
function openInBrowser(url) {
	if (process.env.CI || !hasDisplay) return;
	const [command, ...args] = {
		darwin: ["open"],
		win32: ["rundll32", "url.dll,FileProtocolHandler"],
	}[process.platform] ?? ["xdg-open"];
	if (process.platform === "linux" && !findOnPath(command)) return;
	spawn(command, [...args, url], { detached: true, stdio: "ignore" })
		.on("error", () => {})
		.unref();
}
