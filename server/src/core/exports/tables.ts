// The exportable tables by name.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { activitiesTable } from "./activities.ts";
import { messagesTable } from "./messages.ts";
import type { Table } from "./table.ts";
import { transactionsTable } from "./transactions.ts";

const TABLES = {
	messages: messagesTable,
	transactions: transactionsTable,
	activities: activitiesTable,
} as const satisfies Readonly<Record<string, (trace: Trace, findings: readonly Finding[]) => Table>>;

/** The name of one of them. */
export type TableName = keyof typeof TABLES;

/** All names; in all tables transactions and activities have the same numbers. */
export const EXPORTED_TABLES = Object.keys(TABLES) as readonly TableName[];

/** A table of a log with its findings. */
export function exportedTable(trace: Trace, findings: readonly Finding[], name: TableName): Table {
	return TABLES[name](trace, findings);
}
