// Which product wrote a User-Agent or Server header. Only strings that were seen, and version families that Microsoft
// published; anything else stays unexplained.

/** A product, by the name and the beginning of the version in its token: `UCCAPI/4.0.7577.0`. */
export interface Product {
	/** The token's name as written, and what its version begins with, at a dot. */
	readonly token: string;
	readonly version: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly role: "client" | "server";
	readonly source: string;
}

const SEEN_CLIENT = "Public client traces";
const SEEN_SERVER = "Public client traces; pidgin-sipe";
const RULES = "Microsoft Learn, client version rules";
const AGENTS = "Microsoft Learn, UserAgentDef table";
const GRAPH = "Microsoft Learn, Microsoft Graph call records";
const FAMILY = "Version family of the product";

/** All products. Of the rows that fit a token the longest version counts. */
export const products: readonly Product[] = [
	{
		token: "ExumRouting",
		version: "",
		meaning: "The application of the server that routes calls to voice mail (Exchange unified messaging)",
		role: "server",
		source: "Microsoft Learn, Skype for Business troubleshooting",
	},
	{
		token: "AndroidLync",
		version: "",
		meaning: "Lync or Skype for Business on Android",
		role: "client",
		source: RULES,
	},
	{ token: "AOC", version: "", meaning: "Lync 2010 Attendee", role: "client", source: RULES },
	{ token: "CPE", version: "", meaning: "The platform of Phone Edition telephones", role: "client", source: RULES },
	{ token: "CWA", version: "", meaning: "Communicator Web Access or Lync Web App", role: "client", source: RULES },
	{
		token: "InboundRouting",
		version: "",
		meaning: "The application of the server that applies call forwarding",
		role: "server",
		source: AGENTS,
	},
	{ token: "iPadLync", version: "", meaning: "Lync or Skype for Business on the iPad", role: "client", source: RULES },
	{
		token: "iPhoneLync",
		version: "",
		meaning: "Lync or Skype for Business on the iPhone",
		role: "client",
		source: RULES,
	},
	{ token: "LMC", version: "", meaning: "Office Live Meeting", role: "client", source: RULES },
	{ token: "LWA", version: "", meaning: "Lync Web App", role: "client", source: AGENTS },
	{ token: "LyncImm", version: "", meaning: "Lync from the Windows Store", role: "client", source: AGENTS },
	{
		token: "McxService",
		version: "",
		meaning: "The Mobility Service, for mobile clients",
		role: "server",
		source: RULES,
	},
	{ token: "NokiaLync", version: "", meaning: "Lync 2010 on Nokia telephones", role: "client", source: RULES },
	{ token: "OC", version: "2.0", meaning: "Office Communicator 2007", role: "client", source: "[MS-SIPAE] 4.1" },
	{ token: "OC", version: "3.5", meaning: "Office Communicator 2007 R2", role: "client", source: SEEN_CLIENT },
	{ token: "OC", version: "4.0", meaning: "Lync 2010", role: "client", source: SEEN_CLIENT },
	{
		token: "OC",
		version: "15.0",
		meaning: "Lync 2013, or Skype for Business 2015 after the update that renamed it",
		role: "client",
		source: SEEN_CLIENT,
	},
	{ token: "OC", version: "16.0", meaning: "Skype for Business 2016 or later", role: "client", source: FAMILY },
	{
		token: "OCPhone",
		version: "",
		meaning: "Lync Phone Edition or Office Communicator Phone Edition",
		role: "client",
		source: RULES,
	},
	{
		token: "OCPhone",
		version: "4.0",
		meaning: "Lync Phone Edition",
		role: "client",
		source: "Microsoft Learn, IP Phone Inventory Report",
	},
	{
		token: "RTC",
		version: "1.2",
		meaning: "Windows Messenger 5.0, or another program with the RTC client API 1.2",
		role: "client",
		source: FAMILY,
	},
	{
		token: "RTC",
		version: "1.3",
		meaning: "Windows Messenger 5.1, Office Communicator 2005, or another program with the RTC client API 1.3",
		role: "client",
		source: "[MS-OCER]",
	},
	{ token: "RTC", version: "3.0", meaning: "Office Communications Server 2007", role: "server", source: SEEN_SERVER },
	{
		token: "RTC",
		version: "3.5",
		meaning: "Office Communications Server 2007 R2",
		role: "server",
		source: SEEN_SERVER,
	},
	{ token: "RTC", version: "4.0", meaning: "Lync Server 2010", role: "server", source: SEEN_SERVER },
	{ token: "RTC", version: "5.0", meaning: "Lync Server 2013", role: "server", source: FAMILY },
	{ token: "RTC", version: "6.0", meaning: "Skype for Business Server 2015", role: "server", source: SEEN_SERVER },
	{
		token: "RTC",
		version: "7.0",
		meaning: "Skype for Business Server 2019, or the online service",
		role: "server",
		source: SEEN_SERVER,
	},
	{
		token: "RTCC",
		version: "3.5",
		meaning: "A server application of the 2007 R2 release (UCMA 2.0)",
		role: "server",
		source: SEEN_CLIENT,
	},
	{
		token: "RTCC",
		version: "4.0",
		meaning: "A server application of the Lync 2010 release (UCMA 3.0)",
		role: "server",
		source: SEEN_CLIENT,
	},
	{
		token: "RTCC",
		version: "5.0",
		meaning: "A server application of the Lync 2013 release (UCMA 4.0)",
		role: "server",
		source: FAMILY,
	},
	{
		token: "RTCC",
		version: "6.0",
		meaning: "A server application of the Skype for Business 2015 release (UCMA 5.0)",
		role: "server",
		source: FAMILY,
	},
	{
		token: "RTCC",
		version: "7.0",
		meaning: "A server application of the Skype for Business 2019 release, or of the online service",
		role: "server",
		source: GRAPH,
	},
	{
		token: "TranslationService",
		version: "",
		meaning: "The application of the server that applies dial plans",
		role: "server",
		source: "Public server traces",
	},
	{
		token: "UCCAPI",
		version: "3.5",
		meaning: "The UC client API of the 2007 R2 release",
		role: "client",
		source: SEEN_CLIENT,
	},
	{ token: "UCCAPI", version: "4.0", meaning: "The UC client API of Lync 2010", role: "client", source: SEEN_CLIENT },
	{
		token: "UCCAPI",
		version: "15.0",
		meaning: "The UC client API of Lync 2013 and Skype for Business 2015",
		role: "client",
		source: SEEN_CLIENT,
	},
	{
		token: "UCCAPI",
		version: "16.0",
		meaning: "The UC client API of Skype for Business 2016 or later",
		role: "client",
		source: FAMILY,
	},
	{
		token: "UCCP",
		version: "2.0",
		meaning: "The UC client platform of Office Communicator 2007",
		role: "client",
		source: "[MS-SIPAE] 4.1",
	},
	{
		token: "UCWA",
		version: "",
		meaning: "A client over the web service, such as a mobile one",
		role: "client",
		source: GRAPH,
	},
	{ token: "WM", version: "", meaning: "Windows Messenger", role: "client", source: RULES },
	{ token: "WPLync", version: "", meaning: "Lync on Windows Phone", role: "client", source: RULES },
];

