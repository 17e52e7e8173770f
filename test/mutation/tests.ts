// Runs the tests of some files one by one, as often as needed; mocha runs all of them once.

/** One test of a file. */
export interface Test {
	run(): unknown;
}

/**
 * Loads test files written for mocha's `tdd` interface. Hooks are not run, and tests that need one fail. Suites about
 * arbitrary logs are omitted: with thousands of random logs for each mutant they would take most of the time.
 */
export async function collectTests(urls: readonly string[]): Promise<readonly Test[]> {
	const tests: Test[] = [];
	const nothing = () => undefined;
	Object.assign(globalThis, {
		suite: (name: string, define: () => void) => /\bany\b/.test(name) || define.call(CONTEXT),
		test: (_name: string, run: () => unknown) => tests.push({ run: () => run.call(CONTEXT) }),
		...Object.fromEntries(["setup", "teardown", "suiteSetup", "suiteTeardown"].map((hook) => [hook, nothing])),
	});
	for (const url of urls) await import(url);
	return tests;
}

/** Runs a test. False if it fails or would skip itself. */
export async function passes(test: Test): Promise<boolean> {
	try {
		await test.run();
		return true;
	} catch {
		return false;
	}
}

/** The parts of mocha's context that a test may call. */
const CONTEXT = {
	timeout: () => undefined,
	skip() {
		throw new Error("The test skips itself.");
	},
};
