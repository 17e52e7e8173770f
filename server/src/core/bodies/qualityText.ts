// Call quality reports in text format, as sent by telephones (RFC 6035).

import { type LogText, type Span, slice } from "../text.ts";
import type { Measure, QualityEnd, QualityMedia, QualityReport, QualityStream } from "./qualityReport.ts";
import { textLines } from "./textLines.ts";

/** Reads the `VQSessionReport`, `VQIntervalReport` or `VQAlertReport` in `span`; `undefined` if it is none of these. */
export function readQualityText(text: LogText, span: Span): QualityReport | undefined {
	const kind = /^VQ(Session|Interval|Alert)Report\b/i.exec(text.slice(span.start, Math.min(span.end, span.start + 40)));
	if (!kind) return undefined;
	const fields = readFields(text, span);
	const local = fields.sections.get("localmetrics") ?? fields.head;
	const remote = fields.sections.get("remotemetrics");
	const value = (name: string) => (local.get(name) ?? fields.head.get(name))?.value;
	const times = parametersOf(text, local.get("timestamps"));
	return {
		kind: kind[1]!.toLowerCase() as QualityReport["kind"],
		callId: value("callid"),
		from: value("fromid") ?? value("localid"),
		to: value("toid") ?? value("remoteid"),
		start: times.get("start")?.value,
		end: times.get("stop")?.value,
		media: [media(text, span, local, remote)],
		// Nothing marks the end of such a report.
		complete: true,
		span,
	};
}

/** A line `Name:value`, and the position of its value. */
interface Field {
	readonly value: string;
	readonly span: Span;
}

type Fields = ReadonlyMap<string, Field>;

/** RFC 6035 §4.6.1: fields of the call, then fields of each end below a line with the section name. */
function readFields(
	text: LogText,
	span: Span,
): { readonly head: Fields; readonly sections: ReadonlyMap<string, Fields> } {
	const head = new Map<string, Field>();
	const sections = new Map<string, Map<string, Field>>();
	let current = head;
	for (const line of textLines(text, span, MOST_LINES).slice(1)) {
		const [before, name] = /^\s*([A-Za-z][\w-]{0,40})\s*:/.exec(slice(text, line)) ?? [];
		if (before === undefined) continue;
		const key = name!.toLowerCase();
		const span = { start: line.start + before.length, end: line.end };
		const value = slice(text, span).trim();
		if (key.endsWith("metrics") && value === "") {
			current = new Map();
			sections.set(key, current);
		} else if (!current.has(key)) {
			current.set(key, { value, span });
		}
	}
	return { head, sections };
}

/** The remote end reports what it received, which is what this end sent (RFC 6035 §4.6.2.1). */
function media(text: LogText, span: Span, local: Fields, remote: Fields | undefined): QualityMedia {
	return {
		label: "audio",
		path: undefined,
		iceWarnings: undefined,
		transport: undefined,
		security: undefined,
		codec: parametersOf(text, local.get("sessiondesc")).get("pd")?.value,
		local: end(text, local.get("localaddr")),
		remote: end(text, local.get("remoteaddr")),
		inbound: stream(text, local, span),
		outbound: remote && stream(text, remote, span),
		span,
	};
}

function end(text: LogText, field: Field | undefined): QualityEnd {
	const values = parametersOf(text, field);
	const port = values.get("port")?.value ?? "";
	return {
		address: values.get("ip")?.value || undefined,
		port: /^\d{1,5}$/.test(port) ? Number(port) : undefined,
		isInside: undefined,
		usesVpn: undefined,
		connection: undefined,
		relay: undefined,
	};
}

/** RFC 6035 §4.7: rates are per cent, times are ms. */
function stream(text: LogText, fields: Fields, span: Span): QualityStream {
	const loss = parametersOf(text, fields.get("packetloss"));
	const delay = parametersOf(text, fields.get("delay"));
	const quality = parametersOf(text, fields.get("qualityest"));
	return {
		lossRate: measure(loss.get("nlr"), 0.01),
		lossRateMax: undefined,
		jitter: measure(delay.get("iaj")),
		jitterMax: undefined,
		roundTrip: measure(delay.get("rtd")),
		roundTripMax: undefined,
		listeningMos: measure(quality.get("moslq")),
		degradation: undefined,
		concealedRatio: undefined,
		packets: undefined,
		span,
	};
}

/** Rounded to the precision of a percentage with decimals. */
function measure(field: Field | undefined, factor = 1): Measure | undefined {
	if (!field || !/^\d{1,9}(?:\.\d{1,9})?$/.test(field.value)) return undefined;
	return { value: Math.round(Number(field.value) * factor * 1e9) / 1e9, span: field.span };
}

/** `NLR=5.0 JDR=2.0`, by lowercase name. */
function parametersOf(text: LogText, field: Field | undefined): Fields {
	const found = new Map<string, Field>();
	if (!field) return found;
	for (const match of slice(text, field.span).matchAll(/([A-Za-z][\w-]{0,40})=("[^"]*"|\S*)/g)) {
		const name = match[1]!.toLowerCase();
		const start = field.span.start + match.index;
		if (found.has(name)) continue;
		found.set(name, { value: match[2]!.replace(/^"|"$/g, ""), span: { start, end: start + match[0].length } });
	}
	return found;
}

const MOST_LINES = 1000;
