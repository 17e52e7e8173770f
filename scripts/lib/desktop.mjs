// Detects whether this machine can show windows, and finds a desktop VS Code.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { vscodeDir } from "./paths.mjs";

/** Only Linux machines commonly have no display. */
export const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Returns the path of a program on the PATH, or `undefined`. */
export function findOnPath(name) {
	const extensions = process.platform === "win32" ? [".cmd", ".exe"] : [""];
	for (const dir of (process.env.PATH ?? "").split(delimiter)) {
		for (const extension of extensions) {
			const path = join(dir, name + extension);
			try {
				accessSync(path, constants.X_OK);
				return path;
			} catch {
				// Not in this folder.
			}
		}
	}
	return undefined;
}

/** Returns the `code` command of a desktop VS Code, or `undefined` if none could open a window here. */
export function findDesktopCode() {
	// In the terminal of a remote window, `code` controls that window and does not support extension development.
	if (!hasDisplay || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
	return findOnPath("code");
}

/**
 * Returns the program and first arguments that start a desktop VS Code suitable for tests, or a message why there is none.
 * It is downloaded once; if the download fails, it must fail quickly.
 */
export async function desktopCodeForTests() {
	const xvfb = hasDisplay ? undefined : findOnPath("xvfb-run");
	if (!hasDisplay && !xvfb) return { reason: "there is no display and no xvfb-run" };
	try {
		await fetch("https://update.code.visualstudio.com/api/releases/stable", {
			method: "HEAD",
			signal: AbortSignal.timeout(5000),
		});
		const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
		const code = await downloadAndUnzipVSCode({ cachePath: vscodeDir, timeout: 15_000 });
		return xvfb ? { command: xvfb, args: ["-a", code] } : { command: code, args: [] };
	} catch (error) {
		return { reason: `it cannot be downloaded (${error.cause?.code ?? error.message})` };
	}
}
