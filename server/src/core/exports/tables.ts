// The tables that can be exported, by name.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { activitiesTable } from "./activities.ts";
import { messagesTable } from "./messages.ts";
import type { Table } from "./table.ts";
import { transactionsTable } from "./transactions.ts";

/** Their names; in all of them transactions and activities have the same numbers. */
export const EXPORTED_TABLES = ["messages", "transactions", "activities"] as const;

/** One of `EXPORTED_TABLES`. */
export type TableName = (typeof EXPORTED_TABLES)[number];

/** A table of a log under its findings. */
export function exportedTable(trace: Trace, findings: readonly Finding[], name: TableName): Table {
	return TABLES[name](trace, findings);
}

const TABLES: Readonly<Record<TableName, (trace: Trace, findings: readonly Finding[]) => Table>> = {
	messages: messagesTable,
	transactions: transactionsTable,
	activities: activitiesTable,
};
