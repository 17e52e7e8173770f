// Which call a report on quality is about.

import { readBodies } from "../bodies/read.ts";
import type { Trace } from "../trace/trace.ts";

/** The Call-ID of the call that the report in a request names; `undefined` where it has none ([MS-QoE] 2.2.1, RFC 6035). */
export function reportedCallId(trace: Trace, request: number): string | undefined {
	for (const read of readBodies(trace.text, trace.lines, trace.message(request))) {
		if (read.kind === "quality") return read.body.callId;
	}
	return undefined;
}
