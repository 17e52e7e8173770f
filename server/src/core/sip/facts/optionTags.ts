// Option tags of Supported, Require, Proxy-Require and Unsupported headers.

/** One extension that a side can support or require. */
export interface OptionTag {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The option tags that turn up in these logs, in alphabetical order whatever the case. */
export const optionTags: readonly OptionTag[] = [
	{ name: "100rel", meaning: "Provisional responses are confirmed with PRACK", source: "RFC 3262" },
	{ name: "adhoclist", meaning: "One SUBSCRIBE for a list of contacts in its body", source: "[MS-PRES]" },
	{ name: "com.microsoft.msrtc.presence", meaning: "The presence of the 2007 release and later", source: "[MS-PRES]" },
	{ name: "eventlist", meaning: "One subscription for a list of people", source: "RFC 4662" },
	{ name: "from-change", meaning: "The address in From may change during a dialog", source: "RFC 4916" },
	{ name: "gruu", meaning: "Addresses that lead to one particular device (GRUU)", source: "RFC 5627" },
	{
		name: "gruu-10",
		meaning: "Addresses that lead to one particular device (GRUU), by draft 10",
		source: "[MS-SIPRE]",
	},
	{ name: "histinfo", meaning: "The History-Info header", source: "RFC 7044" },
	{ name: "join", meaning: "The Join header", source: "RFC 3911" },
	{ name: "ms-benotify", meaning: "Notifications without an answer (BENOTIFY)", source: "[MS-SIP] 3.5" },
	{ name: "ms-early-media", meaning: "Sound before the call is answered", source: "[MS-OCPSTN]" },
	{ name: "ms-forking", meaning: "Requests that go to several devices at once", source: "[MS-SIPRE]" },
	{
		name: "ms-piggyback-first-notify",
		meaning: "The first notification inside the response to SUBSCRIBE",
		source: "[MS-SIP] 3.4",
	},
	{
		name: "ms-safe-transfer",
		meaning: "Call transfer that keeps the call when the transfer fails",
		source: "Public client traces",
	},
	{
		name: "msrtc-event-categories",
		meaning: "Presence in categories, as in the 2007 release and later",
		source: "[MS-PRES]",
	},
	{ name: "norefersub", meaning: "REFER without a subscription to how it goes", source: "RFC 4488" },
	{ name: "outbound", meaning: "Connections that the client keeps open for the way back", source: "RFC 5626" },
	{ name: "path", meaning: "The Path header", source: "RFC 3327" },
	{ name: "privacy", meaning: "The Privacy header", source: "RFC 3323" },
	{ name: "replaces", meaning: "The Replaces header", source: "RFC 3891" },
	{ name: "sip-sec-agree", meaning: "Agreement on security mechanisms", source: "RFC 3329" },
	{ name: "tdialog", meaning: "The Target-Dialog header", source: "RFC 4538" },
	{ name: "timer", meaning: "Calls that end unless they are renewed (session timer)", source: "RFC 4028" },
];

const byName: ReadonlyMap<string, OptionTag> = new Map(optionTags.map((row) => [row.name.toLowerCase(), row]));

/** The row of an option tag, in any case. */
export function optionTag(name: string): OptionTag | undefined {
	return byName.get(name.toLowerCase());
}
