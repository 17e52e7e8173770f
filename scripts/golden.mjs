// npm run golden: regenerates everything that is generated from code and checked in (`test/support/golden.ts`): the expected
// outputs of tests, and tables in docs/ and in the manifest. Review the diff, because a test that has just written its
// expectation has checked nothing.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, node24, npm } from "./lib/packages.mjs";
import { projectDir } from "./lib/paths.mjs";
import { Explained, main, run } from "./lib/processes.mjs";

await main(async () => {
	await ensurePackages();
	// The tests of the command line run the bundle.
	if ((await npm(["run", "--silent", "build"])) !== 0) throw new Explained("The build failed.");
	const options = ["--no-config", "--ui", "tdd", "--timeout", "120000", "--exit", "--reporter", "dot"];
	const mocha = join(projectDir, "node_modules", "mocha", "bin", "mocha.js");
	const args = ["--no-warnings", mocha, ...options, ...filesWithGoldens()];
	if ((await run(node24, args, { env: { ...process.env, UPDATE_GOLDEN: "1" } })) !== 0)
		throw new Explained("Some files could not be written.");
	console.log("Written. git diff shows what has changed.");
});

/** The test files that can write their expectations. */
function filesWithGoldens() {
	const tests = join(projectDir, "test", "unit");
	return readdirSync(tests, { recursive: true })
		.filter((name) => name.endsWith(".test.ts"))
		.map((name) => join(tests, name))
		.filter((path) => /support\/golden\.ts|UPDATE_GOLDEN/.test(readFileSync(path, "utf8")));
}
