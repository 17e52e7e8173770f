// What a request is about if its method does not say so: the event package, or a server role of a meeting.

import type { Activity } from "../activities/activity.ts";
import type { ActivityKind } from "../activities/kinds.ts";
import { purposeOf } from "../activities/purpose.ts";
import { eventPackage } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { shortened } from "../words.ts";

/** The subject of an activity of a kind that occurs once per event package; empty for other kinds. */
export function activitySubject(trace: Trace, { kind, steps }: Activity): string {
	return SAME_NAMES.has(kind) ? subjectOf(trace, trace.transactions[steps[0]!]!) : "";
}

const SAME_NAMES: ReadonlySet<ActivityKind> = new Set(["sign-in", "settings", "other"]);

/** `provisioning-v2`, `audio-video`: the subject of a transaction's request; may be empty. */
export function subjectOf(trace: Trace, { method, request }: Transaction): string {
	if (request === null || method === "REGISTER") return "";
	const event = eventPackage(trace.text, trace.message(request));
	const text = event || (purposeOf(trace, request).meeting?.service ?? "");
	return shortened(text.replace(/^vnd-microsoft-/i, ""), LONGEST_SUBJECT);
}

const LONGEST_SUBJECT = 40;
