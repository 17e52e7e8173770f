// Turns a failure that is reported inside a message into a finding.

import type { ReportedFailure } from "../activities/reportedFailures.ts";
import type { Trace } from "../trace/trace.ts";
import { capital, sentence, sentences } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { type Draft, related } from "./rule.ts";

/** A finding on the message that reports the failure, linked to the request that started what failed. */
export function reportedDraft(trace: Trace, failure: ReportedFailure, severity?: Draft["severity"]): Draft {
	const { begun } = failure;
	return {
		on: failure.message,
		message: failureText(failure),
		headline: headlineOf(failure.cause.text, failure.what),
		transaction: failure.transaction,
		why: failure.cause.text,
		check: failure.cause.check,
		related: begun === null ? [] : [related(begun, `The ${trace.transactionOf(begun).method} that it is about`)],
		...(severity ? { severity } : {}),
	};
}

/** What happened and why, in complete sentences. */
function failureText({ what, cause }: ReportedFailure): string {
	return sentences(sentence(capital(what)), cause.text);
}
