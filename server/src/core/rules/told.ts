// Turns a failure that is reported inside a message into a finding.

import type { Told } from "../activities/told.ts";
import type { Trace } from "../trace/trace.ts";
import { capital, sentence, sentences } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { type Draft, related } from "./rule.ts";

/** A finding on the message that reports the failure, linked to the request that started what failed. */
export function toldDraft(trace: Trace, told: Told, severity?: Draft["severity"]): Draft {
	const { begun } = told;
	return {
		on: told.message,
		message: toldText(told),
		headline: headlineOf(told.cause.text, told.what),
		transaction: told.transaction,
		why: told.cause.text,
		check: told.cause.check,
		related: begun === null ? [] : [related(begun, `The ${trace.transactionOf(begun).method} that it is about`)],
		...(severity ? { severity } : {}),
	};
}

/** What happened and why, in complete sentences. */
function toldText({ what, cause }: Told): string {
	return sentences(sentence(capital(what)), cause.text);
}
