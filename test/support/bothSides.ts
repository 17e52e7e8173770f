// Generates the log of the other side from a log with framing records: what one side sent, the other received.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS } from "./oracle.ts";

/** The clock of the other side and the network delay, in ms except for the drift. */
export interface OtherSide {
	readonly offsetMs: number;
	readonly driftPpm: number;
	/** From this side to the other, and back. */
	readonly delayMs: readonly [number, number];
}

/** The sipp logs in the corpus, which have framing records; empty without a corpus. */
export function sippLogs(): readonly { readonly name: string; readonly text: string }[] {
	try {
		return ["cancel-487", "register-401"].map((name) => ({
			name,
			text: readFileSync(join(CORPUS, "logs/sipp", `${name}.framed.log`), "utf8"),
		}));
	} catch {
		return [];
	}
}

/** Stretches the times of a log without dates by `factor`: a capture of seconds becomes one of hours. */
export function stretched(text: string, factor: number): string {
	return withTimes(text, (time, first) => first + (time - first) * factor);
}

/** What the other side logged of the same packets. */
export function otherSide(text: string, { offsetMs, driftPpm, delayMs: [there, back] }: OtherSide): string {
	let isSent = true;
	const shifted = withTimes(text, (time, first, record) => {
		const frame = /:: (?:End of )?(Sending|Data)/.exec(record)?.[1];
		if (frame) isSent = frame === "Sending";
		const real = time + (isSent ? there : -back);
		return real + offsetMs + ((real - first) * driftPpm) / 1e6;
	});
	return shifted
		.replace(/Sending Packet - (\S+) \(From Local Address: (\S+)\)/g, "Data Gotten - $2 (To Local Address: $1)")
		.replace(/Data Received - (\S+) \(To Local Address: (\S+)\)/g, "Sending Packet - $2 (From Local Address: $1)")
		.replaceAll("Data Gotten", "Data Received");
}

const PREFIX = /^(\d\d):(\d\d):(\d\d)\.(\d{3})(?= [0-9A-F]+:[0-9A-F]+ INFO)(.*)$/gm;

function withTimes(text: string, change: (time: number, first: number, record: string) => number): string {
	let first: number | undefined;
	return text.replace(PREFIX, (_, h: string, m: string, s: string, ms: string, rest: string) => {
		const time = ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms);
		first ??= time;
		return new Date(Math.round(change(time, first, rest))).toISOString().slice(11, 23) + rest;
	});
}
