// Exports a log for other uses: a page for a ticket, Wireshark, a spreadsheet, a database, a result viewer.

import type { DocumentParams } from "./place.ts";

/** Exports a log. Takes `ExportParams`, returns an `ExportResult`. */
export const EXPORT_REQUEST = "rtcdll/export";

/** What to export, and how. */
export interface ExportParams extends DocumentParams {
	readonly format: "html" | "pcapng" | "csv" | "ndjson" | "sarif";
	/** The table, for csv and ndjson only. */
	readonly what?: "messages" | "transactions" | "activities";
	/** For sarif: the version of the extension, and the rule pages as Markdown by rule id. */
	readonly version?: string;
	readonly rulePages?: Readonly<Record<string, string>>;
}

/** The file, as base64 because JSON cannot hold bytes; or a message for the user. */
export type ExportResult =
	| { readonly base64: string; readonly reason?: undefined }
	| { readonly base64: null; readonly reason: string };
