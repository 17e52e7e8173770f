// Finds the process of the language server, on systems with `ps`.

import { execFileSync } from "node:child_process";

/** The process id of the language server, a child of this extension host; 0 if there is none and none is needed. */
export function serverProcess(mayBeMissing = false): number {
	const children = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
		.split("\n")
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line));
	const server = children.find((row) => Number(row?.[2]) === process.pid && row?.[3]?.includes("server.js"));
	if (!server && !mayBeMissing) throw new Error("The language server has no process");
	return Number(server?.[1] ?? 0);
}
