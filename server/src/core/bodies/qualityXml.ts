// Call quality reports in XML, as sent by clients of this family ([MS-QoE]).

import { readIceFlags } from "../sip/facts/iceFlags.ts";
import type { LogText, Span } from "../text.ts";
import type { Measure, QualityEnd, QualityMedia, QualityReport, QualityStream } from "./qualityReport.ts";
import {
	attribute,
	booleanOf,
	child,
	childrenNamed,
	childText,
	descendant,
	everyBelow,
	readXml,
	wholeNumber,
	type XmlElement,
} from "./xml.ts";

/** Reads the `VQReportEvent` in `span`; `undefined` if it is not one. */
export function readQualityXml(text: LogText, span: Span): QualityReport | undefined {
	const root = readXml(text, span);
	const report = root && reportOf(root);
	if (!report) return undefined;
	const dialog = child(report, "DialogInfo");
	return {
		kind: /interval/i.test(report.name) ? "interval" : "session",
		callId: attribute(dialog, "CallId") ?? attribute(dialog, "CallID"),
		from: childText(dialog, "FromURI"),
		to: childText(dialog, "ToURI"),
		start: attribute(dialog, "Start"),
		end: attribute(dialog, "End"),
		media: childrenNamed(report, "MediaLine").slice(0, MOST).map(media),
		complete: root.complete,
		span: root.span,
	};
}

/** [MS-QoE] 2.2.1.1: an event contains a report on a session or on an interval. */
function reportOf(root: XmlElement): XmlElement | undefined {
	const isReport = ({ name }: XmlElement) => /^VQSession(?:Interval)?Report$/i.test(name);
	if (isReport(root)) return root;
	if (root.name.toLowerCase() !== "vqreportevent") return undefined;
	// An event truncated before its report still reveals its type.
	return root.children.find(isReport) ?? root;
}

function media(element: XmlElement): QualityMedia {
	const description = child(element, "Description");
	const connectivity = child(description, "Connectivity");
	const network = child(description, "NetworkConnectivityInfo");
	const inbound = child(element, "InboundStream");
	const outbound = child(element, "OutboundStream");
	return {
		label: attribute(element, "Label")?.trim().toLowerCase() ?? "",
		path: pathOf(childText(connectivity, "Ice") ?? childText(description, "ConnectivityICE") ?? connectivity?.text),
		iceWarnings: readIceFlags(childText(connectivity, "IceWarningFlags")),
		transport: childText(description, "Transport")?.toUpperCase(),
		security: childText(description, "Security"),
		codec: (descendant(inbound, "PayloadDescription") ?? descendant(outbound, "PayloadDescription"))?.text || undefined,
		local: {
			...end(child(description, "LocalAddr")),
			usesVpn: booleanOf(descendant(network, "VPN")?.text),
			connection: descendant(network, "NetworkConnection")?.text || undefined,
			relay: childText(child(connectivity, "RelayAddress"), "IPAddr"),
		},
		remote: end(child(description, "RemoteAddr")),
		inbound: inbound && stream(inbound),
		outbound: outbound && stream(outbound),
		span: element.span,
	};
}

/** [MS-QoE] 2.2.1.7: FAILED, DIRECT, RELAY, HTTP-PROXY; the reports database uses HTTP for the last one. */
function pathOf(ice: string | undefined): QualityMedia["path"] {
	return PATHS.get(ice?.trim().toLowerCase() ?? "");
}

const PATHS: ReadonlyMap<string, NonNullable<QualityMedia["path"]>> = new Map([
	["failed", "failed"],
	["direct", "direct"],
	["relay", "relay"],
	["http-proxy", "http-proxy"],
	["http", "http-proxy"],
]);

function end(address: XmlElement | undefined): QualityEnd {
	return {
		address: childText(address, "IPAddr") ?? attribute(address, "IPAddr"),
		port: wholeNumber(childText(address, "Port")),
		isInside: booleanOf(childText(address, "Inside")),
		usesVpn: undefined,
		connection: undefined,
		relay: undefined,
	};
}

/** Names as in the schema and as in the reports database. */
function stream(element: XmlElement): QualityStream {
	const values = new Map<string, XmlElement>();
	for (const each of everyBelow(element)) {
		const name = each.name.toLowerCase();
		if (each.text !== "" && !values.has(name)) values.set(name, each);
	}
	const measure = (...names: readonly string[]): Measure | undefined => {
		for (const name of names) {
			const found = values.get(name);
			if (found && NUMBER.test(found.text)) return { value: Number(found.text), span: found.span };
		}
		return undefined;
	};
	return {
		lossRate: measure("lossrate", "packetlossrate"),
		lossRateMax: measure("lossratemax", "packetlossratemax"),
		jitter: measure("interarrival", "jitterinterarrival"),
		jitterMax: measure("interarrivalmax", "jitterinterarrivalmax"),
		roundTrip: measure("roundtrip"),
		roundTripMax: measure("roundtripmax"),
		listeningMos: measure("overallavg", "overallavgnetworkmos"),
		degradation: measure("degradationavg"),
		concealedRatio: measure("ratioconcealedsamplesavg"),
		packets: measure("packets", "packetutilization"),
		span: element.span,
	};
}

const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const MOST = 100;
