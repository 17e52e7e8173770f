// Runs the suites inside VS Code and tells scripts/e2e.mjs of them by the only way out of there, the console. VS Code's own
// messages go the same way: ours are told apart by their first word.

/** Runs what a Mocha has loaded. Throws where a test fails. */
export async function runAndReport(mocha: Pick<Mocha, "run">): Promise<void> {
	const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
		let passed = 0;
		let failed = 0;
		mocha
			.run(() => resolve({ passed, failed }))
			.on("pass", () => passed++)
			.on("fail", () => failed++);
	});
	console.log(`RTCDLL-RESULTS ${JSON.stringify({ passed, failed })}`);
	if (failed > 0) throw new Error(`${failed} tests failed`);
}

/** What Mocha's reporters print with: a text in which `%s` and `%d` stand for what follows. */
export function say(text = "", ...values: unknown[]): void {
	const whole = String(text).replace(/%[sd]/g, () => String(values.shift()));
	for (const line of whole.split("\n")) console.log(`RTCDLL-TEST ${line}`);
}
