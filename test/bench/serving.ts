// Rows: a server process with a large log, as an editor experiences it: how long it is unresponsive, how much memory it
// takes, how soon the outline is available.

import { readFileSync } from "node:fs";
import type { TextDocument } from "vscode";
import { textInParts } from "../../client/src/textInParts.ts";
import { OUTLINE_REQUEST, type OutlineResult, readOutline } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { type BenchLog, readLog } from "./logs.ts";
import { figureOf, type Row } from "./measure.ts";

const URI = "file:///bench/RTCDLL0.log";
const OTHER = "file:///bench/RTCDLL1.log";
const SMALL = "10:00:00.000 33C:B00 INFO  :: OPTIONS sip:contoso.com SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n";
const ROUNDS = 5;

/** The longest response time of a small request about another log, while this one is opened. */
export async function waitRow(log: BenchLog): Promise<Row> {
	const text = readLog(log);
	const [longest, afterDecoding]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		const waits = await withServer(async (client) => {
			client.open(OTHER, SMALL);
			await client.diagnostics(OTHER);
			return waitsWhile(client, async () => {
				await openInParts(client, text);
				await client.diagnostics(URI);
			});
		});
		waits.sort((one, other) => other - one);
		longest.push(waits[0]!);
		afterDecoding.push(waits[1] ?? 0);
	}
	return {
		name: "longest wait of a request about another log, ms",
		size: log.size,
		figure: figureOf(longest),
		aim: 100,
		should: "at most",
		note: `second longest: ${figureOf(afterDecoding).median.toFixed(0)} ms`,
	};
}

/** The peak memory of the process while a log is opened and 40 changes of it are analysed, relative to its text. */
export async function memoryRow(log: BenchLog): Promise<Row> {
	const text = readLog(log);
	const row = {
		name: "peak memory of the server / size of the text, edited",
		size: log.size,
		aim: 5,
		should: "at most",
	} as const;
	if (process.platform !== "linux") return { ...row, note: "skipped: reads /proc, Linux only" };
	const bytes = await withServer(async (client) => {
		const empty = residentBytes(client.pid, "VmHWM");
		await openInParts(client, text);
		await client.diagnostics(URI);
		for (let version = 2; version <= 41; version++) {
			const start = { line: 1000 * version, character: 5 };
			client.change(URI, version, { range: { start, end: start }, text: "x" });
			await client.diagnostics(URI);
		}
		return residentBytes(client.pid, "VmHWM") - empty;
	});
	return {
		...row,
		figure: figureOf([bytes / text.length]),
		note: `${(bytes / 1e6).toFixed(0)} MB / ${(text.length / 1e6).toFixed(0)} MB`,
	};
}

/** How long the outline takes once the log is parsed, and the size of its JSON, in the form that our own client requests. */
export async function outlineRows(log: BenchLog, aimMs: number): Promise<readonly Row[]> {
	const text = readLog(log);
	const times: number[] = [];
	let bytes = 0;
	await withServer(async (client) => {
		client.open(URI, text);
		await client.diagnostics(URI);
		for (let round = 0; round < ROUNDS; round++) {
			const start = performance.now();
			const outline = await client.request<OutlineResult>(OUTLINE_REQUEST, { textDocument: { uri: URI } });
			readOutline(outline, (symbol, children) => ({ ...symbol, children }));
			times.push(performance.now() - start);
			bytes = JSON.stringify(outline).length;
		}
	});
	return [
		{
			name: "time to the outline, ms",
			size: log.size,
			figure: figureOf(times),
			aim: aimMs,
			should: "at most",
			note: "from the request to the objects in the client",
		},
		{
			name: "size of the outline / of the text",
			size: log.size,
			figure: figureOf([bytes / text.length]),
			aim: 0.12,
			should: "at most",
			note: `${(bytes / 1e6).toFixed(1)} MB of JSON`,
		},
	];
}

/** Opens a log as our own client does. */
async function openInParts({ send }: LspClient, text: string): Promise<void> {
	const { didOpen } = textInParts(send, (error) => console.error(error));
	const document = { uri: { toString: () => URI }, version: 1, languageId: "rtcdll", getText: () => text };
	const opened = new Promise<void>((resolve) => {
		void didOpen(document as unknown as TextDocument, async ({ version, getText }) => {
			await send("textDocument/didOpen", {
				textDocument: { uri: URI, languageId: "rtcdll", version, text: getText() },
			});
			resolve();
		});
	});
	await opened;
}

async function withServer<T>(work: (client: LspClient) => Promise<T>): Promise<T> {
	const client = await startLspClient();
	try {
		return await work(client);
	} finally {
		await client.stop();
	}
}

async function waitsWhile(client: LspClient, work: () => Promise<void>): Promise<number[]> {
	const waits: number[] = [];
	let isDone = false;
	const asking = (async () => {
		while (!isDone) {
			const start = performance.now();
			await client.request("textDocument/hover", {
				textDocument: { uri: OTHER },
				position: { line: 0, character: 40 },
			});
			waits.push(performance.now() - start);
		}
	})();
	await work();
	isDone = true;
	await asking;
	return waits;
}

/** A memory field of a Linux process, such as `VmHWM`, the peak resident size, in bytes. */
function residentBytes(pid: number, field: string): number {
	const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
	return Number(kilobytes) * 1024;
}
