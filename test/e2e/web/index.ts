// The web extension host loads this file, which must be a single bundle, and calls `run`.

import * as vscode from "vscode";
import { runAndReport, say } from "../report.ts";
import "./mocha.ts";
import "./suites.ts";

export async function run(): Promise<void> {
	Mocha.reporters.Base.consoleLog = say;
	// There are no environment variables here: scripts/lib/serverLauncher.mjs writes this into the settings.
	const grep = vscode.workspace.getConfiguration().get<string>("rtcdll.test.grep");
	if (grep) mocha.grep(grep);
	// Mocha's own browser runner reads the address of a page.
	await runAndReport({ run: (ended) => Mocha.prototype.run.call(mocha, ended) });
}
