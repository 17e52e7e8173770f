// Starts other programs and makes sure that none of them outlives this process: not after success, failure or Ctrl+C.
//
// Each program gets its own process group, because it starts further programs (VS Code an extension host, the extension host
// a language server), and only a signal to the group reaches all of them. A script of ours that was started by another one
// creates no new groups, so everything stays within reach of the outer one even if the inner script is killed.

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

/** Starts a program and returns its child process. It inherits our output streams unless `stdio` says otherwise. */
export function start(command, args, { env, ...options } = {}) {
	const child = spawn(command, args, {
		cwd: projectDir,
		stdio: ["ignore", "inherit", "inherit"],
		...options,
		detached: ownGroups,
		env: { ...process.env, ...env, RTCDLL_IN_GROUP: "1" },
	});
	running.add(child);
	// Without a listener, a missing program would terminate us; callers learn of it from `exited`.
	child.once("error", () => running.delete(child));
	child.once("exit", () => {
		// The group leader has exited, but its children may still be running.
		signalGroup(child, "SIGKILL");
		running.delete(child);
	});
	return child;
}

/**
 * Runs a program to completion and returns its exit status; 127 if it cannot be started. It is stopped after `timeoutMs`,
 * which counts as failure. Does not return while this process is shutting down, because nothing more should be done or
 * reported then.
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

/** Stops a program and everything it started: first with SIGTERM, then with SIGKILL. */
export async function stop(child) {
	if (!running.has(child)) return;
	const gone = exited(child);
	signalGroup(child, "SIGTERM");
	const force = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
	await gone;
	clearTimeout(force);
}

/** A folder that exists only for this run. */
export function temporaryDir(prefix) {
	const dir = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
	atEnd(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
	return dir;
}

/** Registers a cleanup that runs before this process ends, for whatever reason. The last one registered runs first. */
export function atEnd(cleanup) {
	cleanups.unshift(cleanup);
}

/** Ends this process with the exit status after stopping everything it started. */
export async function end(status) {
	// Later callers wait for the first one's `process.exit`.
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

/** Runs the main function of a script and ends the process with the exit status that it returns. */
export async function main(body) {
	for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
		process.on(signal, () => {
			// A second Ctrl+C means that the user does not want to wait.
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

/** An error whose message is sufficient for the user: it is printed without a stack trace. */
export class Explained extends Error {}

/** A signal to npm does not always reach us, so check whether npm is still running. */
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
		// It has exited in the meantime.
	}
}
