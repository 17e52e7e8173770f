// `rtcdll export`: the messages, transactions or activities of a log, for other programs.

import { extname } from "node:path";
import { BYTE_ORDER_MARK, csv, exportedTable, ndjson, pcapng, type TableName, type Trace } from "../core/index.ts";
import { nameList } from "./input/nameList.ts";
import { readOneLog, reportRepairs } from "./log.ts";
import { say } from "./output.ts";
import { wouldOverwrite, writeResult } from "./result.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";
import { UsageError } from "./usageError.ts";
import { judge, readTrace } from "./withProgress.ts";

/** The export formats. */
export const EXPORT_FORMATS = [
	{ name: "pcapng", says: "the messages, for Wireshark and tshark" },
	{ name: "csv", says: "a table for a spreadsheet" },
	{ name: "ndjson", says: "the same table, one JSON object per line" },
] as const;

type ExportFormat = (typeof EXPORT_FORMATS)[number]["name"];

/** What to export, and how. */
export interface ExportOptions {
	/** As typed; `-` is standard input. */
	readonly file: string;
	/** If undefined, the extension of the output file decides. */
	readonly format: ExportFormat | undefined;
	readonly what: TableName;
	/** The file to write; `undefined` for standard output. */
	readonly output: string | undefined;
}

/** Writes the export to a file or to standard output. Throws a `UsageError`. */
export async function exportLog({ file, what, output, ...options }: ExportOptions): Promise<ExitStatus> {
	const format = options.format ?? formatOf(output);
	if (format === "pcapng" && what !== "messages") {
		throw new UsageError(`A pcapng file contains only messages; export the ${what} as csv or ndjson.`);
	}
	if (output === undefined && format === "pcapng" && process.stdout.isTTY) {
		say("A capture cannot be shown in a terminal. Name a file for it with -o.");
		return UNREADABLE;
	}
	const input = await readOneLog(file, "exported");
	if (input?.text === undefined) return UNREADABLE;
	if (wouldOverwrite(input.file, output, "the log itself", "export")) return UNREADABLE;
	reportRepairs(input);
	const trace = readTrace(input.text);
	if (trace.index.messages.count === 0 && !input.problem) {
		say(`${input.name}: It contains no SIP message. For more, run rtcdll report.`);
	}
	const pieces = gathered(piecesOf(trace, format, what, output, input.name));
	const isWritten = await writeResult(output, pieces, "The export");
	return isWritten && !input.problem ? SUCCESS : UNREADABLE;
}

/** The format that a file extension stands for. */
function formatOf(output = ""): ExportFormat {
	const end = extname(output).slice(1).toLowerCase();
	const format = EXPORT_FORMATS.find(({ name }) => name === end);
	if (!format)
		throw new UsageError(`Name a format with --format: ${nameList(EXPORT_FORMATS.map(({ name }) => name))}.`);
	return format.name;
}

function* piecesOf(
	trace: Trace,
	format: ExportFormat,
	what: TableName,
	output: string | undefined,
	name: string,
): Generator<string | Uint8Array> {
	if (format === "pcapng") return yield* pcapng(trace, name);
	const table = exportedTable(trace, judge(trace), what);
	// Programs that read from a pipe know the encoding, and would take the mark for part of the first column title.
	if (format === "csv" && output !== undefined) yield BYTE_ORDER_MARK;
	yield* format === "csv" ? csv(table) : ndjson(table);
}

/** Combines pieces into larger ones, because a row or a packet is too small for one write. */
function* gathered(pieces: Iterable<string | Uint8Array>): Generator<Buffer> {
	let waiting: Uint8Array[] = [];
	let length = 0;
	for (const piece of pieces) {
		const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
		waiting.push(bytes);
		length += bytes.length;
		if (length < PIECE) continue;
		yield Buffer.concat(waiting);
		waiting = [];
		length = 0;
	}
	yield Buffer.concat(waiting);
}

const PIECE = 65_536;
