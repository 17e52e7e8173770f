// Row: how long the language server takes to respond to `initialize`, compared with a Node process that starts and does nothing.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, type Row, timeRatio } from "./measure.ts";

const SERVER = join(import.meta.dirname, "../../dist/server.js");

export async function startUpRow(rounds: number): Promise<Row> {
	const row = { name: "time to initialize / of an empty Node", size: "", aim: 1.8, should: "at most" } as const;
	if (!existsSync(SERVER)) return { ...row, note: "skipped: no dist/server.js, run npm run build" };
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-bench-"));
	try {
		const empty = join(folder, "empty.js");
		writeFileSync(empty, "");
		const times = { ours: [] as number[], theirs: [] as number[] };
		// The first round fills the server's compile cache.
		for (let round = -1; round < rounds; round++) {
			const [theirs, ours] = [await emptyMs(empty), await initializeMs()];
			if (round < 0) continue;
			times.theirs.push(theirs);
			times.ours.push(ours);
		}
		const note = `${median(times.ours).toFixed(0)} ms / ${median(times.theirs).toFixed(0)} ms`;
		return { ...row, figure: timeRatio(times), note };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function emptyMs(script: string): Promise<number> {
	const start = performance.now();
	await once(spawn(process.execPath, [script]), "exit");
	return performance.now() - start;
}

/**
 * Starts the server as an editor does and times its first complete response. Resolves when the server has exited, because it
 * keeps working until then.
 */
async function initializeMs(): Promise<number> {
	const start = performance.now();
	const server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
	server.stdin.write(
		message({
			jsonrpc: "2.0",
			id: 1,
			method: "initialize",
			params: { processId: process.pid, rootUri: null, capabilities: {} },
		}),
	);
	let answer = "";
	for await (const chunk of server.stdout) {
		answer += chunk;
		const [head, length] = /^Content-Length: (\d+).*?\r\n\r\n/is.exec(answer) ?? [];
		if (head && answer.length >= head.length + Number(length)) break;
	}
	const took = performance.now() - start;
	// Shut down like an editor does instead of killed: only then does the engine save its compiled code.
	server.stdin.end(
		message({ jsonrpc: "2.0", id: 2, method: "shutdown" }) + message({ jsonrpc: "2.0", method: "exit" }),
	);
	await once(server, "exit");
	if (!answer.includes('"capabilities"')) throw new Error(`The server did not initialize: ${answer}`);
	return took;
}

function message(content: object): string {
	const json = JSON.stringify(content);
	return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}
