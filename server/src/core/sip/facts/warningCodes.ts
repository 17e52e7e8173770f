// Codes of the SIP Warning header: `Warning: 399 server "text"`.

import warningCodeRows from "./data/warningCodes.json" with { type: "json" };

/** A code of a Warning header. */
export interface WarningCode {
	readonly code: number;
	readonly text: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All codes, ascending. */
export const warningCodes = warningCodeRows as readonly WarningCode[];

const byCode: ReadonlyMap<number, WarningCode> = new Map(warningCodes.map((row) => [row.code, row]));

/** The row of a warning code; undefined if unknown. */
export function warningCode(code: number): WarningCode | undefined {
	return byCode.get(code);
}
