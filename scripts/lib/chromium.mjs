// Finds a browser that Playwright can drive, and installs one if necessary.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { node24 } from "./packages.mjs";
import { projectDir } from "./paths.mjs";
import { Explained, run } from "./processes.mjs";

const root = process.getuid?.() === 0;

const usualPlaces = {
	linux: [
		"/usr/bin/chromium",
		"/usr/bin/chromium-browser",
		"/usr/bin/google-chrome",
		"/usr/bin/google-chrome-stable",
		"/opt/google/chrome/chrome",
		"/usr/bin/microsoft-edge",
		"/snap/bin/chromium",
	],
	darwin: [
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	],
	win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
		.filter(Boolean)
		.flatMap((dir) => [
			join(dir, "Google", "Chrome", "Application", "chrome.exe"),
			join(dir, "Microsoft", "Edge", "Application", "msedge.exe"),
		]),
};

/** Starts a headless browser. The caller must close it. */
export async function launchChromium() {
	const { chromium } = await import("playwright-core");
	return chromium.launch({
		executablePath: await ensureChromium(),
		// We stop it ourselves, together with everything else.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: [
			// Chromium's sandbox does not work as root; the only page it opens is our own.
			...(root ? ["--no-sandbox"] : []),
			...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
			...["--disable-component-update", "--disable-sync"],
		],
	});
}

/** Returns the path of Chromium, Chrome or Edge; installs Chromium if none is found. */
export async function ensureChromium() {
	const found = await findChromium();
	if (found) return found;
	console.log("Installing Chromium …");
	for (const install of [installFromDebian, installFromPlaywright]) {
		await install();
		const installed = await findChromium();
		if (installed) return installed;
	}
	throw new Explained(
		"The tests need Chromium, Chrome or Edge. Install one, or set CHROME_PATH to the program, and try again.",
	);
}

async function findChromium() {
	if (process.env.CHROME_PATH) {
		if (existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
		throw new Explained(`CHROME_PATH names a file that does not exist: ${process.env.CHROME_PATH}`);
	}
	const { chromium } = await import("playwright-core");
	return [...(usualPlaces[process.platform] ?? []), chromium.executablePath()].find((path) => path && existsSync(path));
}

/** Debian has a Chromium package. (Ubuntu's package of that name only installs a snap.) */
async function installFromDebian() {
	if (!root || !isDebian()) return;
	const env = { DEBIAN_FRONTEND: "noninteractive" };
	await run("apt-get", ["update", "-qq"], { env });
	// Without a font, screenshots would show empty boxes.
	const packages = ["chromium", "fonts-dejavu-core"];
	await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}

async function installFromPlaywright() {
	const cli = join(projectDir, "node_modules", "playwright-core", "cli.js");
	await run(node24, [cli, "install", ...(root && process.platform === "linux" ? ["--with-deps"] : []), "chromium"]);
}

function isDebian() {
	try {
		return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
	} catch {
		return false;
	}
}