/**
 * Comments and names without a version that tell the program more closely than the platform before them:
 * `RTC/1.3.5315 (Messenger 5.1.0530)`, `RTCC/5.0.0.0 MediationServer`.
 */
export const productComments: readonly {
	readonly pattern: RegExp;
	readonly meaning: string;
	readonly source: string;
}[] = [
	{ pattern: /\(Messenger 5\.1\b/i, meaning: "Windows Messenger 5.1", source: "[MS-OCER]" },
	{ pattern: /\(Messenger 5\.0\b/i, meaning: "Windows Messenger 5.0", source: FAMILY },
	{ pattern: /\(Communicator 1\.0\b/i, meaning: "Office Communicator 2005", source: FAMILY },
	{ pattern: /\bOC\/15\.[\d.]* \(Microsoft Lync\)/i, meaning: "Lync 2013", source: SEEN_CLIENT },
	{
		pattern: /\bOC\/15\.[\d.]* \(Skype for Business\)/i,
		meaning: "Skype for Business 2015 (Lync 2013 with the update that renamed it)",
		source: SEEN_CLIENT,
	},
	{
		pattern: /\bMediationServer\b/i,
		meaning: "The Mediation Server, which connects calls with the telephone network",
		source: AGENTS,
	},
	{ pattern: /\bAV-MCU\b/i, meaning: "The A/V conferencing server", source: AGENTS },
	{ pattern: /\bIMMCU\b/i, meaning: "The IM conferencing server", source: AGENTS },
	{ pattern: /\bResponse_Group_Service\b/i, meaning: "The response group service", source: AGENTS },
	{ pattern: /\bCall_Park_Service_/i, meaning: "The call park service", source: AGENTS },
	{
		pattern: /\bConferencing_Attendant_|\bConference_Auto_Attendant_/i,
		meaning: "The attendant of dial-in conferences",
		source: AGENTS,
	},
	{
		pattern: /\bConferencing_Announcement_Service_/i,
		meaning: "The service that announces who joins and leaves a dial-in conference",
		source: AGENTS,
	},
	{ pattern: /\bMSExchangeUM\b/i, meaning: "Voice mail of Exchange (unified messaging)", source: AGENTS },
	{ pattern: /\bSipe\/\d/, meaning: "pidgin-sipe, for Pidgin and other chat programs", source: "pidgin-sipe" },
	{ pattern: /\bXmppTGW\b/i, meaning: "The gateway to XMPP partners", source: AGENTS },
	{ pattern: /\bMicrosoft\.PSTNHub\.SIPProxy\b/i, meaning: "Teams Direct Routing", source: "Public gateway traces" },
	{ pattern: /\bWindows RTC\/1\.[01]\b/i, meaning: "Windows Messenger of Windows XP", source: "[MS-SIP] 4.2" },
];

/** The product that a User-Agent or Server value names; `undefined` when it is unknown. */
export function productOf(value: string): { readonly meaning: string; readonly source: string } | undefined {
	const comment = productComments.find(({ pattern }) => pattern.test(value));
	if (comment) return comment;
	const tokens = [...value.slice(0, LONGEST).matchAll(/([A-Za-z]+)\/(\d+(?:\.\d+)*)/g)];
	const rows = tokens.map(([, token, version]) => product(token!, version!)).filter((row) => row !== undefined);
	// The program stands last: UCCAPI, CPE or RTCC before it is only what it is built on.
	return rows.at(-1);
}

/** The row of one token; of several that fit the one with the longest version. */
export function product(token: string, version: string): Product | undefined {
	return products
		.filter((row) => row.token.toLowerCase() === token.toLowerCase() && isVersion(version, row.version))
		.sort((a, b) => b.version.length - a.version.length)[0];
}

function isVersion(version: string, family: string): boolean {
	return family === "" || version === family || version.startsWith(`${family}.`);
}

/** No such header is longer. */
const LONGEST = 500;
