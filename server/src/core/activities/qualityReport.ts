// Finds the call that a quality report is about.

import { readBodies } from "../bodies/read.ts";
import type { Trace } from "../trace/trace.ts";

/** The Call-ID in the quality report of a request ([MS-QoE] 2.2.1, RFC 6035); `undefined` if it has none. */
export function reportedCallId(trace: Trace, request: number): string | undefined {
	for (const read of readBodies(trace.text, trace.lines, trace.message(request))) {
		if (read.kind === "quality") return read.body.callId;
	}
	return undefined;
}
