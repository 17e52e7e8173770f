// Content types of the bodies that messages of this product family carry.

/** One content type. */
export interface ContentType {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

const SEEN = "Public client traces; pidgin-sipe";

/** The content types, in alphabetical order whatever the case. */
export const contentTypes: readonly ContentType[] = [
	{ name: "application/conference-info+xml", meaning: "Who is in a conference", source: "RFC 4575" },
	{ name: "application/dialog-info+xml", meaning: "Which calls a user has", source: "RFC 4235" },
	{ name: "application/ms-location-profile-definition+xml", meaning: "How to dial from here", source: SEEN },
	{
		name: "application/msrtc-adrl-categorylist+xml",
		meaning: "The contacts and categories that a SUBSCRIBE asks for",
		source: "[MS-PRES]",
	},
	{ name: "application/msrtc-category-publish+xml", meaning: "Presence that the user publishes", source: "[MS-PRES]" },
	{
		name: "application/msrtc-event-categories+xml",
		meaning: "Presence in categories: state, note, calendar …",
		source: "[MS-PRES]",
	},
	{ name: "application/msrtc-fault+xml", meaning: "An error of the server in XML", source: SEEN },
	{ name: "application/msrtc-setdelegate+xml", meaning: "Whom the user names as a delegate", source: SEEN },
	{ name: "application/pidf+xml", meaning: "Presence in the format of the IETF", source: "RFC 3863" },
	{ name: "application/rlmi+xml", meaning: "The state of a whole list of subscriptions", source: "RFC 4662" },
	{
		name: "application/sdp",
		meaning: "A session description: which media, where to, with which codecs",
		source: "RFC 4566",
	},
	{ name: "application/SOAP+xml", meaning: "A call of a server function in XML", source: "[MS-SIP] 3.2" },
	{
		name: "application/vnd-microsoft-roaming-provisioning-v2+xml",
		meaning: "Which settings the client asks for",
		source: "[MS-SIPREGE]",
	},
	{ name: "application/vq-rtcpxr+xml", meaning: "A report on the quality of a call", source: SEEN },
	{ name: "application/xpidf+xml", meaning: "Presence in an early format", source: SEEN },
	{
		name: "message/sipfrag",
		meaning: "A piece of a SIP message, such as the status that a transfer came to",
		source: "RFC 3420",
	},
	{
		name: "multipart/alternative",
		meaning: "The same content in several formats, the best one last",
		source: "RFC 2046 §5.1.4",
	},
	{ name: "multipart/mixed", meaning: "Several bodies in one", source: "RFC 2046 §5.1.3" },
	{ name: "multipart/related", meaning: "Several bodies that refer to each other", source: "RFC 2387" },
	{ name: "text/html", meaning: "An instant message with formatting", source: SEEN },
	{ name: "text/plain", meaning: "An instant message", source: "RFC 3428" },
	{ name: "text/registration-event", meaning: "Why the server ended the registration", source: "[MS-SIPREGE]" },
	{ name: "text/rtf", meaning: "An instant message with formatting", source: SEEN },
	{ name: "text/xml+msrtc.pidf", meaning: "Presence in the format of the 2005 release", source: SEEN },
];

const byName: ReadonlyMap<string, ContentType> = new Map(contentTypes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a content type, in any case and without parameters. */
export function contentType(name: string): ContentType | undefined {
	return byName.get(name.split(";", 1)[0]!.trim().toLowerCase());
}
