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
	{ name: "STIR", meaning: "The cause is why the signed identity of the caller was not accepted", source: "RFC 9410" },
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

/** Where the cause values come from. The RFC does not map all of them. */
export const Q850_SOURCE = "ITU-T Q.850, mapped by RFC 3398 §7.2.4.1";

/** The cause values that matter, ascending. Source: {@link Q850_SOURCE}. */
export const q850Causes = [
	{ cause: 1, name: "Unallocated number", meaning: "The number is not assigned to anybody", status: 404 },
	{ cause: 2, name: "No route to network", meaning: "There is no route to the network of the number", status: 404 },
	{ cause: 3, name: "No route to destination", meaning: "There is no route to the number", status: 404 },
	{ cause: 5, name: "Misdialled trunk prefix", meaning: "The number begins with a wrong prefix" },
	{ cause: 6, name: "Channel unacceptable", meaning: "The channel for the call is not acceptable" },
	{ cause: 8, name: "Preemption", meaning: "The call had to make room for one of higher priority" },
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
	{ cause: 25, name: "Exchange routing error", meaning: "The networks send the call on in a loop" },
	{ cause: 26, name: "Non-selected user clearing", meaning: "Another device has answered", status: 404 },
	{ cause: 27, name: "Destination out of order", meaning: "The called line is out of order", status: 502 },
	{ cause: 28, name: "Invalid number format", meaning: "The number is incomplete or has a wrong format", status: 484 },
	{
		cause: 29,
		name: "Facility rejected",
		meaning: "The network does not offer a service that the call asked for",
		status: 501,
	},
	{ cause: 30, name: "Response to STATUS ENQUIRY", meaning: "A question about the state of the call was answered" },
	{ cause: 31, name: "Normal, unspecified", meaning: "The call ended in an ordinary way", status: 480, daily: true },
	{ cause: 34, name: "No circuit available", meaning: "All lines are in use", status: 503 },
	{ cause: 38, name: "Network out of order", meaning: "The telephone network is out of order", status: 503 },
	{ cause: 41, name: "Temporary failure", meaning: "The telephone network failed for the moment", status: 503 },
	{ cause: 42, name: "Switching equipment congestion", meaning: "The telephone network is congested", status: 503 },
	{ cause: 43, name: "Access information discarded", meaning: "Some of what the caller sent along was dropped" },
	{ cause: 44, name: "Requested channel not available", meaning: "The line that was asked for is in use" },
	{
		cause: 47,
		name: "Resource unavailable",
		meaning: "The telephone network has no resource for the call",
		status: 503,
	},
	{
		cause: 49,
		name: "Quality of service not available",
		meaning: "The network cannot give the call the quality it asked for",
	},
	{
		cause: 50,
		name: "Requested facility not subscribed",
		meaning: "The line may not use a service that the call asked for",
	},
	{
		cause: 53,
		name: "Outgoing calls barred within closed user group",
		meaning: "The caller may not call out from here",
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
	{ cause: 63, name: "Service or option not available", meaning: "The network does not offer this service now" },
	{
		cause: 65,
		name: "Bearer capability not implemented",
		meaning: "The network does not offer this kind of call",
		status: 488,
	},
	{ cause: 66, name: "Channel type not implemented", meaning: "The network does not know this kind of channel" },
	{
		cause: 69,
		name: "Requested facility not implemented",
		meaning: "The network does not offer a service that the call asked for",
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
	{ cause: 81, name: "Invalid call reference", meaning: "The network does not know the call any more" },
	{ cause: 86, name: "Call identity has been cleared", meaning: "The suspended call has been ended" },
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
	{
		cause: 90,
		name: "Non-existent closed user group",
		meaning: "The group of lines that the call names does not exist",
	},
	{ cause: 91, name: "Invalid transit network selection", meaning: "The network to go through does not exist" },
	{ cause: 95, name: "Invalid message", meaning: "The other side could not make sense of a signalling message" },
	{
		cause: 96,
		name: "Mandatory information element missing",
		meaning: "A signalling message lacks something that it needs",
	},
	{ cause: 97, name: "Message type not implemented", meaning: "The other side does not know a signalling message" },
	{
		cause: 98,
		name: "Message not compatible or not implemented",
		meaning: "A signalling message came at the wrong time",
	},
	{
		cause: 99,
		name: "Information element not implemented",
		meaning: "The other side does not know part of a signalling message",
	},
	{
		cause: 100,
		name: "Invalid information element contents",
		meaning: "Part of a signalling message is not valid, often the number",
	},
	{
		cause: 101,
		name: "Message not compatible with call state",
		meaning: "A signalling message does not fit the state of the call",
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
