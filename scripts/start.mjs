// npm start [-- FILE]: opens a log in VS Code with the extension, on a machine that has nothing but Node 20 and npm.
// FILE is a log of yours; without one it is the sample log of the project. It is opened read-only.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, openSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { findDesktopCode, findOnPath, hasDisplay } from "./lib/desktop.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { logsDir, projectDir, sampleLog } from "./lib/paths.mjs";
import { exited, main, run, temporaryDir } from "./lib/processes.mjs";
import { windowSettings } from "./lib/settings.mjs";
import { ensureServer, installVsix, startServer, writeServerSettings } from "./lib/vscodeServer.mjs";
import { makeVsix } from "./lib/vsix.mjs";

await main(async () => {
	const { file, complaint } = logToOpen(process.argv.slice(2));
	if (complaint) {
		console.error(complaint);
		return 2;
	}

	await ensurePackages();
	const vsix = await makeVsix();
	const settings = windowSettings({ readOnly: basename(file) });
	const code = findDesktopCode();
	if (code) return openDesktop(code, file, settings);
	await openServer(file, vsix, settings);
	return 0;
});

/** Checks the command line before anything is installed, so that a slip costs no time. */
function logToOpen(args) {
	if (args.length === 0) return { file: sampleLog };
	if (args.length > 1 || args[0].startsWith("-")) {
		return { complaint: "Usage: npm start, or npm start -- FILE with the path of one log." };
	}
	// npm changes to the project's folder; the path is meant from where the user was.
	const file = resolve(process.env.INIT_CWD ?? process.cwd(), args[0]);
	const stats = statSync(file, { throwIfNoEntry: false });
	if (!stats) return { complaint: `There is no file ${file}.` };
	if (!stats.isFile()) return { complaint: `${file} is not a file. Name one log, not a folder.` };
	try {
		accessSync(file, constants.R_OK);
	} catch {
		return { complaint: `The file ${file} may not be read by you.` };
	}
	return { file };
}

/** An extension development window of the VS Code that is installed, apart from the user's own settings. */
async function openDesktop(code, file, settings) {
	const dataDir = temporaryDir("rtcdll-log-");
	mkdirSync(join(dataDir, "User"));
	writeFileSync(join(dataDir, "User", "settings.json"), JSON.stringify(settings));
	const args = [
		// With --verbose the window is a child of this command and ends with it; else it would live on by itself.
		...["--new-window", "--wait", "--verbose", "--disable-workspace-trust", "--skip-welcome"],
		...["--user-data-dir", dataDir, "--extensions-dir", join(dataDir, "extensions")],
		`--extensionDevelopmentPath=${projectDir}`,
		// VS Code refuses to run as root otherwise.
		...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
		file,
	];
	console.log(`Opening ${file} in VS Code. Close the window or press Ctrl+C to end.`);
	mkdirSync(logsDir, { recursive: true });
	const log = openSync(join(logsDir, "desktop.log"), "w");
	const stdio = ["ignore", log, log];
	// On Windows `code` is a script, which only the shell can run.
	if (process.platform !== "win32") return run(code, args, { stdio });
	const quoted = [code, ...args].map((word) => `"${word}"`);
	return run(quoted[0], quoted.slice(1), { stdio, shell: true });
}

/** The server build of VS Code, whose window is a page in the browser. */
async function openServer(file, vsix, settings) {
	console.log("There is no VS Code for the desktop here, so the log opens in VS Code in the browser.");
	await ensureServer();
	const dataDir = temporaryDir("rtcdll-log-");
	writeServerSettings(dataDir, settings);
	console.log("Installing the extension …");
	await installVsix(vsix, dataDir);
	const server = await startServer({ dataDir });
	const url = server.url({ folder: dirname(file), payload: [["openFile", server.remote(file)]] });
	console.log(`\n${file} is open at\n\n    ${url}\n\nPress Ctrl+C to end.`);
	openInBrowser(url);
	await exited(server.child);
}

/** The browser is the user's own: it is not ours to end. */
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
