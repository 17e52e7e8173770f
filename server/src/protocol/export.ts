// A log for other programs: a page for a ticket, Wireshark, a spreadsheet, a database, a viewer of results.

import type { DocumentParams } from "./place.ts";

/** Asks for a log in a format of other programs. Takes `ExportParams`; the answer is an `ExportResult`. */
export const EXPORT_REQUEST = "rtcdll/export";

/** What is to be written, and how. */
export interface ExportParams extends DocumentParams {
	readonly format: "html" | "pcapng" | "csv" | "ndjson" | "sarif";
	/** The table; only csv and ndjson have one. */
	readonly what?: "messages" | "transactions" | "activities";
	/** For sarif: the version of the extension, and the pages of the rules as Markdown, by their ids. */
	readonly version?: string;
	readonly rulePages?: Readonly<Record<string, string>>;
}

/** The file, whose bytes JSON cannot hold but as base64; without one there is a sentence for the reader. */
export type ExportResult =
	| { readonly base64: string; readonly reason?: undefined }
	| { readonly base64: null; readonly reason: string };
