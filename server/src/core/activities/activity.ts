// What a person did, and how it went: the words of everything above.

import type { Cause } from "../trace/cause.ts";
import type { ActivityKind } from "./kinds.ts";

/** How it ended, as far as the log shows. */
export type ActivityResult =
	| "worked"
	/** It could not be done. */
	| "failed"
	/** Somebody said no: a person, or a policy. */
	| "refused"
	/** Whoever wanted it stopped before it was there. */
	| "given-up"
	| "unanswered"
	/** The log begins or ends inside. */
	| "unknown";

/** Who did something: the client that wrote the log, the other party, or a server on the way. */
export type Actor = "client" | "peer" | "server";

/** One thing that somebody did. Messages and transactions are given by their numbers. */
export interface Activity {
	/** Its index among all activities. */
	readonly id: number;
	readonly kind: ActivityKind;
	/** `alice@contoso.com`, who wanted it; `null` where the log does not tell. */
	readonly from: string | null;
	/** `bob@contoso.com`, with whom or about whom; of a meeting its organizer. `null` where the log does not tell. */
	readonly to: string | null;
	/** True where this client began it, `null` where the log does not tell. */
	readonly isOutgoing: boolean | null;
	/** The first and the last of its messages. */
	readonly first: number;
	readonly last: number;
	/** Its transactions in the order of the log. */
	readonly steps: readonly number[];
	readonly result: ActivityResult;
	/** Who refused or gave up, or could not do it; `null` where that is open, and where it worked. */
	readonly by: Actor | null;
	/** The transaction that decided a bad result; `null` for every other result. */
	readonly failedAt: number | null;
	/** The message that shows the result; `null` where none does. */
	readonly shownBy: number | null;
	/** Why; `undefined` where nothing went wrong, and where the log names no cause. */
	readonly cause: Cause | undefined;
}

/** True for an activity of which somebody has reason to complain. */
export function isBad({ result }: Pick<Activity, "result">): boolean {
	return result === "failed" || result === "refused" || result === "unanswered";
}

/** True for a status with which somebody says no, a person or a policy (RFC 3261 §21.4, §21.6). */
export function isRefusal(status: number): boolean {
	return REFUSALS.has(status);
}

const REFUSALS: ReadonlySet<number> = new Set([403, 480, 486, 600, 603, 607, 608]);
