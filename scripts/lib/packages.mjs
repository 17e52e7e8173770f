// Installs the npm packages, and provides the Node that comes with them.
//
// This file may only use Node 20 itself, because it runs before there are any packages.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectDir } from "./paths.mjs";
import { Explained, run } from "./processes.mjs";

const windows = process.platform === "win32";

/** The Node 24 of the npm package `node`: VS Code's server and its packager need it. */
export const node24 = join(projectDir, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** Installs the packages of package-lock.json unless exactly these are installed already. */
export async function ensurePackages() {
	if (packagesAreCurrent()) return;
	console.log("Installing npm packages, once; that may take a minute …");
	// Hides npm's warnings that some packages need a newer Node: they run with `node24`, which is one of the packages. Errors
	// are still shown.
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

/** Runs npm, by default in the project, and returns its standard output. Throws on failure. */
export function npmOutput(args, options) {
	const [program, before] = npmProgram();
	const usual = { cwd: projectDir, encoding: "utf8", maxBuffer: 100_000_000, shell: windows && program === "npm" };
	return execFileSync(program, [...before, ...args], { ...usual, ...options });
}

/** Uses the npm that started this script: it may not be on the PATH, and on Windows it is a script rather than a program. */
function npmProgram() {
	const running = process.env.npm_execpath;
	return running && /^npm-cli\.c?js$/.test(basename(running)) ? [process.execPath, [running]] : ["npm", []];
}

/**
 * Compares npm's record of its last installation in node_modules with the lock file. File times are unreliable: a checkout
 * touches the lock file without changing it.
 */
function packagesAreCurrent() {
	if (!existsSync(node24)) return false;
	try {
		const wanted = readLock("package-lock.json");
		const installed = readLock("node_modules/.package-lock.json");
		return Object.entries(wanted).every(
			// Optional packages are usually for other platforms.
			([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
		);
	} catch {
		return false;
	}
}

function readLock(path) {
	return JSON.parse(readFileSync(join(projectDir, path), "utf8")).packages;
}
