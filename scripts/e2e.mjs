// npm run test:e2e: runs the suites of test/e2e in a real VS Code, the desktop build if available, otherwise the server
// build. The project must be built. `npm run test:e2e -- --grep "part of its name"` runs single tests. With --web, the
// extension runs in the web extension host, as in a browser, with the suites of test/e2e/web (all suites in the desktop
// build). With --huge, the log of 200 MB is tested instead of everything else; with --follow, it is measured how soon a growing
// log shows what is written.

import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { ensureChromium } from "./lib/chromium.mjs";
import { desktopCodeForTests } from "./lib/desktop.mjs";
import { node24 } from "./lib/packages.mjs";
import { distDir, fixturesDir, logsDir, projectDir } from "./lib/paths.mjs";
import { atEnd, Explained, main, temporaryDir } from "./lib/processes.mjs";
import { reportResults } from "./lib/results.mjs";
import { ensureServer } from "./lib/vscodeServer.mjs";

/** Far more than the suites need; stops a window that hangs. */
const deadlineMs = 12 * 60_000;

await main(async () => {
	const { values } = parseArgs({
		options: {
			grep: { type: "string" },
			web: { type: "boolean" },
			huge: { type: "boolean" },
			follow: { type: "boolean" },
		},
	});
	const alone = (values.huge && "a log of 200 MB") || (values.follow && "a log that grows by 100 KB/s");
	const grep = alone || values.grep;
	const { command, args } = await findVSCode();

	// VS Code logs much that does not concern the tests, so it goes to a file.
	mkdirSync(logsDir, { recursive: true });
	const logFile = join(logsDir, "window.log");
	const log = createWriteStream(logFile);
	let results;
	const toUs = linesTo((line) => {
		const [, word, text] = /RTCDLL-(TEST|RESULTS) ?(.*)/.exec(line) ?? [];
		if (word === "TEST") console.log(text);
		else if (word === "RESULTS") results = JSON.parse(/\{.*?\}/.exec(text)[0]);
		else log.write(`${line}\n`);
	});

	const dataDir = temporaryDir("rtcdll-e2e-");
	const tests = runTests({
		vscodeExecutablePath: command,
		extensionDevelopmentPath: projectDir,
		extensionTestsPath: join(distDir, "test", values.web ? "web" : "index"),
		extensionTestsEnv: {
			...(grep && { RTCDLL_TEST_GREP: grep }),
			...(values.huge && { RTCDLL_TEST_HUGE: "1" }),
			...(values.follow && { RTCDLL_TEST_FOLLOW: "1" }),
		},
		launchArgs: [
			...args,
			fixturesDir,
			...(values.web ? ["--extensionDevelopmentKind=web"] : []),
			`--user-data-dir=${join(dataDir, "data")}`,
			`--extensions-dir=${join(dataDir, "extensions")}`,
		],
		stdout: toUs,
		stderr: linesTo((line) => log.write(`${line}\n`)),
	}).then(
		() => 0,
		() => 1,
	);
	// What runTests starts receives Ctrl+C itself and only needs time to clean up.
	atEnd(() => Promise.race([tests, after(5000)]));
	const status = await Promise.race([
		tests,
		after(deadlineMs).then(() => {
			throw new Explained(`The tests did not end within ${deadlineMs / 60_000} minutes.`);
		}),
	]);
	if (!results) throw new Explained(`VS Code ended before the tests were through; its own messages are in ${logFile}.`);
	reportResults(results);
	return results.failed > 0 ? 1 : status;
});

/** Returns the program that runs the tests, and its first arguments. */
async function findVSCode() {
	const desktop = await desktopCodeForTests();
	if (desktop.command) return desktop;
	console.log(`No VS Code for the desktop (${desktop.reason}): the tests run in the server build.`);
	await ensureServer();
	await ensureChromium();
	return { command: node24, args: [fileURLToPath(new URL("lib/serverLauncher.mjs", import.meta.url))] };
}

function linesTo(print) {
	let rest = "";
	return new Writable({
		decodeStrings: false,
		write(chunk, _encoding, done) {
			const lines = (rest + chunk).split(/\r?\n/);
			rest = lines.pop();
			lines.forEach(print);
			done();
		},
	});
}

function after(ms) {
	return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
