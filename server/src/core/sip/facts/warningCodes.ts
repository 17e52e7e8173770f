// Codes of the SIP Warning header: `Warning: 399 server "text"`.

/** One code of a Warning header. */
export interface WarningCode {
	readonly code: number;
	readonly text: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All codes, ascending. */
export const warningCodes = [
	{
		code: 300,
		text: "Incompatible network protocol",
		meaning: "A network protocol in the session description is not available",
		source: "RFC 3261 §20.43",
	},
	{
		code: 301,
		text: "Incompatible network address formats",
		meaning: "A network address format in the session description is not available",
		source: "RFC 3261 §20.43",
	},
	{
		code: 302,
		text: "Incompatible transport protocol",
		meaning: "A transport in the session description is not available",
		source: "RFC 3261 §20.43",
	},
	{
		code: 303,
		text: "Incompatible bandwidth units",
		meaning: "A bandwidth unit in the session description was not understood",
		source: "RFC 3261 §20.43",
	},
	{
		code: 304,
		text: "Media type not available",
		meaning: "A kind of media, such as audio or video, is not available",
		source: "RFC 3261 §20.43",
	},
	{
		code: 305,
		text: "Incompatible media format",
		meaning: "A media format, such as a codec, is not available",
		source: "RFC 3261 §20.43",
	},
	{
		code: 306,
		text: "Attribute not understood",
		meaning: "An attribute of the session description is not supported",
		source: "RFC 3261 §20.43",
	},
	{
		code: 307,
		text: "Session description parameter not understood",
		meaning: "A parameter of the session description was not understood",
		source: "RFC 3261 §20.43",
	},
	{
		code: 308,
		text: "Encryption Levels Incompatible",
		meaning: "One side requires encrypted media and the other does not allow it",
		source: "[MS-SDP] 3.1.5.5.3",
	},
	{
		code: 309,
		text: "Message contents not allowed by policy",
		meaning: "The instant message was blocked by the message filter of the server",
		source: "pidgin-sipe (public source comment)",
	},
	{
		code: 310,
		text: "Not the recommended version of the client",
		meaning: "The client is not the version that the administrator recommends",
		source: "[MS-SIPREGE] and pidgin-sipe (quoted response to REGISTER)",
	},
	{
		code: 330,
		text: "Multicast not available",
		meaning: "The site of the user does not support multicast",
		source: "RFC 3261 §20.43",
	},
	{
		code: 331,
		text: "Unicast not available",
		meaning: "The site of the user does not support unicast",
		source: "RFC 3261 §20.43",
	},
	{
		code: 370,
		text: "Insufficient bandwidth",
		meaning: "The session needs more bandwidth than is available",
		source: "RFC 3261 §20.43",
	},
	{ code: 380, text: "SIPS Not Allowed", meaning: "A sips: address is not allowed here", source: "RFC 5630" },
	{ code: 381, text: "SIPS Required", meaning: "A sips: address is required here", source: "RFC 5630" },
	{
		code: 399,
		text: "Miscellaneous warning",
		meaning: "The text of the warning is for the reader of the log",
		source: "RFC 3261 §20.43",
	},
] as const satisfies readonly WarningCode[];

const byCode: ReadonlyMap<number, WarningCode> = new Map(warningCodes.map((row) => [row.code, row]));

/** The row of a warning code; undefined when it is unknown. */
export function warningCode(code: number): WarningCode | undefined {
	return byCode.get(code);
}
