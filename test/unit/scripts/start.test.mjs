import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fixturesDir, projectDir, sampleLog } from "../../../scripts/lib/paths.mjs";
import { windowSettings } from "../../../scripts/lib/settings.mjs";
import { sourcesDigest } from "../../../scripts/lib/sources.mjs";
import { forwardingAdvice } from "../../../scripts/lib/ssh.mjs";

suite("npm start", () => {
	for (const [name, args, said] of [
		["a file that is missing", [sampleLog, "missing.log"], /^There is no file \/.*missing\.log\.\n$/],
		["a folder", ["."], /is not a file\. Name logs, not folders\.\n$/],
		["a port that is none", ["--port", "65536"], /^A port is a number from 1 to 65535, not "65536"\.\n$/],
		["a port without its number", ["--port"], /^Usage: npm start/],
		["an option that it does not know", ["--verbose"], /^Usage: npm start/],
	]) {
		test(`${name} is reported before anything is installed`, () => {
			const env = { ...process.env, INIT_CWD: fixturesDir };
			const started = spawnSync(process.execPath, [join(projectDir, "scripts", "start.mjs"), ...args], { env });
			assert.deepEqual([started.status, `${started.stdout}`], [2, ""]);
			assert.match(`${started.stderr}`, said);
		});
	}

	test("only SSH users are told how to forward the port", () => {
		const advice = (env) => /ssh -N.*/.exec(forwardingAdvice(env, 8080, "alice"))?.[0];
		assert.equal(advice({}), undefined);
		assert.equal(
			advice({ SSH_CONNECTION: "192.0.2.1 50000 192.0.2.7 22" }),
			"ssh -N -L 8080:127.0.0.1:8080 alice@192.0.2.7",
		);
		assert.equal(
			advice({ SSH_CONNECTION: "192.0.2.1 50000 192.0.2.7 2222" }),
			"ssh -N -L 8080:127.0.0.1:8080 -p 2222 alice@192.0.2.7",
		);
		// A terminal in a remote VS Code window.
		assert.equal(advice({ SSH_CONNECTION: "192.0.2.1 50000 192.0.2.7 22", VSCODE_IPC_HOOK_CLI: "/x.sock" }), undefined);
	});

	test("the opened logs are read-only there, whatever their names", () => {
		const settings = windowSettings({ readOnly: ["a.log", "b[1].log"] });
		assert.deepEqual(settings["files.readonlyInclude"], { "**/a.log": true, "**/b[[]1[]].log": true });
		assert.ok(!("files.readonlyInclude" in windowSettings()));
	});

	test("the same sources give the same digest", () => {
		assert.match(sourcesDigest(), /^[0-9a-f]{16}$/);
		assert.equal(sourcesDigest(), sourcesDigest());
	});
});
