// The flags of ICEWarn: what the client met while it looked for a way for media. They stand in the CallerMediaDebug and
// CalleeMediaDebug of an ms-client-diagnostics header: `audio:ICEWarn=0x4000320,LocalSite=…`.

/** Which step of ICE a flag speaks of. */
export type IceStep =
	| "local" // host to host, within one network
	| "udp-nat" // over UDP through the NATs
	| "tcp-nat" // over TCP through the NATs
	| "udp-relay" // over UDP through the media relay
	| "tcp-relay" // over TCP through the media relay
	| "relay-allocation" // getting an address at the media relay
	| "other";

/** One flag. */
export interface IceFlag {
	/** The unsigned 32-bit value, a single bit. */
	readonly value: number;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** What to look at or do, in whole sentences. */
	readonly check?: string;
	readonly about: IceStep;
	/** A note: by itself it is never why media could not connect. */
	readonly harmless?: true;
	readonly source: string;
}

const SOURCE = 'Lync Server 2010 Resource Kit, ICE protocol warning flags; UC Sorted, "ICE protocol warnings"';

const UDP_BLOCKED = "Expected behind a firewall that blocks UDP; otherwise open UDP 3478 to the A/V Edge service.";
const EDGE_TCP =
	"Check that TCP 443 to the A/V Edge service is open, and that a web proxy on the way does not break into TLS.";
const NO_DIRECT_WAY =
	"Expected where NATs or firewalls lie between the two; the media then has to go through the media relay.";

/**
 * The flags, ascending. Those of TCP are set too when a better way was found and TCP was not tried, so they count only
 * where no way was found at all.
 */
export const iceFlagRows = [
	{
		value: 0x1,
		meaning: "The media relay could not be reached",
		check: "Check that the A/V Edge service runs, and that UDP 3478 and TCP 443 to it are open.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x2,
		meaning: "The media relay gave no UDP port",
		check: UDP_BLOCKED,
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x4,
		meaning: "Nothing could be sent over UDP through the media relay",
		check: UDP_BLOCKED,
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x8,
		meaning: "The media relay gave no TCP port",
		check: EDGE_TCP,
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x10,
		meaning: "Nothing could be sent over TCP through the media relay",
		check: EDGE_TCP,
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x20,
		meaning: "The two could not connect directly within one network",
		check: NO_DIRECT_WAY,
		about: "local",
		source: SOURCE,
	},
	{
		value: 0x40,
		meaning: "The two could not connect over UDP through their NATs",
		check: NO_DIRECT_WAY,
		about: "udp-nat",
		source: SOURCE,
	},
	{
		value: 0x80,
		meaning: "The two could not connect over UDP through the media relay",
		check: UDP_BLOCKED,
		about: "udp-relay",
		source: SOURCE,
	},
	{
		value: 0x100,
		meaning: "The two could not connect, or were not tried, over TCP through their NATs",
		about: "tcp-nat",
		source: SOURCE,
	},
	{
		value: 0x200,
		meaning: "The two could not connect, or were not tried, over TCP through the media relay",
		check: "Check that both sides got an address at their A/V Edge service, and that TCP 443 to it is open.",
		about: "tcp-relay",
		source: SOURCE,
	},
	{
		value: 0x400,
		meaning: "A connectivity check came with a wrong message integrity",
		check: "Check for devices on the way that change packets, and whether somebody tampers with them.",
		about: "other",
		source: SOURCE,
	},
	{
		value: 0x1000,
		meaning: "A bandwidth policy applies to the call",
		check: "If the call failed, check the bandwidth that the policy leaves on the way.",
		about: "other",
		harmless: true,
		source: SOURCE,
	},
	{
		value: 0x2000,
		meaning: "Connectivity checks could not be sent",
		check: "Check the load and the memory of the computer.",
		about: "other",
		source: SOURCE,
	},
	{
		value: 0x4000,
		meaning: "The media relay does not know the credentials, or they have expired",
		check: "Check the A/V authentication service of the Edge server.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x8000,
		meaning: "The bandwidth policy took some ways for media away",
		check: "Check the network sites and links of the bandwidth policy, and NATs within the organization.",
		about: "other",
		source: SOURCE,
	},
	{
		value: 0x10000,
		meaning: "The bandwidth policy lowered the bandwidth of the call",
		about: "other",
		harmless: true,
		source: SOURCE,
	},
	{
		value: 0x20000,
		meaning: "The bandwidth policy service could not be told that the call goes on",
		about: "other",
		harmless: true,
		source: SOURCE,
	},
	{
		value: 0x40000,
		meaning: "The bandwidth policy does not allow the way through two media relays",
		check: "Check the bandwidth policy for media between the A/V Edge services.",
		about: "other",
		source: SOURCE,
	},
	{
		value: 0x80000,
		meaning: "No media relay is configured, or its name could not be resolved",
		check: "Check that an A/V Edge service is assigned to the pool, and its name in DNS.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x100000,
		meaning: "Several media relays are configured",
		about: "other",
		harmless: true,
		source: SOURCE,
	},
	{
		value: 0x200000,
		meaning: "The port range for media has no free port left",
		check: "Enlarge the port range: audio and video need 20 ports for a call, application sharing 3.",
		about: "other",
		source: SOURCE,
	},
	{
		value: 0x400000,
		meaning: "The media relay sent the client to another one",
		check: "Check that the other relay runs; the first is overloaded or takes no new calls.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x800000,
		meaning: "Something on the way broke into the TLS connection to the media relay",
		check: "Exempt the A/V Edge service from the inspection of TLS by the web proxy or firewall.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x1000000,
		meaning: "A web proxy is configured",
		about: "other",
		harmless: true,
		source: SOURCE,
	},
	{
		value: 0x2000000,
		meaning: "The web proxy refused the credentials of the user",
		check: "Check which sign-in the web proxy asks for, or exempt the A/V Edge service from it.",
		about: "relay-allocation",
		source: SOURCE,
	},
	{
		value: 0x4000000,
		meaning: "The two media relays could not connect over TCP",
		check:
			"Check TCP 443 to the A/V Edge services of both sides, and TCP 50000 to 59999 where one of them is an old release.",
		about: "tcp-relay",
		source: SOURCE,
	},
	{
		value: 0x8000000,
		meaning: "The way that had been found let nothing more through",
		check: "Check the computer for network filters of other programs (Winsock layered service providers).",
		about: "other",
		source: SOURCE,
	},
] as const satisfies readonly IceFlag[];

/** The flags that are set in a value, ascending. Bits without a public meaning are left out, see {@link unknownIceBits}. */
export function iceFlags(value: number): readonly IceFlag[] {
	return iceFlagRows.filter((row) => (value & row.value) !== 0);
}

/** What is left of a value, unsigned, without the flags of {@link iceFlags}. */
export function unknownIceBits(value: number): number {
	return (value & ~KNOWN) >>> 0;
}

const KNOWN = iceFlagRows.reduce((bits, row) => bits | row.value, 0);

/** Reads `0x4000320`, as ICEWarn has it; undefined when it is no hexadecimal number of 32 bits. */
export function readIceWarning(text: string): number | undefined {
	const digits = /^\s*0x([0-9a-f]{1,8})\s*$/i.exec(text.slice(0, 100))?.[1];
	return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
