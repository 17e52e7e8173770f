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
];

/** Comments that name the program more closely than the platform before them: `RTC/1.3.5315 (Messenger 5.1.0530)`. */
export const productComments: readonly {
	readonly pattern: RegExp;
	readonly meaning: string;
	readonly source: string;
}[] = [
	{ pattern: /\(Messenger 5\.1\b/i, meaning: "Windows Messenger 5.1", source: "[MS-OCER]" },
	{ pattern: /\(Messenger 5\.0\b/i, meaning: "Windows Messenger 5.0", source: FAMILY },
	{ pattern: /\(Communicator 1\.0\b/i, meaning: "Office Communicator 2005", source: FAMILY },
	{ pattern: /\bWindows RTC\/1\.[01]\b/i, meaning: "Windows Messenger of Windows XP", source: "[MS-SIP] 4.2" },
];

/** The product that a User-Agent or Server value names; `undefined` when it is unknown. */
export function productOf(value: string): { readonly meaning: string; readonly source: string } | undefined {
	const comment = productComments.find(({ pattern }) => pattern.test(value));
	if (comment) return comment;
	const tokens = [...value.slice(0, LONGEST).matchAll(/([A-Za-z]+)\/(\d+(?:\.\d+)*)/g)];
	const rows = tokens.map(([, token, version]) => product(token!, version!)).filter((row) => row !== undefined);
	// OC is the program, UCCAPI only the library it is built on.
	return rows.find(({ token }) => token === "OC") ?? rows[0];
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
