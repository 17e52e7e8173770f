// A message for Wireshark without the packets that carried it: the link type "exported PDU", in which tags name the
// dissector and, if known, both ends (Wireshark, `epan/exported_pdu.h`).

import { ipAddressBytes } from "../sip/ipAddress.ts";
import { encodeUtf8 } from "../utf8.ts";
import { joined, padding, u16be, u32be } from "./bytes.ts";

/** LINKTYPE_WIRESHARK_UPPER_PDU. */
export const EXPORTED_PDU_LINK_TYPE = 252;

/** One end of a packet, `192.0.2.1:5061` or `[2001:db8::1]:5061`, as in a framing record; `null` if unknown. */
type End = string | null;

/** What is known about the path of a message. */
export interface MessagePath {
	readonly from: End;
	readonly to: End;
	/** The transport, `TLS` as in a Via; `null` if unknown. */
	readonly transport: string | null;
	readonly direction: "sent" | "received" | "unknown";
}

/** A SIP message as an exported PDU. There is no tag for a host name, so only its port is exported. */
export function exportedSip(message: Uint8Array, { from, to, transport, direction }: MessagePath): Uint8Array {
	const portType = PORT_TYPES.get(transport?.toUpperCase() ?? "");
	return joined([
		tag(DISSECTOR_NAME, encodeUtf8("sip")),
		...endTags(from, { ipv4: 20, ipv6: 22, port: 25 }),
		...endTags(to, { ipv4: 21, ipv6: 23, port: 26 }),
		...(portType === undefined ? [] : [tag(PORT_TYPE, u32be(portType))]),
		...(direction === "unknown" ? [] : [tag(P2P_DIRECTION, u32be(direction === "sent" ? 0 : 1))]),
		tag(END_OF_TAGS, new Uint8Array()),
		message,
	]);
}

const END_OF_TAGS = 0;
const DISSECTOR_NAME = 12;
const PORT_TYPE = 24;
const P2P_DIRECTION = 35;

/** The underlying protocol of each SIP transport (RFC 3261 §18, RFC 7118): TLS runs over TCP. */
const PORT_TYPES: ReadonlyMap<string, number> = new Map([
	["SCTP", 1],
	["TLS-SCTP", 1],
	["TCP", 2],
	["TLS", 2],
	["WS", 2],
	["WSS", 2],
	["UDP", 3],
]);

function endTags(end: End, tags: { readonly ipv4: number; readonly ipv6: number; readonly port: number }) {
	const found = end === null ? null : /^(.*):(\d{1,5})$/s.exec(end);
	if (!found) return [];
	const address = ipAddressBytes(found[1]!.replace(/^\[(.*)\]$/s, "$1"));
	const port = tag(tags.port, u32be(Number(found[2])));
	return address ? [tag(address.length === 4 ? tags.ipv4 : tags.ipv6, address), port] : [port];
}

/** Tags are big-endian; a value is padded to a multiple of four bytes, and its length includes the padding. */
function tag(type: number, value: Uint8Array): Uint8Array {
	const filling = padding(value.length);
	return joined([u16be(type, value.length + filling.length), value, filling]);
}
