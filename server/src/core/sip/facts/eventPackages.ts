// Event packages: what a SUBSCRIBE asks for and a NOTIFY reports, as named in the Event header.

/** One event package. */
export interface EventPackage {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All packages, in alphabetical order whatever the case. */
export const eventPackages = [
	{ name: "call-completion", meaning: "When a busy line is free again", source: "RFC 6910" },
	{ name: "conference", meaning: "Who is in a conference and what they are doing there", source: "RFC 4575" },
	{ name: "consent-pending-additions", meaning: "Whose consent to a list is still missing", source: "RFC 5362" },
	{ name: "dialog", meaning: "Which calls a user has at the moment", source: "RFC 4235" },
	{ name: "kpml", meaning: "Which telephone keys somebody presses", source: "RFC 4730" },
	{ name: "load-control", meaning: "How much traffic a server still wants", source: "RFC 7200" },
	{ name: "message-summary", meaning: "How many voice messages are waiting", source: "RFC 3842" },
	{ name: "presence", meaning: "Whether contacts are available", source: "RFC 3856" },
	{ name: "presence.winfo", meaning: "Who watches the presence of the user", source: "RFC 3857" },
	{
		name: "presence.wpending",
		meaning: "Who wants to see the presence of the user and has not been answered yet",
		source: "[MS-SIPREGE] (Allow-Events of a response) and pidgin-sipe",
	},
	{ name: "refer", meaning: "How a transfer or another REFER is getting on", source: "RFC 3515" },
	{ name: "reg", meaning: "Which devices of a user are signed in", source: "RFC 3680" },
	{
		name: "registration",
		meaning: "The sign-in itself, as marked in a REGISTER of this product family",
		source: "[MS-SIPREGE]",
	},
	{ name: "registration-notify", meaning: "The server signs the client out, and why", source: "[MS-SIPREGE]" },
	{ name: "ua-profile", meaning: "The settings that a device should use", source: "RFC 6080" },
	{
		name: "vnd-microsoft-provisioning",
		meaning: "The settings that the server hands to the client (2005 release)",
		source: "[MS-SIPREGE]",
	},
	{
		name: "vnd-microsoft-provisioning-v2",
		meaning: "The settings and policies that the server hands to the client",
		source: "[MS-SIPREGE]",
	},
	{ name: "vnd-microsoft-roaming-ACL", meaning: "Whom the user allows or blocks", source: "[MS-SIP] 3.7" },
	{
		name: "vnd-microsoft-roaming-contacts",
		meaning: "The contact list that is kept on the server",
		source: "[MS-SIP] 3.7",
	},
	{
		name: "vnd-microsoft-roaming-self",
		meaning: "The user's own presence and containers, as kept on the server",
		source: "[MS-PRES]",
	},
	{ name: "vq-rtcpxr", meaning: "How good the sound of a call was", source: "RFC 6035" },
	{ name: "xcap-diff", meaning: "Which documents on an XCAP server have changed", source: "RFC 5875" },
] as const satisfies readonly EventPackage[];

const byName: ReadonlyMap<string, EventPackage> = new Map(eventPackages.map((row) => [row.name.toLowerCase(), row]));

/** The row of an event package, in any case and without the parameters behind a semicolon. */
export function eventPackage(name: string): EventPackage | undefined {
	const end = name.indexOf(";");
	return byName.get((end < 0 ? name : name.slice(0, end)).trim().toLowerCase());
}
