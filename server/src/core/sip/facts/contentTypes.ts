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
	{
		name: "application/adrl+xml",
		meaning: "A list of addresses, such as the contacts that a batched SUBSCRIBE is about",
		source: "[MS-SIP] 3.3",
	},
	{
		name: "application/cccp+xml",
		meaning: "A conference command or its answer (C3P): creating, joining, adding people",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "application/conference-info+xml", meaning: "Who is in a conference", source: "RFC 4575" },
	{
		name: "application/csta+xml",
		meaning: "Control of a desk phone (remote call control)",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "application/dialog-info+xml", meaning: "Which calls a user has", source: "RFC 4235" },
	{ name: "application/dtmf-relay", meaning: "A pressed telephone key, in an INFO", source: "Public client traces" },
	{ name: "application/im-iscomposing+xml", meaning: "Whether somebody is typing", source: "RFC 3994" },
	{ name: "application/isup", meaning: "A signalling message of the telephone network", source: "RFC 3204" },
	{
		name: "application/ms-conf-invite+xml",
		meaning: "An invitation to a conference, with its address",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "application/ms-filetransfer+xml",
		meaning: "An offer of a file, or an answer to it",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "application/ms-imdn+xml",
		meaning: "A report that an instant message was delivered, or not",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "application/ms-location-profile-definition+xml", meaning: "How to dial from here", source: SEEN },
	{
		name: "application/ms-session-invite+xml",
		meaning: "An invitation that is passed on to a conference",
		source: "Microsoft Learn, UCMA 4.0 documentation",
	},
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
	{
		name: "application/msrtc-media-relay-auth+xml",
		meaning: "A request for credentials of the media relay (A/V Edge), or the answer",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "application/msrtc-presence-setsubscriber+xml",
		meaning: "Which watchers the user has answered",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "application/msrtc-setcontainermembers+xml",
		meaning: "Who may see which part of the presence (privacy relationships)",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "application/msrtc-setdelegate+xml", meaning: "Whom the user names as a delegate", source: SEEN },
	{ name: "application/pidf+xml", meaning: "Presence in the format of the IETF", source: "RFC 3863" },
	{ name: "application/pkcs7-mime", meaning: "An encrypted body (S/MIME)", source: "RFC 3261 §23" },
	{ name: "application/pkcs7-signature", meaning: "The signature of a body (S/MIME)", source: "RFC 3261 §23" },
	{ name: "application/resource-lists+xml", meaning: "A list of people", source: "RFC 4826" },
	{ name: "application/rlmi+xml", meaning: "The state of a whole list of subscriptions", source: "RFC 4662" },
	{
		name: "application/sdp",
		meaning: "A session description: which media, where to, with which codecs",
		source: "RFC 4566",
	},
	{ name: "application/simple-message-summary", meaning: "How many voice messages are waiting", source: "RFC 3842" },
	{ name: "application/SOAP+xml", meaning: "A call of a server function in XML", source: "[MS-SIP] 3.2" },
	{
		name: "application/vnd-microsoft-roaming-acls+xml",
		meaning: "Whom the user allows or blocks",
		source: "[MS-SIP] 2.2.3",
	},
	{
		name: "application/vnd-microsoft-roaming-contacts+xml",
		meaning: "The contact list that is kept on the server",
		source: "[MS-SIP] 2.2.4",
	},
	{
		name: "application/vnd-microsoft-roaming-provisioning+xml",
		meaning: "Which settings the client asks for (2005 release)",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "application/vnd-microsoft-roaming-provisioning-v2+xml",
		meaning: "Which settings the client asks for",
		source: "[MS-SIPREGE]",
	},
	{
		name: "application/vnd-microsoft-roaming-self+xml",
		meaning: "Which parts of the user's own presence the client asks for",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "application/vq-rtcpxr+xml", meaning: "A report on the quality of a call", source: SEEN },
	{
		name: "application/x-ms-mim",
		meaning: "Which programs can be started together in a conversation",
		source: "pidgin-sipe",
	},
	{ name: "application/xml+conversationinfo", meaning: "The name of a conversation", source: "pidgin-sipe" },
	{ name: "application/xpidf+xml", meaning: "Presence in an early format", source: SEEN },
	{ name: "image/gif", meaning: "A picture, such as ink in an instant message", source: "Public client traces" },
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
	{ name: "multipart/signed", meaning: "A body with its signature", source: "RFC 1847" },
	{ name: "text/html", meaning: "An instant message with formatting", source: SEEN },
	{ name: "text/plain", meaning: "An instant message", source: "RFC 3428" },
	{ name: "text/registration-event", meaning: "Why the server ended the registration", source: "[MS-SIPREGE]" },
	{ name: "text/rtf", meaning: "An instant message with formatting", source: SEEN },
	{
		name: "text/x-msmsgsinvite",
		meaning: "An invitation to a file transfer or another activity, by the rules of Messenger",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "text/xml+msrtc.pidf", meaning: "Presence in the format of the 2005 release", source: SEEN },
	{
		name: "text/xml+msrtc.wpending",
		meaning: "Who waits for the user's answer before seeing presence",
		source: "pidgin-sipe",
	},
];

const byName: ReadonlyMap<string, ContentType> = new Map(contentTypes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a content type, in any case and without parameters. */
export function contentType(name: string): ContentType | undefined {
	return byName.get(name.split(";", 1)[0]!.trim().toLowerCase());
}
