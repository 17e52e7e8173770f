// Error codes of Windows and of the client in all their notations: hexadecimal or decimal, with or without a name.

import { hresult } from "./hresults.ts";

/**
 * Parses an error code into an unsigned HRESULT; undefined if the text is not one:
 * - `0x80072EFD`, and `80072EFD` for an error (its first digit is 8 or above);
 * - `-2147012867`, the same number with a sign, and `2147954429` without one;
 * - `12029`, `10060`: a Windows, WinHTTP or Winsock error, which HRESULTs represent as 0x8007xxxx ([MS-ERREF] 2.1). Numbers
 *   below 1000 count only if they are in the table.
 *
 * A name in parentheses may follow: `0x80072EFD(WININET_E_CANNOT_CONNECT)`, `10054(WSAECONNRESET)`.
 */
export function readErrorCode(text: string): number | undefined {
	if (text.length > LONGEST) return undefined;
	const [, prefixed, sign, decimal, bare] = CODE.exec(text) ?? [];
	if (decimal !== undefined) return sign ? negative(decimal) : positive(decimal);
	if (prefixed !== undefined) return Number.parseInt(prefixed, 16);
	const value = Number.parseInt(bare ?? "", 16);
	return value >= 0x80000000 ? value : undefined;
}

/** The HRESULT of a Windows error number: 0x80072EFD for `12029`. */
export function fromWin32(number: number): number {
	return (WIN32 | (number & 0xffff)) >>> 0;
}

/** True for an error number in the Windows ranges for networking, security, sign-in and web requests. */
export function isWin32Range(number: number): boolean {
	return RANGES.some(([first, last]) => number >= first && number <= last);
}

const LONGEST = 300;
/** Eight digits from 0 to 9 are hexadecimal, since no decimal code has eight. */
const CODE = /^\s*(?:0x([0-9a-f]{1,8})|(-?)(\d{2,5}|\d{9,10})|([0-9a-f]{8}))\s*(?:\([^()]*\))?\s*$/i;
const WIN32 = 0x80070000;

/** [MS-ERREF] 2.2 and the documentation of Winsock, WinHTTP and WinINet. */
const RANGES = [
	[1000, 1999],
	[9001, 9999],
	[10004, 11031],
	[12001, 12200],
] as const;

function negative(digits: string): number | undefined {
	const value = -Number(digits);
	return value >= -0x80000000 && digits.length > 5 ? value >>> 0 : undefined;
}

function positive(digits: string): number | undefined {
	const value = Number(digits);
	if (digits.length > 5) return value >= 0x80000000 && value <= 0xffffffff ? value : undefined;
	return isWin32Range(value) || (value < 1000 && hresult(fromWin32(value))) ? fromWin32(value) : undefined;
}
