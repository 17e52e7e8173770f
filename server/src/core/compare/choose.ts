// Chooses what to compare: the successful activity of a log that is most similar to a given one.

import { activitiesOf } from "../activities/activities.ts";
import { type Activity, type ActivityResult, isBad } from "../activities/activity.ts";
import { purposeOf } from "../activities/purpose.ts";
import { eventPackage, headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage } from "../trace/transaction.ts";
import type { Side } from "./activities.ts";
import { calledKind } from "./traits.ts";

/**
 * The successful activity in `good` that is most similar to `wanted`: of the same kind, started by the same method for the
 * same purpose. Of several equally similar ones, the last before `wanted` in the same log, otherwise the first. `undefined`
 * if nothing comparable succeeded.
 */
export function bestMatch(good: Trace, wanted: Side): Activity | undefined {
	const asked = featuresOf(wanted);
	let best: Activity | undefined;
	let most = 0;
	for (const activity of activitiesOf(good).all) {
		if (activity.result !== "worked" || activity.kind !== wanted.activity.kind) continue;
		if (good === wanted.trace && activity.id === wanted.activity.id) continue;
		const likeness = likenessOf(asked, featuresOf({ trace: good, activity }));
		const isEarlier = good === wanted.trace && activity.id < wanted.activity.id;
		if (likeness > most || (likeness === most && likeness > 0 && isEarlier)) {
			best = activity;
			most = likeness;
		}
	}
	return best;
}

/** The first of the activities with the worst result; `undefined` for a log without activities. */
export function worstActivity(trace: Trace): Activity | undefined {
	const { all } = activitiesOf(trace);
	return all.find(isBad) ?? BY_RESULT.map((result) => all.find((each) => each.result === result)).find(Boolean);
}

const BY_RESULT: readonly ActivityResult[] = ["given-up", "unknown", "worked"];

/** The activity with the message on a 1-based line; `undefined` if there is no message. */
export function activityAtLine(trace: Trace, line: number): Activity | undefined {
	const message = line <= trace.lines.count ? trace.messageAtLine(line - 1) : undefined;
	return message === undefined ? undefined : activitiesOf(trace).of(trace.transactionOf(message));
}

/** Features by which activities are compared. */
interface Features {
	readonly method: string;
	/** The event package of a subscription; empty for a REGISTER and other activities without one. */
	readonly event: string;
	/** `refresh`, `audio-video`, `a telephone number`: the variety within its kind. */
	readonly sort: string;
	readonly isOutgoing: boolean | null;
	readonly client: string;
	readonly credentials: string;
}

function featuresOf({ trace, activity }: Side): Features {
	const opening = trace.transactions[activity.steps[0]!]!;
	const message = leadingMessage(opening);
	const read = trace.message(message);
	const signIn = trace.signIns.of(opening);
	return {
		method: opening.method,
		event: opening.method === "REGISTER" ? "" : eventPackage(trace.text, read).toLowerCase(),
		sort: signIn?.kind ?? purposeOf(trace, message).meeting?.service ?? calledKind(trace, message),
		isOutgoing: activity.isOutgoing,
		client: headerText(trace.text, read, "User-Agent") ?? "",
		credentials: signIn?.schemesTried.join() ?? "",
	};
}

/** 0 if they only have their kind in common; otherwise greater for greater similarity. */
function likenessOf(one: Features, other: Features): number {
	if (one.method !== other.method || one.event !== other.event) return 0;
	const alike = (name: keyof Features) => (one[name] === other[name] ? 1 : 0);
	return 1 + 8 * alike("sort") + 4 * alike("isOutgoing") + 2 * alike("credentials") + alike("client");
}
