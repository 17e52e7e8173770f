// What a person did and how it ended. Findings, views and reports are based on this.

import type { Cause } from "../trace/causes/cause.ts";
import type { ActivityKind } from "./kinds.ts";

/** How it ended, as far as the log shows it. */
export type ActivityResult =
	| "worked"
	/** It was not possible. */
	| "failed"
	/** A person or a policy refused it. */
	| "refused"
	/** The initiator stopped before it was completed. */
	| "given-up"
	| "unanswered"
	/** The log starts or ends in the middle. */
	| "unknown";

/** Who did something: the client that wrote the log, the other party, or a server in between. */
export type Actor = "client" | "peer" | "server";

/** Something that a person did. Messages and transactions are given as numbers. */
export interface Activity {
	/** Its index in the list of all activities. */
	readonly id: number;
	readonly kind: ActivityKind;
	/** The initiator, such as `alice@contoso.com`; `null` if the log does not show it. */
	readonly from: string | null;
	/**
	 * The other party or the subject, such as `bob@contoso.com`; the organizer of a meeting. `null` if the log does not show
	 * it.
	 */
	readonly to: string | null;
	/** True if this client initiated it; `null` if the log does not show it. */
	readonly isOutgoing: boolean | null;
	/** The first and the last of its messages. */
	readonly first: number;
	readonly last: number;
	/** Its transactions, in file order. */
	readonly steps: readonly number[];
	readonly result: ActivityResult;
	/** Who refused it, gave up or failed; `null` if unknown, and if it worked. */
	readonly by: Actor | null;
	/** The transaction that caused a bad result; `null` for every other result. */
	readonly failedAt: number | null;
	/** The message that shows the result; `null` if there is none. */
	readonly shownBy: number | null;
	/** The cause; `undefined` if nothing went wrong, and if the log does not name one. */
	readonly cause: Cause | undefined;
}

/** True for a bad result, of which a user would complain. */
export function isBad({ result }: Pick<Activity, "result">): boolean {
	return result === "failed" || result === "refused" || result === "unanswered";
}

/** True for a status with which a person or a policy refuses a request (RFC 3261 §21.4, §21.6). */
export function isRefusal(status: number): boolean {
	return REFUSALS.has(status);
}

const REFUSALS: ReadonlySet<number> = new Set([403, 480, 486, 600, 603, 607, 608]);
