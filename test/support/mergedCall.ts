// The merged log of both sides of a call, in which messages may be lost.

import { writeLog } from "./fixture.ts";

const [A, B] = ["192.0.2.1:5060", "192.0.2.2:5060"];

/**
 * The merged log of a caller (process 1) and a callee (process 2): `> INVITE 1 branch=x` is sent by the caller, `< 200 1
 * INVITE branch=x` by the callee. An `x` after the arrow marks a message that never arrives, `o` one that is only logged on
 * arrival.
 */
export function mergedCall(script: string, { frames = true } = {}): string {
	const records = script
		.trim()
		.split("\n")
		.flatMap((line, second) => {
			const [, arrow, fate, what] = /^\s*([<>])([xo ])\s*(.*)$/.exec(line)!;
			const record = (pid: number, isSent: boolean, at: number) => {
				const [own, peer] = pid === 1 ? [A, B] : [B, A];
				const frame = isSent
					? `Sending Packet - ${peer} (From Local Address: ${own}) 9 bytes`
					: `Data Received - ${peer} (To Local Address: ${own}) 9 bytes`;
				const message = `${at} ${what} pid=${pid} via=${A} over=UDP`;
				return frames ? [`${at} # ${frame} pid=${pid}`, message] : [message];
			};
			const [sender, receiver] = arrow === ">" ? [1, 2] : [2, 1];
			return [
				...(fate === "o" ? [] : record(sender!, true, second)),
				...(fate === "x" ? [] : record(receiver!, false, second + 0.01)),
			];
		});
	return writeLog(records.join("\n"));
}

/** A script of a call, and one of its end, in which everything arrives. */
export const CALL = `
	> INVITE 1 branch=x
	< 180 1 INVITE branch=x totag=b
	< 200 1 INVITE branch=x totag=b
	> ACK 1 branch=y totag=b
	> INFO 2 branch=z totag=b
	< 200 2 INFO branch=z totag=b`;
export const END = `
	> BYE 9 branch=w totag=b
	< 200 9 BYE branch=w totag=b`;
