// VS Code's extension host loads this file and calls `run`, which runs every suite that lies beside it when built.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** VS Code's own messages go the same way out as ours. scripts/e2e.mjs tells them apart by this word. */
function say(...args: unknown[]): void {
	for (const line of format(...args).split("\n")) console.log(`RTCDLL-TEST ${line}`);
}

export async function run(): Promise<void> {
	// A failure names the line of the source, not that of the bundle.
	process.setSourceMapsEnabled(true);
	const grep = process.env.RTCDLL_TEST_GREP;
	const mocha = new Mocha({ ui: "tdd", timeout: 60_000, ...(grep ? { grep } : {}) });
	Mocha.reporters.Base.consoleLog = say;
	for (const name of readdirSync(__dirname).sort()) {
		if (name.endsWith(".test.js")) mocha.addFile(join(__dirname, name));
	}
	const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
		let passed = 0;
		let failed = 0;
		mocha
			.run(() => resolve({ passed, failed }))
			.on("pass", () => passed++)
			.on("fail", () => failed++);
	});
	// scripts/e2e.mjs looks for this line: it is how the counts leave VS Code.
	console.log(`RTCDLL-RESULTS ${JSON.stringify({ passed, failed })}`);
	if (failed > 0) throw new Error(`${failed} tests failed`);
}
