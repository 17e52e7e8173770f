// What the log covers: its format, client and server, time range, and size.

import { productOf } from "../../sip/facts/products.ts";
import { headerText } from "../../sip/message.ts";
import { periodsOf, someTogether } from "../../trace/processes/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, durationText, shortened } from "../../words.ts";
import { stampText } from "../stamp.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** The section. */
export function coverage(trace: Trace): Section {
	const { records, messages } = trace.index;
	if (records.count === 0) return { title: TITLE, statements: [] };
	return {
		title: TITLE,
		statements: [
			format(trace),
			...products(trace, "Client", "User-Agent"),
			...products(trace, "Server", "Server"),
			...period(trace),
			statement(
				trace,
				`Content: ${countText(records.count, "record")}, ${countText(messages.count, "SIP message")} in ` +
					`${countText(trace.transactions.length, "transaction")}.`,
			),
			...processes(trace),
		],
	};
}

const TITLE = "What this log covers";

function format(trace: Trace): Statement {
	return statement(trace, `Format: ${trace.index.dialect.format}.`);
}

/** The distinct values of a header that names a product, with explanations. */
function products(trace: Trace, who: string, header: string): readonly Statement[] {
	const found = new Map<string, number>();
	for (const message of telling(trace, header === "Server")) {
		if (found.size === MOST_PRODUCTS) break;
		const value = headerText(trace.text, trace.message(message), header);
		if (value && !found.has(value)) found.set(value, message);
	}
	return [...found].map(([value, message]) => {
		const meaning = productOf(value)?.meaning;
		const shown = shortened(value, LONGEST_VALUE);
		return statement(trace, `${who}: ${meaning ? `${meaning} (${shown})` : shown}.`, [message]);
	});
}

const MOST_PRODUCTS = 3;
const LONGEST_VALUE = 120;

/**
 * The messages most likely to name a product: sign-ins, and the first messages of the log. A large log is not read
 * completely.
 */
function telling(trace: Trace, ofServer: boolean): readonly number[] {
	const signIns = trace.signIns.all.slice(0, MOST_LOOKED_AT).flatMap(({ transactions }) => transactions.slice(0, 3));
	const ids = [...new Set([...signIns, ...trace.transactions.slice(0, MOST_LOOKED_AT).map(({ id }) => id)])];
	const isAnyones = trace.viewpoint === "server" || trace.index.dialect.isCapture;
	return ids
		.map((id) => (ofServer ? trace.transactions[id]!.final : trace.transactions[id]!.request))
		.filter((message) => message !== null)
		.filter((message) => isAnyones || trace.direction(message) === (ofServer ? "received" : "sent"));
}

const MOST_LOOKED_AT = 200;

function period(trace: Trace): readonly Statement[] {
	const { records, dialect } = trace.index;
	if (!dialect.hasTimes) return [];
	const last = records.count - 1;
	const from = stampText(trace, 0);
	const to = stampText(trace, last);
	const duration = durationText(records.clock(last) - records.clock(0));
	const text = from === to ? `Time: ${from}.` : `Time: from ${from} to ${to} (${duration}).`;
	return [{ ...statement(trace, text), lines: [records.line(0) + 1, records.line(last) + 1] }];
}

function processes({ viewpoint, index }: Trace): readonly Statement[] {
	const periods = periodsOf(index);
	if (periods.size < 2) return [];
	const lines = [...periods.values()].slice(0, MOST_PROCESSES).map(({ first }) => index.records.line(first) + 1);
	const client = someTogether(periods)
		? " at the same time: it contains the logs of several clients"
		: ", so the client was started more than once";
	return [{ text: `${periods.size} processes wrote it${viewpoint === "client" ? client : ""}.`, lines }];
}

const MOST_PROCESSES = 5;
