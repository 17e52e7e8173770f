// npm test: installs what is missing, builds, and runs every check. The last line of its output is the total.
// RTCDLL_TEST_ONLY=unit,e2e restricts it to some of the steps.

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensurePackages, node24, npm } from "./lib/packages.mjs";
import { projectDir } from "./lib/paths.mjs";
import { main, run, temporaryDir } from "./lib/processes.mjs";
import { readResults, reportInto } from "./lib/results.mjs";

const inProject = (...path) => join(projectDir, ...path);

/** Stops a step that hangs, so that the others still run; none needs nearly as long, even on a busy machine. */
const timeoutMs = 30 * 60_000;

/** Each step runs a program in the given environment and returns its exit status. */
const steps = [
	{ name: "build", run: (env) => npm(["run", "--silent", "build"], { env, timeoutMs }) },
	{ name: "types", run: (env) => npm(["run", "--silent", "typecheck"], { env, timeoutMs }) },
	{ name: "lint", run: (env) => npm(["run", "--silent", "lint"], { env, timeoutMs }) },
	{
		name: "unit",
		counts: true,
		// Test files mostly wait for processes and pages; tests that measure time count processor time of their own process.
		run: (env) => mocha(["--parallel", "--jobs", String(Math.min(4, Math.max(2, availableParallelism())))], env),
	},
	{
		name: "e2e",
		counts: true,
		needsBuild: true,
		run: (env) => run(node24, [inProject("scripts", "e2e.mjs")], { env, timeoutMs }),
	},
	{
		name: "web",
		counts: true,
		needsBuild: true,
		run: (env) => run(node24, [inProject("scripts", "e2e.mjs"), "--web"], { env, timeoutMs }),
	},
	{
		name: "package",
		counts: true,
		needsBuild: true,
		run: (env) => mocha(["--no-config", "--ui", "tdd", inProject("test", "package", "package.test.mjs")], env),
	},
	{
		name: "window",
		counts: true,
		needsBuild: true,
		run: (env) => mocha(["--no-config", "--ui", "tdd", inProject("test", "window", "window.test.mjs")], env),
	},
];

function mocha(args, env) {
	// With --exit, Mocha does not wait for a server that a failed test left running.
	const options = ["--exit", "--reporter", inProject("scripts", "lib", "mochaReporter.mjs"), ...args];
	return run(node24, [inProject("node_modules", "mocha", "bin", "mocha.js"), ...options], { env, timeoutMs });
}

await main(async () => {
	await ensurePackages();

	const only = process.env.RTCDLL_TEST_ONLY?.split(",");
	const reports = temporaryDir("rtcdll-test-");
	const total = { passed: 0, failed: 0 };
	let built = true;
	for (const step of steps) {
		if (only && step.name !== "build" && !only.includes(step.name)) continue;
		console.log(`\n=== ${step.name}`);
		const began = performance.now();
		const { passed, failed } = await resultOf(step, built, join(reports, `${step.name}.json`));
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		console.log(`=== ${step.name}: ${failed > 0 ? "failed" : "passed"} in ${seconds} s`);
		if (step.name === "build") built = failed === 0;
		total.passed += passed;
		total.failed += failed;
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	return total.failed > 0 ? 1 : 0;
});

async function resultOf(step, built, report) {
	if (step.needsBuild && !built) {
		console.log("Not run, because the build failed.");
		return { passed: 0, failed: 1 };
	}
	const status = await step.run(reportInto(report));
	if (step.counts) return readResults(report, status);
	return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
