// VS Code's extension host loads this file and calls `run`, which runs every suite built beside it.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { runAndReport, say } from "./report.ts";

export async function run(): Promise<void> {
	// So that failures refer to source lines rather than lines of the bundle.
	process.setSourceMapsEnabled(true);
	const grep = process.env.RTCDLL_TEST_GREP;
	const mocha = new Mocha({ ui: "tdd", timeout: 60_000, ...(grep ? { grep } : {}) });
	Mocha.reporters.Base.consoleLog = say;
	for (const name of readdirSync(__dirname).sort()) {
		if (name.endsWith(".test.js")) mocha.addFile(join(__dirname, name));
	}
	await runAndReport(mocha);
}
