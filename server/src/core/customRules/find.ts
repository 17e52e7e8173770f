// Runs a custom rule: finds the messages and records that match its query, one finding per transaction.

import { type Predicate, predicate, type Unit, unitsOf } from "../query/evaluate.ts";
import type { Query } from "../query/parse.ts";
import { type CustomRule, type Draft, related, type Severity } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import type { Trace } from "../trace/trace.ts";
import type { Sentence } from "./sentence.ts";

/** The parsed members of a rule. */
export interface Parts {
	readonly id: string;
	readonly severity: Severity;
	readonly summary: string;
	readonly query: Query;
	readonly message: Sentence;
	readonly advice: string;
}

/**
 * Creates the rule. It reports each transaction once, on the first matching message, because many fields apply to all
 * messages of a transaction; and each matching record outside SIP.
 */
export function ruleOf({ id, severity, summary, query, message, advice }: Parts): CustomRule {
	return {
		id,
		severity,
		summary,
		*find(trace, report, found) {
			const matches = predicate(trace, query, () => found);
			for (const [at, { first, others }] of (yield* match(trace, matches)).entries()) {
				if (at % A_STEP === 0) yield;
				report({ ...placed(trace, first, others), message: message(trace, first), check: advice });
			}
		},
	};
}

/** The number of messages and records evaluated in one step. */
const A_STEP = 500;
const MOST_OTHERS = 20;

/** The matching messages of a transaction, or a record outside SIP. */
interface Match {
	readonly first: Unit;
	/** Further matching messages of the transaction, as many as are linked. */
	readonly others: number[];
}

function* match(trace: Trace, matches: Predicate): Steps<readonly Match[]> {
	const found: Match[] = [];
	const byTransaction = new Map<number, Match>();
	let asked = 0;
	for (const unit of unitsOf(trace)) {
		if (++asked % A_STEP === 0) yield;
		if (!matches(unit)) continue;
		const transaction = unit.message < 0 ? undefined : trace.transactionOf(unit.message).id;
		const known = transaction === undefined ? undefined : byTransaction.get(transaction);
		if (known) {
			if (known.others.length < MOST_OTHERS) known.others.push(unit.message);
			continue;
		}
		const match = { first: unit, others: [] };
		found.push(match);
		if (transaction !== undefined) byTransaction.set(transaction, match);
	}
	return found;
}

function placed(trace: Trace, { record, message }: Unit, others: readonly number[]): Pick<Draft, "on" | "related"> {
	if (message >= 0) {
		return {
			on: message,
			related: others.map((other) => related(other, "This message of the transaction also matches")),
		};
	}
	const start = trace.index.records.textStart(record);
	return { on: { start, end: trace.lines.end(trace.lines.lineAt(start)) } };
}
