// Checks the framing of messages in a stream of bytes (LSP 3.17, "Base Protocol").

import type { Readable } from "node:stream";

/** What is wrong, as a sentence without a full stop, and the part of the header concerned. */
export interface Problem {
	readonly what: string;
	readonly shown?: string;
}

/**
 * Watches a stream without consuming it, and calls `lost` once if a header is invalid, has no usable `Content-Length`, or
 * announces more than `longest` bytes.
 */
export function watchFraming(stream: Readable, longest: number, lost: (problem: Problem) => void): void {
	let header = "";
	/** How many bytes of the current body are still to come. */
	let left = 0;
	const giveUp = (problem: Problem) => {
		stream.off("data", look);
		lost(problem);
	};
	const look = (chunk: Buffer) => {
		let at = 0;
		while (at < chunk.length) {
			const passed = Math.min(left, chunk.length - at);
			left -= passed;
			at += passed;
			if (left > 0 || at === chunk.length) return;
			const piece = chunk.toString("latin1", at, at + LONGEST_HEADER);
			header += piece;
			const end = header.indexOf(END_OF_HEADER);
			if (end < 0) {
				if (header.length >= LONGEST_HEADER) giveUp({ what: "A message begins with a header that does not end" });
				return;
			}
			at += piece.length - (header.length - end - END_OF_HEADER.length);
			const length = contentLength(header.slice(0, end), longest);
			if (typeof length !== "number") return giveUp(length);
			left = length;
			header = "";
		}
	};
	stream.on("data", look);
}

const END_OF_HEADER = "\r\n\r\n";

/** LSP's headers are two short lines. */
const LONGEST_HEADER = 4096;

/** The length that a header announces, or what is wrong with it. */
function contentLength(header: string, longest: number): number | Problem {
	const found = /^content-length:[ \t]*(.*?)[ \t]*$/im.exec(header)?.[1];
	if (found === undefined) return { what: "A message begins with a header without a Content-Length", shown: header };
	if (!/^\d+$/.test(found)) return { what: "The Content-Length of a message is no number", shown: found };
	if (Number(found) > longest) {
		return { what: `A message is announced that is longer than ${longest} bytes, which can be read`, shown: found };
	}
	return Number(found);
}
