// Are the npm packages there, and where is the Node that came with them?
//
// This file may use nothing but Node 20 itself: it runs before there are any packages.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectDir } from "./paths.mjs";
import { Explained, run } from "./processes.mjs";

const windows = process.platform === "win32";

/** The Node 24 of the npm package `node`: VS Code's server and its packager do not run on older ones. */
export const node24 = join(projectDir, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** Installs the packages of package-lock.json unless exactly these are installed already. */
export async function ensurePackages() {
	if (packagesAreCurrent()) return;
	console.log("Installing npm packages, once; that may take a minute …");
	// npm would warn that some want a newer Node than runs it. They get one: the package `node` is among them, and `node24`
	// is what runs them. Errors are said all the same.
	const stdio = ["ignore", "ignore", "inherit"];
	if ((await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio })) !== 0) {
		throw new Explained("The npm packages could not be installed; npm says why above.");
	}
}

/** Runs npm and returns its exit status. */
export function npm(args, options) {
	const [program, before] = npmProgram();
	return run(program, [...before, ...args], { shell: windows && program === "npm", ...options });
}

/** Runs npm, by default in the project, and returns what it writes to its standard output. Throws where it fails. */
export function npmOutput(args, options) {
	const [program, before] = npmProgram();
	const usual = { cwd: projectDir, encoding: "utf8", maxBuffer: 100_000_000, shell: windows && program === "npm" };
	return execFileSync(program, [...before, ...args], { ...usual, ...options });
}

/** The npm that runs us is the one to use: it need not be on the PATH, and on Windows it is no program but a script. */
function npmProgram() {
	const running = process.env.npm_execpath;
	return running && /^npm-cli\.c?js$/.test(basename(running)) ? [process.execPath, [running]] : ["npm", []];
}

/**
 * Compares what npm noted in node_modules at the end of its last installation with what the lock file asks for.
 * Times of files would not do: a checkout touches the lock file without changing it.
 */
function packagesAreCurrent() {
	if (!existsSync(node24)) return false;
	try {
		const wanted = readLock("package-lock.json");
		const installed = readLock("node_modules/.package-lock.json");
		return Object.entries(wanted).every(
			// Optional packages are for other platforms more often than not.
			([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
		);
	} catch {
		return false;
	}
}

function readLock(path) {
	return JSON.parse(readFileSync(join(projectDir, path), "utf8")).packages;
}
