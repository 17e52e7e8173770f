// What may go wrong around the command line: devices, pipes, folders, full disks, readers that leave. The exit status means
// what it says, and a sentence tells the rest.

import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manyCalls, REFUSED, SIGNED_IN } from "./logs.ts";

const CLI = join(import.meta.dirname, "../../../server/src/cli.ts");
const RTCDLL = `"${process.execPath}" --no-warnings "${CLI}"`;

suite("cli: faults", () => {
	let folder = "";

	suiteSetup(function () {
		// A shell with `PIPESTATUS`, and devices that have names.
		if (process.platform === "win32" || !existsSync("/dev/full")) this.skip();
		folder = mkdtempSync(join(tmpdir(), "rtcdll-faults-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "long.log"), manyCalls(3000));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	/** Runs a line of bash in the folder of the logs; `rtcdll` is the command. */
	function bash(line: string): Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr"> {
		const script = `rtcdll() { ${RTCDLL} "$@"; }; ${line}`;
		const { status, stdout, stderr } = spawnSync("bash", ["-c", script], {
			cwd: folder,
			encoding: "utf8",
			maxBuffer: 100_000_000,
		});
		return { status, stdout, stderr };
	}

	const refused: readonly [string, string, RegExp][] = [
		["a device that has no end", "rtcdll report /dev/zero", /This is a device and no file/],
		["a device as standard input", "rtcdll report - </dev/zero", /This is a device and no file/],
		["a folder as standard input", "rtcdll report - <.", /This is a folder/],
		["a folder", "rtcdll grep contoso .", /This is a folder/],
		["a full disk", "rtcdll report refused.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a long report", "rtcdll report --format json long.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a diagram", "rtcdll ladder --format svg refused.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a filtered log", "rtcdll grep contoso long.log >/dev/full", /could not be written: ENOSPC/],
	];
	for (const [name, line, message] of refused) {
		test(`${name}: status 2 and a sentence`, () => {
			const { status, stderr } = bash(line);
			assert.equal(status, 2, stderr);
			assert.match(stderr, message);
			assert.match(stderr, /^(?:rtcdll: [^\n]+\n)+$/);
		});
	}

	test("an empty device is an empty log", () => {
		const { status, stderr } = bash("rtcdll report /dev/null");
		assert.equal(status, 0);
		assert.match(stderr, /This log is empty/);
	});

	test("pipes with names are read to their end, like the standard input", () => {
		for (const line of ["rtcdll report <(cat refused.log)", "cat refused.log | rtcdll report -"]) {
			const { status, stdout } = bash(line);
			assert.equal(status, 1);
			assert.match(stdout, /403 Forbidden/);
		}
	});

	test("a file as standard input, and one of which the shell has read a line", () => {
		assert.equal(bash("rtcdll report - <refused.log").status, 1);
		const { status, stderr } = bash("{ read -r; rtcdll report -; } <refused.log");
		assert.deepEqual([status, /cut/.test(stderr)], [1, false]);
	});

	test("where nothing can be said, the status never means that errors were found", () => {
		assert.equal(bash("rtcdll report missing.log 2>/dev/full").status, 2);
		assert.equal(bash("rtcdll report /dev/null 2>/dev/full").status, 2);
		assert.equal(bash("rtcdll report well.log 2>/dev/full >/dev/full").status, 2);
		assert.equal(bash("rtcdll report well.log 2>/dev/full >/dev/null").status, 0);
	});

	test("a reader that has seen enough: quiet, and the status of a closed pipe", () => {
		const { stdout, stderr } = bash(`rtcdll report --format json long.log | head -1; echo "\${PIPESTATUS[0]}"`);
		assert.deepEqual([stdout, stderr], ["{\n141\n", ""]);
	});

	test("a file that is cut while it is read is reported as far as it goes, with a word", async function () {
		if (!existsSync("/proc/self/fd")) this.skip();
		const path = join(folder, "cut.log");
		writeFileSync(path, REFUSED);
		// A hole of many megabytes takes a while to be read, and no room.
		truncateSync(path, 700_000_000);
		const child = spawn(process.execPath, ["--no-warnings", CLI, "report", path], {
			stdio: ["ignore", "pipe", "pipe"],
		});
		let [stdout, stderr] = ["", ""];
		child.stdout.on("data", (data) => {
			stdout += data;
		});
		child.stderr.on("data", (data) => {
			stderr += data;
		});
		const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
		while (child.exitCode === null && !hasOpen(child.pid!, path)) await new Promise((resolve) => setImmediate(resolve));
		truncateSync(path, REFUSED.length);
		assert.equal(await ended, 2, stderr);
		assert.match(stderr, /This file was cut while it was read/);
		assert.match(stdout, /403 Forbidden/);
	}).timeout(300_000);
});

function hasOpen(pid: number, path: string): boolean {
	const descriptors = `/proc/${pid}/fd`;
	try {
		return readdirSync(descriptors).some((each) => readlinkSync(join(descriptors, each)) === path);
	} catch {
		// A descriptor was closed between the list and the look at it, or the process has ended.
		return false;
	}
}
