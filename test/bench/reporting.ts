// Rows: the command line on a whole log, compared with tshark on the same messages, and its memory use.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseTrace } from "../../server/src/core/index.ts";
import { type BenchLog, readLog } from "./logs.ts";
import { figureOf, inTurn, median, type Row, speedRatio } from "./measure.ts";

const CLI = join(import.meta.dirname, "../../dist/cli.js");

/** Messages per second of `rtcdll report`, compared with `tshark -q -z sip,stat`, which does less with them. */
export async function tsharkRow(log: BenchLog, what: string, rounds: number): Promise<Row> {
	const row = { name: `messages per second / of tshark, ${what}`, size: log.size, aim: 3, should: "at least" } as const;
	if (spawnSync("tshark", ["--version"]).status !== 0) return { ...row, note: "skipped: tshark is not installed" };
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-bench-"));
	try {
		const capture = join(folder, "messages.pcap");
		const { bytes, count } = captureOf(readLog(log));
		writeFileSync(capture, bytes);
		const times = await inTurn(
			Math.min(rounds, 7),
			() => run(process.execPath, [CLI, "report", log.path]),
			() => run("tshark", ["-q", "-z", "sip,stat", "-r", capture]),
			0,
		);
		const speed = (all: readonly number[]) => Math.round((count / median(all)) * 1000);
		return {
			...row,
			figure: speedRatio(times),
			note: `${speed(times.ours)} / ${speed(times.theirs)} messages per second`,
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The peak memory of `rtcdll report`, minus that of an empty Node process, relative to the size of the file. */
export function reportMemoryRow(log: BenchLog): Row {
	const row = {
		name: "peak memory of report / size of the file",
		size: log.size,
		aim: 2,
		should: "at most",
	} as const;
	if (!existsSync("/usr/bin/time")) return { ...row, note: "skipped: /usr/bin/time is not installed" };
	const empty = highestBytes(["-e", ""]);
	const bytes = highestBytes([CLI, "report", log.path]) - empty;
	const figure = figureOf([bytes / readLog(log).length]);
	return { ...row, figure, note: `${(bytes / 1e6).toFixed(0)} MB` };
}

function highestBytes(args: readonly string[]): number {
	const { stderr } = spawnSync("/usr/bin/time", ["-f", "%M", process.execPath, ...args], {
		encoding: "utf8",
		stdio: ["ignore", "ignore", "pipe"],
	});
	return Number(stderr.trim().split("\n").at(-1)) * 1024;
}

function run(program: string, args: readonly string[]): void {
	spawnSync(program, args, { stdio: "ignore" });
}

/** The messages of a log as UDP packets between two hosts, in a classic pcap file. */
function captureOf(log: string): { readonly bytes: Buffer; readonly count: number } {
	const trace = parseTrace(log);
	const { count } = trace.index.messages;
	const packets: Buffer[] = [captureHeader()];
	for (let message = 0; message < count; message++) {
		const { start, end } = trace.message(message).span;
		const payload = Buffer.from(log.slice(start, Math.min(end, start + LONGEST_PAYLOAD)), "latin1");
		packets.push(packet(payload, trace.clock(message)));
	}
	return { bytes: Buffer.concat(packets), count };
}

/** The longest payload that fits into an IPv4 datagram. */
const LONGEST_PAYLOAD = 65_000;
const LINK_RAW_IP = 101;

function captureHeader(): Buffer {
	const header = Buffer.alloc(24);
	header.writeUInt32LE(0xa1b2c3d4, 0);
	header.writeUInt16LE(2, 4);
	header.writeUInt16LE(4, 6);
	header.writeUInt32LE(0x40000, 16);
	header.writeUInt32LE(LINK_RAW_IP, 20);
	return header;
}

function packet(payload: Buffer, clockMs: number): Buffer {
	const head = Buffer.alloc(16 + 20 + 8);
	const length = 28 + payload.length;
	const ms = Number.isNaN(clockMs) ? 0 : Math.max(0, clockMs);
	head.writeUInt32LE(Math.floor(ms / 1000), 0);
	head.writeUInt32LE((ms % 1000) * 1000, 4);
	head.writeUInt32LE(length, 8);
	head.writeUInt32LE(length, 12);
	head.writeUInt8(0x45, 16);
	head.writeUInt16BE(length, 18);
	head.writeUInt8(64, 24);
	head.writeUInt8(17, 25);
	head.writeUInt32BE(0xc0000201, 28);
	head.writeUInt32BE(0xc0000202, 32);
	head.writeUInt16BE(5060, 36);
	head.writeUInt16BE(5060, 38);
	head.writeUInt16BE(8 + payload.length, 40);
	return Buffer.concat([head, payload]);
}
