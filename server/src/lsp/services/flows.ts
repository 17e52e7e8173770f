// The flow table, for our own client: which rows it has, the rows page by page, and the table as CSV.

import {
	type Finding,
	FLOW_COLUMNS,
	type FlowOptions,
	type FlowTable,
	flowsCsv,
	flowTable,
	type Trace,
} from "../../core/index.ts";
import {
	FLOW_ROWS_REQUEST,
	FLOWS_EXPORT_REQUEST,
	FLOWS_REQUEST,
	type FlowRow,
	type FlowRowsParams,
	type FlowRowsResult,
	type FlowsExportParams,
	type FlowsExportResult,
	type FlowsParams,
	type FlowsResult,
} from "../../protocol.ts";
import type { Service, Session } from "../session.ts";

/** Handles the requests behind the flow table. One table is made per version of a log and its settings. */
export const flows: Service = {
	serve(session) {
		const { connection } = session;
		connection.onRequest<FlowsResult, void>(FLOWS_REQUEST, (params: FlowsParams) =>
			ask<FlowsResult>(session, FLOWS_REQUEST, params, (table, version) => {
				const numbers = table.arranged(readOptions(params));
				return { version, total: table.total, lines: numbers.map(table.line), bad: table.bad(numbers) };
			}),
		);
		connection.onRequest<FlowRowsResult, void>(FLOW_ROWS_REQUEST, (params: FlowRowsParams) =>
			ask<FlowRowsResult>(session, FLOW_ROWS_REQUEST, params, (table, version) => {
				const from = Math.max(0, params.from);
				const numbers = table.arranged(readOptions(params)).slice(from, from + Math.min(params.count, MOST_ROWS));
				return { version, rows: numbers.map((number) => toRow(table, number)) };
			}),
		);
		connection.onRequest<FlowsExportResult, void>(FLOWS_EXPORT_REQUEST, (params: FlowsExportParams) =>
			ask<FlowsExportResult>(session, FLOWS_EXPORT_REQUEST, params, (table, _, trace) => {
				const numbers = exported(table, params);
				return { text: flowsCsv(trace, numbers.map(table.flow)), count: numbers.length };
			}),
		);
	},
};

/** The view never requests more rows at once. */
const MOST_ROWS = 1000;

/** Keyed by findings, because these belong to one version of one log under one set of settings, as the table does. */
const TABLES = new WeakMap<readonly Finding[], FlowTable>();

async function ask<T>(
	{ answer, settings }: Session,
	name: string,
	{ textDocument: { uri } }: FlowsParams,
	work: (table: FlowTable, version: number, trace: Trace) => T,
): Promise<T | null> {
	const current = await settings.of(uri);
	return answer<T | null>(
		name,
		uri,
		null,
		(trace, log) => {
			const findings = log.findings(current);
			const table = TABLES.get(findings) ?? flowTable(trace, findings);
			TABLES.set(findings, table);
			return work(table, log.version, trace);
		},
		current,
	);
}

function readOptions({ column, descending, search }: FlowsParams): FlowOptions {
	return {
		column: FLOW_COLUMNS.find((each) => each === column) ?? "start",
		descending: descending === true,
		search: typeof search === "string" ? search : "",
	};
}

function exported(table: FlowTable, params: FlowsExportParams): readonly number[] {
	const options = readOptions(params);
	if (!Array.isArray(params.lines)) return table.arranged(options);
	const lines = new Set(params.lines);
	return table.arranged({ ...options, search: "" }).filter((number) => lines.has(table.line(number)));
}

function toRow(table: FlowTable, number: number): FlowRow {
	const { activity: _, durationMs: __, ...cells } = table.flow(number);
	return { ...cells, line: table.line(number) };
}
