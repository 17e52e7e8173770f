// The flags of ICEWarn: what the client met while it looked for a way for media. They stand in the CallerMediaDebug and
// CalleeMediaDebug of an ms-client-diagnostics header: `audio:ICEWarn=0x4000320,LocalSite=…`.

import flagRows from "./data/iceFlags.json" with { type: "json" };

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

/**
 * The flags, ascending. Those of TCP are set too when a better way was found and TCP was not tried, so they count only
 * where no way was found at all.
 */
export const iceFlagRows: readonly IceFlag[] = flagRows.map((row) => ({ ...row, value: Number(row.value) }) as IceFlag);

/** The flags that are set in a value, ascending. Bits without a public meaning are left out, see {@link unknownIceBits}. */
export function iceFlags(value: number): readonly IceFlag[] {
	return iceFlagRows.filter((row) => (value & row.value) !== 0);
}

/** What is left of a value, unsigned, without the flags of {@link iceFlags}. */
export function unknownIceBits(value: number): number {
	return (value & ~KNOWN) >>> 0;
}

const KNOWN = iceFlagRows.reduce((bits, row) => bits | row.value, 0);

/** Reads such a value: `0x4000320`, or decimal; undefined when it is no number. */
export function readIceFlags(text: string | undefined): number | undefined {
	return text !== undefined && /^\s*(?:0x[0-9a-f]{1,12}|\d{1,15})\s*$/i.test(text) ? Number(text) : undefined;
}
