// Starts other programs, and makes sure that none of them outlives us: not after success, not after a failure, and not
// after Ctrl+C.
//
// Each program gets a process group of its own, because what we start starts others in turn (VS Code an extension
// host, the extension host a language server), and only a group reaches them all. A script of ours that another one
// started makes no new groups: everything stays in the outer one's reach, even if the script in the middle is killed.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "./paths.mjs";

const windows = process.platform === "win32";
const ownGroups = !windows && !process.env.RTCDLL_IN_GROUP;
const graceMs = 4000;

const running = new Set();
const cleanups = [];
let ending = false;

/** Starts a program and returns its child process. Its output goes where ours goes, unless `stdio` says otherwise. */
export function start(command, args, { env, ...options } = {}) {
	const child = spawn(command, args, {
		cwd: projectDir,
		stdio: ["ignore", "inherit", "inherit"],
		...options,
		detached: ownGroups,
		env: { ...process.env, ...env, RTCDLL_IN_GROUP: "1" },
	});
	running.add(child);
	// Without a listener a missing program would end us; those who wait for it learn from `exited`.
	child.once("error", () => running.delete(child));
	child.once("exit", () => {
		// The leader is gone, but what it started may still be there.
		signalGroup(child, "SIGKILL");
		running.delete(child);
	});
	return child;
}

/**
 * Runs a program to its end and returns its exit status; a program that cannot be started has status 127.
 * One that takes longer than `timeoutMs` is ended, which is a failure. When we are being ended ourselves it does not
 * return: nothing more is to be done or said.
 */
export async function run(command, args, { timeoutMs, ...options } = {}) {
	const child = start(command, args, options);
	const tooLong = () => {
		console.log(`Ended after ${timeoutMs / 60_000} minutes, because it seems to hang.`);
		void stop(child);
	};
	const timer = timeoutMs && setTimeout(tooLong, timeoutMs);
	const status = await exited(child);
	clearTimeout(timer);
	return ending ? new Promise(() => {}) : status;
}

export async function exited(child) {
	if (child.exitCode !== null) return child.exitCode;
	if (child.signalCode !== null) return 1;
	try {
		const [status] = await once(child, "exit");
		return status ?? 1;
	} catch {
		return 127;
	}
}

/** Ends a program and all that it started: politely first, then by force. */
export async function stop(child) {
	if (!running.has(child)) return;
	const gone = exited(child);
	signalGroup(child, "SIGTERM");
	const force = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
	await gone;
	clearTimeout(force);
}

/** A folder that exists for this run only. */
export function temporaryDir(prefix) {
	const dir = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
	atEnd(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
	return dir;
}

/** Registers something to do before this process ends, whatever it ends with. The last one registered runs first. */
export function atEnd(cleanup) {
	cleanups.unshift(cleanup);
}

/** Ends this process with that exit status, after everything that it started. */
export async function end(status) {
	// Whoever comes second waits for the first one's `process.exit`.
	if (ending) return new Promise(() => {});
	ending = true;
	await Promise.all([...running].map(stop));
	for (const cleanup of cleanups) {
		try {
			await cleanup();
		} catch (error) {
			console.error(error);
		}
	}
	process.exit(status);
}

/** Runs a script's main function, and ends the process with the exit status that it returns. */
export async function main(body) {
	for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
		process.on(signal, () => {
			// A second Ctrl+C is from somebody who does not want to wait.
			if (ending) for (const child of running) signalGroup(child, "SIGKILL");
			void end(128 + number);
		});
	}
	endWithNpm();
	try {
		await end((await body()) ?? 0);
	} catch (error) {
		if (!ending) console.error(error instanceof Explained ? error.message : error);
		await end(1);
	}
}

/** A failure whose message says all that the reader needs: it is printed without a stack. */
export class Explained extends Error {}

/** A signal to npm alone does not always reach us, so we look whether it is still there. */
function endWithNpm() {
	if (windows || !process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) void end(129);
	}, 1000).unref();
}

function signalGroup(child, signal) {
	if (child.pid === undefined) return;
	try {
		if (windows) {
			if (child.exitCode === null) spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
		} else if (ownGroups) {
			process.kill(-child.pid, signal);
		} else if (child.exitCode === null && child.signalCode === null) {
			process.kill(child.pid, signal);
		}
	} catch {
		// It has ended in the meantime.
	}
}
