// The flags of ICEWarn: problems that the client met while establishing a media path. They occur in CallerMediaDebug and
// CalleeMediaDebug in an ms-client-diagnostics header: `audio:ICEWarn=0x4000320,LocalSite=…`.

import flagRows from "./data/iceFlags.json" with { type: "json" };

/** The ICE step that a flag refers to. */
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
	/** What to check or do, in whole sentences. */
	readonly check?: string;
	readonly about: IceStep;
	/** Informational: never the reason why media could not connect. */
	readonly harmless?: true;
	readonly source: string;
}

/**
 * The flags, ascending. Those of TCP are also set if a better path was found and TCP was not tried, so they only matter if
 * no path was found.
 */
export const iceFlagRows: readonly IceFlag[] = flagRows.map((row) => ({ ...row, value: Number(row.value) }) as IceFlag);

/** The flags set in a value, ascending. Omits bits without a public meaning, see {@link unknownIceBits}. */
export function iceFlags(value: number): readonly IceFlag[] {
	return iceFlagRows.filter((row) => (value & row.value) !== 0);
}

/** The bits of a value, unsigned, that {@link iceFlags} omits. */
export function unknownIceBits(value: number): number {
	return (value & ~KNOWN) >>> 0;
}

const KNOWN = iceFlagRows.reduce((bits, row) => bits | row.value, 0);

/** Reads such a value: `0x4000320`, or decimal; undefined when it is no number. */
export function readIceFlags(text: string | undefined): number | undefined {
	return text !== undefined && /^\s*(?:0x[0-9a-f]{1,12}|\d{1,15})\s*$/i.test(text) ? Number(text) : undefined;
}
