// The findings for a message or record. Those of a message include its whole transaction, because a failure concerns its
// request too.

import { type Finding, isProblem, type Severity } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** The findings for a message (for its whole transaction) or a record outside SIP. */
export interface Problems {
	severities(unit: Place): ReadonlySet<Severity>;
	/** True if one of them is a problem. */
	hasProblem(unit: Place): boolean;
	rules(unit: Place): ReadonlySet<string>;
}

interface Place {
	readonly record: number;
	readonly message: number;
}

/** Requests the findings on first use. */
export function problems(trace: Trace, findings: () => readonly Finding[]): Problems {
	let sorted: ReturnType<typeof sort> | undefined;
	const at = ({ record, message }: Place): Found => {
		sorted ??= sort(trace, findings());
		const found =
			message >= 0 ? sorted.ofTransaction.get(trace.transactionOf(message).id) : sorted.ofRecord.get(record);
		return found ?? NOTHING;
	};
	return {
		severities: (unit) => at(unit).severities,
		hasProblem: (unit) => at(unit).hasProblem,
		rules: (unit) => at(unit).rules,
	};
}

interface Found {
	readonly severities: Set<Severity>;
	readonly rules: Set<string>;
	hasProblem: boolean;
}

const NOTHING: Found = { severities: new Set(), rules: new Set(), hasProblem: false };

function sort(trace: Trace, findings: readonly Finding[]) {
	const ofTransaction = new Map<number, Found>();
	const ofRecord = new Map<number, Found>();
	const { records, messages } = trace.index;
	for (const finding of findings) {
		const record = records.atLine(trace.lines.lineAt(finding.span.start));
		if (record < 0) continue;
		const message = messages.ofRecord(record);
		if (message >= 0) add(ofTransaction, trace.transactionOf(message).id, finding);
		else add(ofRecord, record, finding);
	}
	return { ofTransaction, ofRecord };
}

function add(map: Map<number, Found>, key: number, finding: Finding): void {
	let found = map.get(key);
	if (!found) {
		found = { severities: new Set(), rules: new Set(), hasProblem: false };
		map.set(key, found);
	}
	found.severities.add(finding.severity);
	found.rules.add(finding.rule);
	found.hasProblem ||= isProblem(finding);
}
