// The log that assistants see in place of the user's own.

import { readingLog } from "../reading.ts";
import { redactingTraces } from "../redact/redact.ts";
import type { Steps } from "../steps.ts";
import type { Trace } from "../trace/trace.ts";

/** The redacted copy of a log, parsed. Its lines correspond to those of the log. */
export function* readingRedacted(trace: Trace): Steps<Trace> {
	const { texts } = yield* redactingTraces([trace]);
	return yield* readingLog(texts[0]!);
}
