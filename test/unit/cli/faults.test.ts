// What can go wrong around the command line: devices, pipes, folders, full disks, readers that exit. The exit status is
// accurate, and a sentence explains it.

import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { manyCalls, REFUSED, SIGNED_IN } from "./logs.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");
const RTCDLL = `"${process.execPath}" "${CLI}"`;

suite("cli: faults", () => {
	let folder = "";

	suiteSetup(function () {
		// The tests need a shell with `PIPESTATUS`, and device files.
		if (process.platform === "win32" || !existsSync("/dev/full")) this.skip();
		folder = mkdtempSync(join(tmpdir(), "rtcdll-faults-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "long.log"), manyCalls(3000));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	/** Runs a line of bash in the folder with the logs; `rtcdll` is the command. */
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
		["a device that has no end", "rtcdll report /dev/zero", /This is a device, not a file/],
		["a device as standard input", "rtcdll report - </dev/zero", /This is a device, not a file/],
		["a folder as standard input", "rtcdll report - <.", /This is a folder/],
		["a full disk", "rtcdll report refused.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a long report", "rtcdll report --format json long.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a diagram", "rtcdll ladder --format svg refused.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a filtered log", "rtcdll grep contoso long.log >/dev/full", /could not be written: ENOSPC/],
		["a full disk, a recovered log", "rtcdll recover long.log >/dev/full", /could not be written: ENOSPC/],
		["a link to itself", "ln -s loop.log loop.log; rtcdll report loop.log", /could not be read \(ELOOP/],
		["a name that is too long", `rtcdll report ${"x".repeat(300)}`, /could not be read \(ENAMETOOLONG/],
		["a file as a folder", "rtcdll report well.log/inner.log", /There is no such file/],
		["a merged log into a folder", "rtcdll merge well.log refused.log -o .", /This is not a file that can be written/],
		["a merged log into a device", "rtcdll merge well.log refused.log -o /dev/full", /This is not a file that can be/],
		["a merged log into no folder", "rtcdll merge well.log refused.log -o no/a.log", /could not be written: ENOENT/],
	];
	for (const [name, line, message] of refused) {
		test(`${name}: status 2 and a message`, () => {
			const { status, stderr } = bash(line);
			assert.equal(status, 2, stderr);
			assert.match(stderr, message);
			assert.match(stderr, /^(?:rtcdll: [^\n]+\n)+$/);
		});
	}

	test("a disk that fills up while a merged log is written: the old file is kept, and no temporary file", () => {
		writeFileSync(join(folder, "merged.log"), "before");
		// Files are limited to one block; the shell ignores the signal that would end the process.
		const { status, stderr } = bash("trap '' XFSZ; ulimit -f 8; rtcdll merge long.log well.log -o merged.log");
		assert.equal(status, 2, stderr);
		assert.match(stderr, /merged\.log: The log could not be written: EFBIG/);
		assert.equal(readFileSync(join(folder, "merged.log"), "utf8"), "before");
		assert.deepEqual(
			readdirSync(folder).filter((name) => name.startsWith("merged.log.")),
			[],
		);
	});

	test("Ctrl+C while a merged log is written: the status of an interrupt, and no partial file", () => {
		// The log comes through a pipe that stays open, so the program waits for it until it is interrupted.
		const { stdout } = bash(`rm -f out.log; mkfifo wait.log; exec 3<>wait.log; set -m
			rtcdll merge well.log wait.log -o out.log & sleep 1; kill -INT -$!; wait $!; echo $?; ls | grep -c "^out.log"`);
		assert.equal(stdout, "130\n0\n");
	});

	test("a log without read permission: status 2 and a message", function () {
		// The superuser has all permissions.
		if (process.getuid?.() === 0) this.skip();
		const { status, stderr } = bash("cp well.log secret.log; chmod 0 secret.log; rtcdll report secret.log");
		assert.equal(status, 2);
		assert.match(stderr, /You are not allowed to read this file/);
	});

	test("a log that needs more memory than available: a message first says what to do", () => {
		writeFileSync(join(folder, "large.log"), manyCalls(3000).repeat(24));
		const { status, stderr } = bash("NODE_OPTIONS=--max-old-space-size=16 rtcdll report large.log");
		assert.ok((status ?? 0) > 128, `ended by a signal, ${status}`);
		assert.match(
			stderr,
			/^rtcdll: large\.log: It may need up to \d+ MB of memory, .* NODE_OPTIONS to --max-old-space-size=/,
		);
	});

	test("an empty device is an empty log", () => {
		const { status, stderr } = bash("rtcdll report /dev/null");
		assert.equal(status, 2);
		assert.match(stderr, /This log is empty/);
	});

	test("named pipes are read to their end, like standard input", () => {
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

	test("if no message can be written, the status never means that errors were found", () => {
		assert.equal(bash("rtcdll report missing.log 2>/dev/full").status, 2);
		assert.equal(bash("rtcdll report /dev/null 2>/dev/full").status, 2);
		assert.equal(bash("rtcdll report well.log 2>/dev/full >/dev/full").status, 2);
		assert.equal(bash("rtcdll report well.log 2>/dev/full >/dev/null").status, 0);
	});

	test("a reader that stops early: no message, and the status of a closed pipe", () => {
		const { stdout, stderr } = bash(`rtcdll report --format json long.log | head -1; echo "\${PIPESTATUS[0]}"`);
		assert.deepEqual([stdout, stderr], ["{\n141\n", ""]);
	});

	for (const [name, change, status, message] of [
		["cut", (path: string) => truncateSync(path, REFUSED.length), 2, /This file was truncated while it was being read/],
		["deleted", (path: string) => rmSync(path), 1, /^$/],
		["replaced", (path: string) => renameSync(join(folder, "well.log"), path), 1, /^$/],
	] as const) {
		test(`a file that is ${name} while it is read is reported as far as it was read`, async function () {
			if (!existsSync("/proc/self/fd")) this.skip();
			const path = join(folder, `${name}.log`);
			writeFileSync(path, REFUSED);
			// A sparse file of many megabytes takes a while to read, but no space.
			truncateSync(path, 200_000_000);
			const child = spawn(process.execPath, [CLI, "report", path], {
				stdio: ["ignore", "pipe", "pipe"],
			});
			// On a busy machine, this process must not be too late.
			setPriority(child.pid!, constants.priority.PRIORITY_LOW);
			let [stdout, stderr] = ["", ""];
			child.stdout.on("data", (data) => {
				stdout += data;
			});
			child.stderr.on("data", (data) => {
				stderr += data;
			});
			const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
			while (child.exitCode === null && !hasOpen(child.pid!, path))
				await new Promise((resolve) => setImmediate(resolve));
			change(path);
			assert.equal(await ended, status, stderr);
			assert.match(stderr, message);
			assert.match(stdout, /403 Forbidden/);
		}).timeout(300_000);
	}
});

function hasOpen(pid: number, path: string): boolean {
	const descriptors = `/proc/${pid}/fd`;
	try {
		return readdirSync(descriptors).some((each) => readlinkSync(join(descriptors, each)) === path);
	} catch {
		// A descriptor was closed between listing and inspecting it, or the process has exited.
		return false;
	}
}
