// Export, for our own client: a log in the formats of other programs.

import {
	BYTE_ORDER_MARK,
	csv,
	EXPORTED_TABLES,
	exportedTable,
	type Finding,
	htmlReport,
	joined,
	lookUp,
	type Notes,
	ndjson,
	pcapng,
	RULES,
	type SarifRule,
	sarif,
	sarifLog,
	type Trace,
} from "../../core/index.ts";
import { EXPORT_REQUEST, type ExportParams, type ExportResult } from "../../protocol.ts";
import { fileName } from "../fileName.ts";
import { rulePageFrom } from "../rulePage.ts";
import type { Service } from "../session.ts";

/** Handles the request behind Export. */
export const exporting: Service = {
	serve({ connection, answer, settings, marks }) {
		connection.onRequest<ExportResult, void>(EXPORT_REQUEST, async (params: ExportParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<ExportResult>(
				EXPORT_REQUEST,
				uri,
				(reason) => ({ base64: null, reason }),
				(trace, log) => {
					const write = lookUp(FORMATS, params.format);
					if (!write) return { base64: null, reason: "There is no format of this name." };
					const pieces = write(
						{
							trace,
							findings: log.findings(current),
							name: fileName(uri),
							notes: marks.notes(uri, trace),
							rules: [...RULES, ...current.customRules.rules],
						},
						params,
					);
					return { base64: base64(bytesOf(pieces)) };
				},
				current,
			);
		});
	},
};

/** What a format can export. */
interface Exported {
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	readonly name: string;
	readonly notes: Notes;
	readonly rules: readonly SarifRule[];
}

type Write = (log: Exported, params: ExportParams) => Iterable<string | Uint8Array>;

const FORMATS: Readonly<Record<ExportParams["format"], Write>> = {
	html: ({ trace, findings, name, notes }) => [htmlReport(trace, findings, name, notes)],
	pcapng: ({ trace, name }) => pcapng(trace, name),
	*csv(log, params) {
		yield BYTE_ORDER_MARK;
		yield* csv(tableOf(log, params));
	},
	ndjson: (log, params) => ndjson(tableOf(log, params)),
	sarif: ({ trace, findings, name, rules }, { version, rulePages }) =>
		sarif([sarifLog(trace, findings, encodeURIComponent(name))], {
			...(typeof version === "string" ? { version } : {}),
			rules,
			pageOf(rule) {
				const markdown = rulePageFrom(rulePages, rule);
				return markdown === undefined ? undefined : { markdown };
			},
		}),
};

function tableOf({ trace, findings }: Exported, { what }: ExportParams) {
	return exportedTable(trace, findings, EXPORTED_TABLES.find((name) => name === what) ?? "messages");
}

function bytesOf(pieces: Iterable<string | Uint8Array>): Uint8Array {
	const encoder = new TextEncoder();
	return joined(Array.from(pieces, (piece) => (typeof piece === "string" ? encoder.encode(piece) : piece)));
}

/** Uses only what every host has, because the server also runs in a browser. */
function base64(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += PIECE) {
		text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
	}
	return text;
}

/** A multiple of three, so that no padding is needed between pieces, and below the limit on function arguments. */
const PIECE = 24_576;
