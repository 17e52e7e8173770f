// Replaces the `code` command of a desktop VS Code: accepts the flags that `runTests` of @vscode/test-electron passes, runs
// the tests in the server build of VS Code, and exits with their status. See scripts/e2e.mjs.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "./chromium.mjs";
import { logsDir } from "./paths.mjs";
import { atEnd, Explained, exited, main } from "./processes.mjs";
import { windowSettings } from "./settings.mjs";
import { startServer, writeServerSettings } from "./vscodeServer.mjs";

await main(async () => {
	// Ignores flags without meaning for the server build, such as --skip-welcome.
	const { values, positionals } = parseArgs({
		strict: false,
		allowPositionals: true,
		options: {
			extensionDevelopmentPath: { type: "string" },
			extensionDevelopmentKind: { type: "string" },
			extensionTestsPath: { type: "string" },
			"user-data-dir": { type: "string" },
		},
	});

	const dataDir = values["user-data-dir"];
	writeServerSettings(dataDir, windowSettings(values.extensionDevelopmentKind === "web" ? inTheWeb() : {}));
	const server = await startServer({ dataDir });
	const browser = await launchChromium();
	atEnd(() => browser.close());
	const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });

	const finished = new Promise((resolve) => {
		page.exposeFunction("codeAutomationLog", (_level, args) => console.log(...args));
		page.exposeFunction("codeAutomationExit", resolve);
	});
	const payload = [
		["extensionDevelopmentPath", server.remote(values.extensionDevelopmentPath)],
		["extensionTestsPath", server.remote(values.extensionTestsPath)],
	];
	await page.goto(server.url({ folder: positionals[0], payload }));

	const status = await Promise.race([
		finished,
		new Promise((_, reject) => page.on("crash", () => reject(new Explained("The window crashed.")))),
		exited(server.child).then(() => {
			throw new Explained("VS Code's server ended before the tests did.");
		}),
	]);
	if (status !== 0) {
		mkdirSync(logsDir, { recursive: true });
		const picture = join(logsDir, "failed.png");
		await page.screenshot({ path: picture });
		console.log(`What the window showed at the end: ${picture}`);
	}
	return status;
});

/**
 * Settings that make the extension run in the page although it is on the server. That host has no environment, so the test
 * to run is passed here as well.
 */
function inTheWeb() {
	const grep = process.env.RTCDLL_TEST_GREP;
	return {
		"remote.extensionKind": { "rtcdll-log.rtcdll-log": ["web"] },
		...(grep && { "rtcdll.test.grep": grep }),
	};
}
