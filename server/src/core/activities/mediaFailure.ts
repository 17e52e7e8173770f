// Explains why media did not connect: which paths failed, which side had a relay, and what to check in firewalls.

import { type MediaDebug, readMediaDebug } from "../bodies/mediaDebug.ts";
import { readEvidence } from "../sip/evidence.ts";
import { type IceStep, iceFlags } from "../sip/facts/iceFlags.ts";
import type { Cause } from "../trace/causes/cause.ts";
import type { Trace } from "../trace/trace.ts";
import { listText, sentence, sentences } from "../words.ts";
import { partiesOf } from "./parties.ts";

/** True for a cause that reports that media did not connect, by a known id or by its text. */
export function isMediaCause({ diagnostic, text }: Cause): boolean {
	if (diagnostic) return diagnostic.cause === "media";
	return /\bmedia\b/i.test(text) && /connect/i.test(text) && /fail|could not|unable|not/i.test(text);
}

/**
 * Adds the client's report on its connection attempts to the cause ([MS-OCER] 2.2.1, CallerMediaDebug): the paths that
 * failed according to the flags of ICEWarn, the side without a relay, and what to check. Without a report, only the default
 * advice is added, if the cause has none.
 */
export function mediaCause(trace: Trace, message: number, cause: Cause): Cause {
	const debug = debugOf(trace, message);
	if (!debug) return cause.check ? cause : { ...cause, check: CHECK };
	const failed = new Set(iceFlags(debug.iceWarn ?? 0).map(({ about }) => about));
	const names = sides(trace, message);
	const tried = [waysText(debug, failed), relayText(debug, names)].filter((part) => part !== "").join("; ");
	return {
		...cause,
		text: sentences(cause.text, sentence(tried)),
		check: adviceFor(debug, failed, names) || cause.check,
	};
}

const CHECK =
	"Check the firewalls between the two sides for the media ports, and that both can reach the A/V Edge service.";

/** The first report with failure flags, otherwise the first report. */
function debugOf(trace: Trace, message: number): MediaDebug | undefined {
	const reports = readEvidence(trace.text, trace.message(message)).diagnostics.flatMap(({ parameters }) =>
		["callermediadebug", "calleemediadebug"].flatMap((name) => readMediaDebug(parameters.get(name) ?? "")),
	);
	return reports.find(({ iceWarn }) => iceWarn) ?? reports[0];
}

/** Names for local and remote, as seen by the sender of the message. */
function sides(trace: Trace, message: number): Sides {
	const { from, to } = partiesOf(trace, message);
	const isRequest = trace.message(message).startLine.kind === "request";
	const [sender, receiver] = isRequest ? [from, to] : [to, from];
	return { local: sender ?? "the reporting side", remote: receiver ?? "the other side" };
}

/** `What failed: a direct connection and TCP through the relays (ICEWarn 0x220)`; empty without failure flags. */
function waysText({ iceWarn }: MediaDebug, failed: ReadonlySet<IceStep>): string {
	const ways = WAYS.flatMap(([step, words]) => (failed.has(step) ? [words] : []));
	return ways.length === 0 ? "" : `What failed: ${listText(ways)} (ICEWarn 0x${iceWarn!.toString(16)})`;
}

/** The paths in the order in which a client tries them (RFC 8445 §5.1.2). */
const WAYS: readonly (readonly [IceStep, string])[] = [
	["local", "a direct connection"],
	["udp-nat", "UDP through the NATs"],
	["tcp-nat", "TCP through the NATs"],
	["relay-allocation", "obtaining an address on a relay"],
	["udp-relay", "UDP through the relays"],
	["tcp-relay", "TCP through the relays"],
];

interface Sides {
	readonly local: string;
	readonly remote: string;
}

/** Which sides had a relay; empty for a report without addresses, which proves nothing about relays. */
function relayText(debug: MediaDebug, names: Sides): string {
	const without = withoutRelay(debug, names);
	if (without === undefined) return "";
	if (without.length === 0) return "both sides had a relay (A/V Edge)";
	return without.length === 2 ? "neither side had a relay (A/V Edge)" : `${without[0]} had no relay (A/V Edge)`;
}

/** The sides without a relay address; `undefined` if the report does not show it. */
function withoutRelay(
	{ localRelay, remoteRelay, localSite, remoteSite }: MediaDebug,
	names: Sides,
): readonly string[] | undefined {
	if (localSite === undefined && remoteSite === undefined) return undefined;
	return [...(localRelay === undefined ? [names.local] : []), ...(remoteRelay === undefined ? [names.remote] : [])];
}

/** Advice based on the failed paths and the relays; empty if neither is conclusive. */
function adviceFor(debug: MediaDebug, failed: ReadonlySet<IceStep>, names: Sides): string {
	const without = withoutRelay(debug, names) ?? [];
	const ports = failed.has("tcp-relay") ? TCP_PORTS : failed.has("udp-relay") ? UDP_PORTS : "";
	if (without.length > 0) {
		const open = ports ? `, and that no firewall blocks ${ports}` : "";
		const who =
			without.length === 2
				? "both sides can reach the A/V Edge service and get"
				: `${without[0]} can reach the A/V Edge service and gets`;
		return `Check that ${who} credentials for it (MRAS)${open}.`;
	}
	return ports ? `Check that no firewall blocks ${ports}.` : "";
}

/** Ports of the A/V Edge service (Microsoft Learn, Edge environmental requirements in Skype for Business Server). */
const TCP_PORTS = "TCP 443 to the A/V Edge service, and TCP 50000 to 59999 between the Edge servers";
const UDP_PORTS = "UDP 3478 to the A/V Edge service, and UDP 50000 to 59999 between the Edge servers";
