// Runs the suites inside VS Code and reports to scripts/e2e.mjs through the only available channel, the console. VS Code's
// own messages use it too, so ours are marked by their first word.

/** Runs the tests loaded into a Mocha instance. Throws if a test fails. */
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

/** The format of Mocha's reporters: a text in which `%s` and `%d` are replaced by the arguments. */
export function say(text = "", ...values: unknown[]): void {
	const whole = String(text).replace(/%[sd]/g, () => String(values.shift()));
	for (const line of whole.split("\n")) console.log(`RTCDLL-TEST ${line}`);
}
