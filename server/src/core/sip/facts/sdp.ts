// Session descriptions (SDP): what the lines, attributes, codecs and keys of a media offer mean.

/** One type of line: `m=`, `c=` … */
export interface SdpLine {
	readonly letter: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All types of lines, in the order in which they come in a description. */
export const sdpLines: readonly SdpLine[] = [
	{ letter: "v", meaning: "The version of the description, always 0", source: "RFC 4566 §5.1" },
	{
		letter: "o",
		meaning: "Who made the description: user, session id, version (it rises with every change), address",
		source: "RFC 4566 §5.2",
	},
	{ letter: "s", meaning: "The name of the session", source: "RFC 4566 §5.3" },
	{ letter: "i", meaning: "Words about the session or media", source: "RFC 4566 §5.4" },
	{ letter: "u", meaning: "Where to find more about the session", source: "RFC 4566 §5.5" },
	{ letter: "e", meaning: "An e-mail address for questions", source: "RFC 4566 §5.6" },
	{ letter: "p", meaning: "A telephone number for questions", source: "RFC 4566 §5.6" },
	{ letter: "c", meaning: "The address that media should be sent to", source: "RFC 4566 §5.7" },
	{ letter: "b", meaning: "How much bandwidth there is", source: "RFC 4566 §5.8" },
	{ letter: "t", meaning: "When the session begins and ends; 0 0 means it is not limited", source: "RFC 4566 §5.9" },
	{ letter: "r", meaning: "How the session repeats", source: "RFC 4566 §5.10" },
	{ letter: "z", meaning: "How to correct times for daylight saving", source: "RFC 4566 §5.11" },
	{ letter: "k", meaning: "A key for the media, in a way that is no longer used", source: "RFC 4566 §5.12" },
	{ letter: "a", meaning: "An attribute of the session or of the media above it", source: "RFC 4566 §5.13" },
	{
		letter: "m",
		meaning: "One kind of media: what, to which port, how, and with which codecs",
		source: "RFC 4566 §5.14",
	},
];

/** One attribute: what stands behind `a=`. */
export interface SdpAttribute {
	readonly name: string;
	readonly meaning: string;
	/** Values with a meaning of their own, in lower case. */
	readonly values?: Readonly<Record<string, string>>;
	readonly source: string;
}

/** The attributes, in alphabetical order. */
export const sdpAttributes: readonly SdpAttribute[] = [
	{
		name: "accept-types",
		meaning: "Which content types the sender takes in messages of the session",
		source: "RFC 4975",
	},
	{ name: "accept-wrapped-types", meaning: "Which content types the sender takes inside others", source: "RFC 4975" },
	{ name: "bundle-only", meaning: "This media is offered only together with others on one port", source: "RFC 8843" },
	{
		name: "candidate",
		meaning:
			"An address at which the sender may be reached; the two sides try all pairs and take the best that works (ICE)",
		source: "RFC 5245 §15.1",
	},
	{ name: "cat", meaning: "A category for listings of sessions", source: "RFC 4566 §6" },
	{ name: "cdsc", meaning: "A capability that could be used, but is not offered now", source: "RFC 3407 §3" },
	{
		name: "charset",
		meaning: "The characters that the words of the description are written in",
		source: "RFC 4566 §6",
	},
	{ name: "connection", meaning: "Whether a new connection is made or one that stands is used", source: "RFC 4145 §5" },
	{ name: "content", meaning: "What the media is for, such as slides or the speaker", source: "RFC 4796" },
	{
		name: "crypto",
		meaning: "A key for encrypting the media (SRTP), and how it is used",
		source: "RFC 4568 §4",
	},
	{
		name: "cryptoscale",
		meaning: "A key for encrypting the media in such a way that a server can encrypt once for many receivers",
		source: "[MS-SDPEXT]",
	},
	{ name: "curr", meaning: "How much bandwidth has been reserved", source: "RFC 3312" },
	{ name: "des", meaning: "How much bandwidth has to be reserved", source: "RFC 3312" },
	{
		name: "encryption",
		meaning: "Whether the sender wants the media encrypted",
		values: {
			optional: "with or without",
			required: "only encrypted; a side that refuses encryption cannot take the call",
			rejected: "only without encryption; a side that requires it cannot take the call",
		},
		source: "[MS-SDPEXT]",
	},
	{ name: "end-of-candidates", meaning: "No more addresses will follow", source: "RFC 8840" },
	{ name: "extmap", meaning: "An extension of the packet headers, by a number", source: "RFC 8285" },
	{ name: "file-selector", meaning: "Which file is offered", source: "RFC 5547" },
	{ name: "file-transfer-id", meaning: "The id of a file transfer", source: "RFC 5547" },
	{ name: "fingerprint", meaning: "The fingerprint of the certificate for the media", source: "RFC 4572 §5" },
	{ name: "floorctrl", meaning: "Who may take and grant the floor", source: "RFC 4583" },
	{ name: "fmtp", meaning: "Settings of one codec, by its number in the m= line", source: "RFC 4566 §6" },
	{ name: "framerate", meaning: "The greatest number of video frames in a second", source: "RFC 4566 §6" },
	{ name: "group", meaning: "Which media belong together", source: "RFC 5888" },
	{
		name: "ice-lite",
		meaning: "The sender is a server that only answers connectivity checks",
		source: "RFC 5245 §15.3",
	},
	{
		name: "ice-mismatch",
		meaning: "The default address was changed on the way, so ICE is not used",
		source: "RFC 5245 §15.3",
	},
	{ name: "ice-options", meaning: "Which extensions of ICE the sender supports", source: "RFC 5245 §15.5" },
	{ name: "ice-pwd", meaning: "The password for the connectivity checks of ICE", source: "RFC 5245 §15.4" },
	{ name: "ice-ufrag", meaning: "The user name for the connectivity checks of ICE", source: "RFC 5245 §15.4" },
	{ name: "imageattr", meaning: "Which picture sizes the sender takes", source: "RFC 6236" },
	{ name: "inactive", meaning: "No media in either direction, as in a call on hold", source: "RFC 4566 §6" },
	{ name: "keywds", meaning: "Words to find the session by", source: "RFC 4566 §6" },
	{ name: "label", meaning: "A name for this media, so that other parts can refer to it", source: "RFC 4574" },
	{ name: "lang", meaning: "The language of the media", source: "RFC 4566 §6" },
	{ name: "max-message-size", meaning: "The largest message that the sender takes", source: "RFC 8841" },
	{ name: "maxptime", meaning: "The longest time that one packet may carry, in milliseconds", source: "RFC 4566 §6" },
	{ name: "mid", meaning: "The id of this media", source: "RFC 5888 §4" },
	{ name: "msid", meaning: "Which stream this media belongs to", source: "RFC 8830" },
	{ name: "orient", meaning: "Which way up a shared picture stands", source: "RFC 4566 §6" },
	{ name: "path", meaning: "The MSRP address of the sender", source: "RFC 4975" },
	{ name: "ptime", meaning: "How much time one packet should carry, in milliseconds", source: "RFC 4566 §6" },
	{ name: "quality", meaning: "Whether video should rather be sharp or smooth", source: "RFC 4566 §6" },
	{ name: "recvonly", meaning: "The sender only takes media", source: "RFC 4566 §6" },
	{
		name: "remote-candidate",
		meaning: "Which address of the other side was chosen, in an early form of ICE",
		source: "pidgin-sipe",
	},
	{
		name: "remote-candidates",
		meaning: "Which address of the other side was chosen (ICE)",
		source: "RFC 5245 §15.2",
	},
	{
		name: "rtcp",
		meaning: "The port for the reports on the media, where it is not the next one",
		source: "RFC 3605 §2.1",
	},
	{ name: "rtcp-fb", meaning: "Which feedback on the media the sender gives", source: "RFC 4585 §4.2" },
	{ name: "rtcp-mux", meaning: "Media and the reports on it share one port", source: "RFC 5761 §5.1.1" },
	{ name: "rtcp-rsize", meaning: "Reports on the media may be short ones", source: "RFC 5506" },
	{ name: "rtcp-xr", meaning: "Which extended reports on the quality the sender gives", source: "RFC 3611" },
	{ name: "rtpmap", meaning: "Which codec a number of the m= line stands for", source: "RFC 4566 §6" },
	{ name: "sctp-port", meaning: "The port of a data channel", source: "RFC 8841" },
	{ name: "sdplang", meaning: "The language of the description", source: "RFC 4566 §6" },
	{ name: "sendonly", meaning: "The sender only sends media, as when it puts a call on hold", source: "RFC 4566 §6" },
	{ name: "sendrecv", meaning: "Media in both directions", source: "RFC 4566 §6" },
	{
		name: "setup",
		meaning: "Which side opens the connection",
		values: {
			active: "the sender does",
			passive: "the receiver does",
			actpass: "either can",
			holdconn: "nobody for now",
		},
		source: "RFC 4145 §4",
	},
	{ name: "silenceSupp", meaning: "Whether nothing is sent while nobody speaks", source: "RFC 3108" },
	{ name: "source-filter", meaning: "Only from which addresses media is taken", source: "RFC 4570" },
	{ name: "sqn", meaning: "The number of this set of capabilities", source: "RFC 3407 §3" },
	{ name: "ssrc", meaning: "The id of a media stream", source: "RFC 5576 §4.1" },
	{ name: "ssrc-group", meaning: "Which media streams belong together", source: "RFC 5576" },
	{ name: "T38FaxFillBitRemoval", meaning: "Fax: whether fill bits are left out", source: "ITU-T T.38" },
	{ name: "T38FaxMaxBuffer", meaning: "Fax: how much the sender can hold", source: "ITU-T T.38" },
	{ name: "T38FaxMaxDatagram", meaning: "Fax: the longest packet that the sender takes", source: "ITU-T T.38" },
	{ name: "T38FaxRateManagement", meaning: "Fax: how the two ends agree on the speed", source: "ITU-T T.38" },
	{ name: "T38FaxTranscodingJBIG", meaning: "Fax: whether pages are recoded by JBIG", source: "ITU-T T.38" },
	{ name: "T38FaxTranscodingMMR", meaning: "Fax: whether pages are recoded by MMR", source: "ITU-T T.38" },
	{ name: "T38FaxUdpEC", meaning: "Fax: how lost packets are made up for", source: "ITU-T T.38" },
	{ name: "T38FaxVersion", meaning: "Fax: the version of T.38", source: "ITU-T T.38" },
	{ name: "T38MaxBitRate", meaning: "Fax: the highest speed", source: "ITU-T T.38" },
	{ name: "tool", meaning: "The program that made the description", source: "RFC 4566 §6" },
	{ name: "type", meaning: "What kind of conference this is", source: "RFC 4566 §6" },
	{
		name: "x-applicationsharing-media-type",
		meaning: "What is shared by application sharing",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "x-applicationsharing-role",
		meaning: "Whether this side shares or views",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "x-applicationsharing-session-id",
		meaning: "The id of the sharing session",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "x-bypassid",
		meaning: "The network site group; two ends with the same value send media directly (media bypass)",
		source: "[MS-SDPEXT]",
	},
	{
		name: "x-candidate-ipv6",
		meaning: "An IPv6 address at which the sender may be reached, beside the IPv4 ones",
		source: "[MS-SDPEXT]",
	},
	{ name: "x-caps", meaning: "Which sizes and rates of video the sender can take", source: "[MS-SDPEXT]" },
	{
		name: "x-devicecaps",
		meaning: "Whether the sender has devices for sending and for receiving this media",
		source: "[MS-SDPEXT]",
	},
	{ name: "x-mediabw", meaning: "How much bandwidth this kind of media may use", source: "[MS-SDPEXT]" },
	{
		name: "x-mediasettings",
		meaning: "Settings of this media in a way of this product family",
		source: "[MS-SDPEXT]",
	},
	{
		name: "x-ms-SDP-diagnostics",
		meaning: "What went wrong with this media, by an id as in ms-diagnostics",
		source: "[MS-SDPEXT] 3.1.5.26",
	},
	{ name: "x-source", meaning: "What the media shows: main video, panorama …", source: "[MS-SDPEXT]" },
	{
		name: "x-source-streamid",
		meaning: "The id of the media in a conference, to tell several of one person apart",
		source: "[MS-SDPEXT]",
	},
	{ name: "x-ssrc-range", meaning: "The range of stream ids that the sender uses", source: "[MS-SDPEXT]" },
];

/** One codec, by its name in `a=rtpmap`. */
export interface Codec {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

/** The codecs that turn up in these logs, in alphabetical order whatever the case. */
export const codecs: readonly Codec[] = [
	{ name: "AAL2-G726-32", meaning: "G.726 speech at 32 kbit/s", source: "RFC 3551 §4.5.4" },
	{ name: "AMR", meaning: "Narrowband speech of mobile phones", source: "RFC 4867" },
	{ name: "AMR-WB", meaning: "Wideband speech of mobile phones (G.722.2)", source: "RFC 4867" },
	{ name: "CN", meaning: "Comfort noise: what is heard while nobody speaks", source: "RFC 3389" },
	{ name: "DVI4", meaning: "Speech at 4 bits for each sample", source: "RFC 3551 §4.5.1" },
	{
		name: "G722",
		meaning: "Wideband speech at 64 kbit/s; 8000 stands there for historical reasons, it is 16 kHz",
		source: "RFC 3551 §4.5.2",
	},
	{ name: "G7221", meaning: "Wideband speech at 24 or 32 kbit/s (Siren 7)", source: "RFC 5577" },
	{ name: "G723", meaning: "Narrowband speech at 5.3 or 6.3 kbit/s", source: "RFC 3551 §4.5.3" },
	{ name: "G726-32", meaning: "Narrowband speech at 32 kbit/s", source: "RFC 3551 §4.5.4" },
	{ name: "G728", meaning: "Narrowband speech at 16 kbit/s", source: "RFC 3551 §4.5.5" },
	{ name: "G729", meaning: "Narrowband speech at 8 kbit/s", source: "RFC 3551 §4.5.6" },
	{ name: "GSM", meaning: "Narrowband speech at 13 kbit/s, as in mobile phones", source: "RFC 3551 §4.5.8" },
	{ name: "GSM-EFR", meaning: "Narrowband speech of mobile phones, enhanced", source: "RFC 3551 §4.5.9" },
	{ name: "GSM-HR", meaning: "Narrowband speech of mobile phones at half rate", source: "RFC 5993" },
	{ name: "H261", meaning: "Video by H.261", source: "RFC 4587" },
	{ name: "H263", meaning: "Video by H.263", source: "RFC 4629" },
	{ name: "H263-1998", meaning: "Video by H.263, second version", source: "RFC 4629" },
	{ name: "H264", meaning: "Video by H.264", source: "RFC 6184" },
	{ name: "H265", meaning: "Video by H.265", source: "RFC 7798" },
	{ name: "iLBC", meaning: "Narrowband speech that bears the loss of packets", source: "RFC 3952" },
	{ name: "JPEG", meaning: "Video as a series of JPEG pictures", source: "RFC 2435" },
	{ name: "L16", meaning: "Sound without compression", source: "RFC 3551 §4.5.11" },
	{ name: "LPC", meaning: "Narrowband speech at a very low rate", source: "RFC 3551 §4.5.12" },
	{ name: "MPA", meaning: "Sound by MPEG 1 or 2", source: "RFC 3551 §4.5.13" },
	{ name: "opus", meaning: "Opus, from narrowband speech to music", source: "RFC 7587" },
	{ name: "parityfec", meaning: "Forward error correction", source: "RFC 3009" },
	{
		name: "PCMA",
		meaning: "G.711 A-law: narrowband speech at 64 kbit/s, as in European telephone networks",
		source: "RFC 3551 §4.5.14",
	},
	{
		name: "PCMU",
		meaning: "G.711 µ-law: narrowband speech at 64 kbit/s, as in American telephone networks",
		source: "RFC 3551 §4.5.14",
	},
	{ name: "red", meaning: "Speech sent twice, so that a lost packet is not missed", source: "RFC 2198" },
	{ name: "RTVC1", meaning: "RTVideo, Microsoft's own video codec", source: "[MS-SDPEXT]" },
	{ name: "rtx", meaning: "Lost packets sent again", source: "RFC 4588" },
	{ name: "SILK", meaning: "SILK, speech from narrowband to super-wideband", source: "[MS-SDPEXT]" },
	{ name: "SIREN", meaning: "Wideband speech at 16 kbit/s", source: "[MS-SDPEXT]" },
	{ name: "speex", meaning: "Speex, speech from narrowband to ultra-wideband", source: "RFC 5574" },
	{ name: "t38", meaning: "Fax over IP", source: "RFC 4612" },
	{
		name: "telephone-event",
		meaning: "Pressed telephone keys (DTMF), sent as events instead of sound",
		source: "RFC 4733",
	},
	{ name: "ulpfec", meaning: "Forward error correction", source: "RFC 5109" },
	{ name: "VP8", meaning: "Video by VP8", source: "RFC 7741" },
	{ name: "VP9", meaning: "Video by VP9", source: "RFC 9628" },
	{ name: "x-data", meaning: "Application sharing", source: "[MS-SDPEXT]" },
	{ name: "x-h264uc", meaning: "H.264 video in layers", source: "[MS-SDPEXT]" },
	{
		name: "x-msrta",
		meaning: "RTAudio, Microsoft's own speech codec, narrowband (8000) or wideband (16000)",
		source: "[MS-SDPEXT]",
	},
	{ name: "x-rtvc1", meaning: "RTVideo, Microsoft's own video codec", source: "[MS-SDPEXT]" },
	{ name: "x-ulpfec", meaning: "Forward error correction", source: "[MS-SDPEXT]" },
	{ name: "x-ulpfecuc", meaning: "Forward error correction for video in layers", source: "[MS-SDPEXT]" },
];

/** Numbers that stand for a codec without an `a=rtpmap` (RFC 3551 §6). */
export const staticPayloads: ReadonlyMap<number, string> = new Map([
	[0, "PCMU/8000"],
	[3, "GSM/8000"],
	[4, "G723/8000"],
	[5, "DVI4/8000"],
	[6, "DVI4/16000"],
	[8, "PCMA/8000"],
	[9, "G722/8000"],
	[10, "L16/44100/2"],
	[11, "L16/44100"],
	[13, "CN/8000"],
	[18, "G729/8000"],
	[26, "JPEG/90000"],
	[31, "H261/90000"],
	[34, "H263/90000"],
]);

/** How to encrypt media, as named by `a=crypto`. */
export interface CryptoSuite {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

/** The suites for encrypted media, in alphabetical order. Some products swap two words of those with 256 bits. */
export const cryptoSuites: readonly CryptoSuite[] = [
	{
		name: "AES_256_CM_HMAC_SHA1_32",
		meaning: "AES with a key of 256 bits, and a signature of 32 bits on each packet",
		source: "RFC 6188 §4",
	},
	{
		name: "AES_256_CM_HMAC_SHA1_80",
		meaning: "AES with a key of 256 bits, and a signature of 80 bits on each packet",
		source: "RFC 6188 §4",
	},
	{
		name: "AES_CM_128_HMAC_SHA1_32",
		meaning: "AES with a key of 128 bits, and a signature of 32 bits on each packet",
		source: "RFC 4568 §6.2",
	},
	{
		name: "AES_CM_128_HMAC_SHA1_80",
		meaning: "AES with a key of 128 bits, and a signature of 80 bits on each packet",
		source: "RFC 4568 §6.2",
	},
	{
		name: "AES_CM_256_HMAC_SHA1_32",
		meaning: "AES with a key of 256 bits, and a signature of 32 bits on each packet",
		source: "RFC 6188 §4",
	},
	{
		name: "AES_CM_256_HMAC_SHA1_80",
		meaning: "AES with a key of 256 bits, and a signature of 80 bits on each packet",
		source: "RFC 6188 §4",
	},
	{
		name: "F8_128_HMAC_SHA1_80",
		meaning: "AES in f8 mode with a key of 128 bits, and a signature of 80 bits on each packet",
		source: "RFC 4568 §6.2",
	},
];

/** How media is carried, as named by an `m=` line. */
export const mediaProfiles: Readonly<Record<string, string>> = {
	"RTP/AVP": "RTP, not encrypted",
	"RTP/SAVP": "RTP, encrypted (SRTP)",
	"RTP/AVPF": "RTP with feedback, not encrypted",
	"RTP/SAVPF": "RTP with feedback, encrypted (SRTP)",
	"TCP/RTP/AVP": "RTP over TCP, not encrypted",
	"TCP/RTP/SAVP": "RTP over TCP, encrypted (SRTP)",
	"TCP/MSRP": "messages over TCP",
	"TCP/TLS/MSRP": "messages over TLS",
	sip: "messages inside the SIP dialog itself",
	UDP: "plain UDP",
	TCP: "plain TCP",
};

/** Where an ICE candidate comes from (RFC 5245 §4.1.1). */
export const candidateTypes: Readonly<Record<string, string>> = {
	host: "an address of the device itself",
	srflx: "the address that a server outside sees the device at (address translation)",
	prflx: "an address that was found by the checks themselves",
	relay: "an address of the relay server (A/V Edge)",
};

/** The row of an SDP line by its letter. */
export function sdpLine(letter: string): SdpLine | undefined {
	return sdpLines.find((row) => row.letter === letter);
}

/** The row of an attribute, in any case. */
export function sdpAttribute(name: string): SdpAttribute | undefined {
	return attributeByName.get(name.toLowerCase());
}

/** The row of a codec by its encoding name, in any case. */
export function codec(name: string): Codec | undefined {
	return codecByName.get(name.toLowerCase());
}

/** The row of a suite for encrypted media, in any case. */
export function cryptoSuite(name: string): CryptoSuite | undefined {
	return cryptoSuites.find((row) => row.name === name.toUpperCase());
}

const attributeByName: ReadonlyMap<string, SdpAttribute> = new Map(
	sdpAttributes.map((row) => [row.name.toLowerCase(), row]),
);
const codecByName: ReadonlyMap<string, Codec> = new Map(codecs.map((row) => [row.name.toLowerCase(), row]));
