// The Reason header (RFC 3326): `Reason: Q.850;cause=16;text="Normal call clearing"`.

import q850CauseRows from "./data/q850Causes.json" with { type: "json" };
import reasonProtocolRows from "./data/reasonProtocols.json" with { type: "json" };

/** A protocol of a Reason header. */
export interface ReasonProtocol {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The protocols that a Reason header can name, in alphabetical order. */
export const reasonProtocols = reasonProtocolRows as readonly ReasonProtocol[];

/** A cause value of the telephone network. */
export interface Q850Cause {
	readonly cause: number;
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** The SIP status code to which a gateway maps it (RFC 3398 §7.2.4.1), if any. */
	readonly status?: number;
	/** A normal end of a call. */
	readonly daily?: true;
	readonly source: string;
}

/** The relevant cause values, ascending. */
export const q850Causes = q850CauseRows as readonly Q850Cause[];

const protocolByName: ReadonlyMap<string, ReasonProtocol> = new Map(
	reasonProtocols.map((row) => [row.name.toLowerCase(), row]),
);
const byCause: ReadonlyMap<number, Q850Cause> = new Map(q850Causes.map((row) => [row.cause, row]));

/** The row of a Reason header protocol, ignoring case. */
export function reasonProtocol(name: string): ReasonProtocol | undefined {
	return protocolByName.get(name.toLowerCase());
}

/**
 * True for a Q.850 cause that no person brings about: the destination is out of order, resources are unavailable (class 2), or
 * a protocol failed (class 6). Other causes may also say what somebody did.
 */
export function isNetworkFault(cause: number): boolean {
	return cause === 27 || (cause >= 34 && cause <= 47) || (cause >= 96 && cause <= 111);
}

/** The row of a Q.850 cause value; undefined if it is not in the table. */
export function q850Cause(cause: number): Q850Cause | undefined {
	return byCause.get(cause);
}
