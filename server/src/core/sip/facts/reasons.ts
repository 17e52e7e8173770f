// The Reason header (RFC 3326): `Reason: Q.850;cause=16;text="Normal call clearing"`.

/** One protocol of a Reason header. */
export interface ReasonProtocol {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The protocols a Reason header can name, in alphabetical order. */
export const reasonProtocols = [
	{ name: "Preemption", meaning: "The cause is why a call had to make room for another", source: "RFC 4411" },
	{ name: "Q.850", meaning: "The cause is one of the telephone network", source: "RFC 3326" },
	{ name: "SIP", meaning: "The cause is a SIP status code", source: "RFC 3326" },
] as const satisfies readonly ReasonProtocol[];

/** One cause value of the telephone network. */
export interface Q850Cause {
	readonly cause: number;
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** The SIP status code that a gateway makes of it, where RFC 3398 §7.2.4.1 maps it. */
	readonly status?: number;
	/** An ordinary end of a call. */
	readonly daily?: true;
}

/** Where the cause values come from. */
export const Q850_SOURCE = "ITU-T Q.850, mapped by RFC 3398 §7.2.4.1";

/** The cause values that matter, ascending. Source: {@link Q850_SOURCE}. */
export const q850Causes = [
	{ cause: 1, name: "Unallocated number", meaning: "The number is not assigned to anybody", status: 404 },
	{ cause: 2, name: "No route to network", meaning: "There is no route to the network of the number", status: 404 },
	{ cause: 3, name: "No route to destination", meaning: "There is no route to the number", status: 404 },
	{ cause: 16, name: "Normal call clearing", meaning: "Somebody has hung up", daily: true },
	{ cause: 17, name: "User busy", meaning: "The called line is busy", status: 486, daily: true },
	{ cause: 18, name: "No user responding", meaning: "The called side did not respond", status: 408, daily: true },
	{
		cause: 19,
		name: "No answer from the user",
		meaning: "The called line rang and nobody answered",
		status: 480,
		daily: true,
	},
	{
		cause: 20,
		name: "Subscriber absent",
		meaning: "The called mobile cannot be reached now",
		status: 480,
		daily: true,
	},
	{ cause: 21, name: "Call rejected", meaning: "The call was rejected", status: 403 },
	{ cause: 22, name: "Number changed", meaning: "The number has changed", status: 410 },
	{ cause: 23, name: "Redirection to new destination", meaning: "The call has to go to another number", status: 410 },
	{ cause: 26, name: "Non-selected user clearing", meaning: "Another device has answered", status: 404 },
	{ cause: 27, name: "Destination out of order", meaning: "The called line is out of order", status: 502 },
	{ cause: 28, name: "Invalid number format", meaning: "The number is incomplete or has a wrong format", status: 484 },
	{
		cause: 29,
		name: "Facility rejected",
		meaning: "The network does not offer a service that the call asked for",
		status: 501,
	},
	{ cause: 31, name: "Normal, unspecified", meaning: "The call ended in an ordinary way", status: 480, daily: true },
	{ cause: 34, name: "No circuit available", meaning: "All lines are in use", status: 503 },
	{ cause: 38, name: "Network out of order", meaning: "The telephone network is out of order", status: 503 },
	{ cause: 41, name: "Temporary failure", meaning: "The telephone network failed for the moment", status: 503 },
	{ cause: 42, name: "Switching equipment congestion", meaning: "The telephone network is congested", status: 503 },
	{
		cause: 47,
		name: "Resource unavailable",
		meaning: "The telephone network has no resource for the call",
		status: 503,
	},
	{
		cause: 55,
		name: "Incoming calls barred within closed user group",
		meaning: "The called line may not be called from here",
		status: 403,
	},
	{
		cause: 57,
		name: "Bearer capability not authorized",
		meaning: "The line may not make this kind of call",
		status: 403,
	},
	{
		cause: 58,
		name: "Bearer capability not presently available",
		meaning: "This kind of call is not available now",
		status: 503,
	},
	{
		cause: 65,
		name: "Bearer capability not implemented",
		meaning: "The network does not offer this kind of call",
		status: 488,
	},
	{
		cause: 70,
		name: "Only restricted digital information available",
		meaning: "The network offers this kind of call with restrictions only",
		status: 488,
	},
	{
		cause: 79,
		name: "Service or option not implemented",
		meaning: "The network does not offer this service",
		status: 501,
	},
	{
		cause: 87,
		name: "User not member of closed user group",
		meaning: "The caller may not call this line",
		status: 403,
	},
	{
		cause: 88,
		name: "Incompatible destination",
		meaning: "The called line cannot take this kind of call",
		status: 503,
	},
	{ cause: 102, name: "Recovery on timer expiry", meaning: "A timer of the telephone network ran out", status: 504 },
	{ cause: 111, name: "Protocol error", meaning: "The telephone network had a protocol error", status: 500 },
	{
		cause: 127,
		name: "Interworking, unspecified",
		meaning: "Another network on the way ended the call without a closer cause",
		status: 500,
	},
] as const satisfies readonly Q850Cause[];

const protocolByName: ReadonlyMap<string, ReasonProtocol> = new Map(
	reasonProtocols.map((row) => [row.name.toLowerCase(), row]),
);
const byCause: ReadonlyMap<number, Q850Cause> = new Map(q850Causes.map((row) => [row.cause, row]));

/** The row of a protocol named by a Reason header, in any case. */
export function reasonProtocol(name: string): ReasonProtocol | undefined {
	return protocolByName.get(name.toLowerCase());
}

/** The row of a Q.850 cause value; undefined when it is not in the table. */
export function q850Cause(cause: number): Q850Cause | undefined {
	return byCause.get(cause);
}
