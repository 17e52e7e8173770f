// HRESULTs found in these traces: those of the RTC client and its applications, of servers and services, and of Windows if
// they concern sign-in or connections.

import hresultRows from "./data/hresults.json" with { type: "json" };
import sipHresultRows from "./data/sipHresults.json" with { type: "json" };
import { statusCode } from "./statusCodes.ts";

/** One HRESULT. */
export interface Hresult {
	/** The unsigned 32-bit value. */
	readonly value: number;
	readonly name: string;
	/** A clause that can follow "because": capital first, no full stop. */
	readonly meaning: string;
	/** What to check or do, in whole sentences. */
	readonly check?: string;
	/** Part of normal operation; not a sign of trouble by itself. */
	readonly daily?: true;
	/** The SIP status code, for the facility that carries one. */
	readonly status?: number;
	readonly source: string;
}

/** The source of the values that contain a SIP status. */
const RTC_SOURCE = "rtcerr.h (mingw-w64, public domain)";

/**
 * The facility of HRESULTs with a SIP status code in the lower half: the upper half is 0x80EF for failures, otherwise
 * 0x00EF.
 */
const SIP_FACILITY = 0xef;

/** All values with a row, ascending as unsigned numbers. */
export const hresults: readonly Hresult[] = [
	...hresultRows.map((row) => ({ ...row, value: Number(row.value) }) as Hresult),
	...sipHresultRows.map(({ value, status, name }) => sipHresult(Number(value), status, name)),
].sort((a, b) => a.value - b.value);

const byValue: ReadonlyMap<number, Hresult> = new Map(hresults.map((row) => [row.value, row]));

/**
 * The row of an HRESULT, given signed or unsigned. Every value of the SIP facility (0x80EF0000 plus the status code) has one
 * if the code is registered, even without a name of its own.
 */
export function hresult(value: number): Hresult | undefined {
	const unsigned = value >>> 0;
	const row = byValue.get(unsigned);
	if (row) return row;
	const status = sipStatus(unsigned);
	return status !== undefined && statusCode(status) ? sipHresult(unsigned, status) : undefined;
}

/** True for an HRESULT that means failure: the top bit is set. */
export function failed(value: number): boolean {
	return value >>> 31 === 1;
}

/**
 * True for an error of a relevant facility: Win32, security, certificates, sign-in to Microsoft Online, RTC, SIP status,
 * automation, media and servers. Eight digits without `0x` could otherwise be anything. Excludes the general COM errors
 * (0x8000 to 0x8002), which say too little, and those of the client's own interface (0x80C8, 0x80F1), which are mostly
 * harmless.
 */
export function isOfKnownFacility(value: number): boolean {
	return FACILITIES.has(value >>> 16);
}

const FACILITIES: ReadonlySet<number> = new Set([
	0x8004, 0x8007, 0x8009, 0x800b, 0x80ee, 0x80ef, 0x80f0, 0x8100, 0xc004, 0xc3e9,
]);

/** `0x80EE0061`, given signed or unsigned. */
export function hresultText(value: number): string {
	return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}

/** The SIP status code in an HRESULT; undefined for other facilities. */
export function sipStatus(value: number): number | undefined {
	const status = value & 0xffff;
	return ((value >>> 16) & 0x7fff) === SIP_FACILITY && status >= 100 && status <= 699 ? status : undefined;
}

function sipHresult(value: number, status: number, name?: string): Hresult {
	const row = statusCode(status);
	const phrase = row ? `${status} ${row.reason}` : String(status);
	return {
		value,
		name: name ?? `SIP ${phrase}`,
		meaning: row ? `SIP ${phrase}: ${row.meaning}` : `The server responded with SIP status ${phrase}`,
		status,
		source: RTC_SOURCE,
	};
}
