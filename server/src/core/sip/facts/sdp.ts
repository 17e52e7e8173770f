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
	{
		name: "candidate",
		meaning:
			"An address at which the sender may be reached; the two sides try all pairs and take the best that works (ICE)",
		source: "RFC 5245 §15.1",
	},
	{ name: "cdsc", meaning: "A capability that could be used, but is not offered now", source: "RFC 3407 §3" },
	{ name: "connection", meaning: "Whether a new connection is made or one that stands is used", source: "RFC 4145 §5" },
	{
		name: "crypto",
		meaning: "A key for encrypting the media (SRTP), and how it is used",
		source: "RFC 4568 §4",
	},
	{
		name: "cryptoscale",
		meaning: "A key for encrypting the media with scaled-down protection, in a way of this product family",
		source: "[MS-SDPEXT]",
	},
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
	{ name: "fingerprint", meaning: "The fingerprint of the certificate for the media", source: "RFC 4572 §5" },
	{ name: "fmtp", meaning: "Settings of one codec, by its number in the m= line", source: "RFC 4566 §6" },
	{ name: "framerate", meaning: "The greatest number of video frames in a second", source: "RFC 4566 §6" },
	{ name: "ice-pwd", meaning: "The password for the connectivity checks of ICE", source: "RFC 5245 §15.4" },
	{ name: "ice-ufrag", meaning: "The user name for the connectivity checks of ICE", source: "RFC 5245 §15.4" },
	{ name: "inactive", meaning: "No media in either direction, as in a call on hold", source: "RFC 4566 §6" },
	{ name: "label", meaning: "A name for this media, so that other parts can refer to it", source: "RFC 4574" },
	{ name: "maxptime", meaning: "The longest time that one packet may carry, in milliseconds", source: "RFC 4566 §6" },
	{ name: "mid", meaning: "The id of this media", source: "RFC 5888 §4" },
	{ name: "ptime", meaning: "How much time one packet should carry, in milliseconds", source: "RFC 4566 §6" },
	{ name: "recvonly", meaning: "The sender only takes media", source: "RFC 4566 §6" },
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
	{ name: "rtpmap", meaning: "Which codec a number of the m= line stands for", source: "RFC 4566 §6" },
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
	{ name: "sqn", meaning: "The number of this set of capabilities", source: "RFC 3407 §3" },
	{ name: "ssrc", meaning: "The id of a media stream", source: "RFC 5576 §4.1" },
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
	{ name: "G729", meaning: "Narrowband speech at 8 kbit/s", source: "RFC 3551 §4.5.6" },
	{ name: "GSM", meaning: "Narrowband speech at 13 kbit/s, as in mobile phones", source: "RFC 3551 §4.5.8" },
	{ name: "H261", meaning: "Video by H.261", source: "RFC 4587" },
	{ name: "H263", meaning: "Video by H.263", source: "RFC 4629" },
	{ name: "H264", meaning: "Video by H.264", source: "RFC 6184" },
	{ name: "JPEG", meaning: "Video as a series of JPEG pictures", source: "RFC 2435" },
	{ name: "L16", meaning: "Sound without compression", source: "RFC 3551 §4.5.11" },
	{ name: "opus", meaning: "Opus, from narrowband speech to music", source: "RFC 7587" },
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
	{ name: "SILK", meaning: "SILK, speech from narrowband to super-wideband", source: "[MS-SDPEXT]" },
	{ name: "SIREN", meaning: "Wideband speech at 16 kbit/s", source: "[MS-SDPEXT]" },
	{
		name: "telephone-event",
		meaning: "Pressed telephone keys (DTMF), sent as events instead of sound",
		source: "RFC 4733",
	},
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

/** The suites for encrypted media, in alphabetical order. */
export const cryptoSuites: readonly CryptoSuite[] = [
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
		source: "RFC 6188 §3",
	},
	{
		name: "AES_CM_256_HMAC_SHA1_80",
		meaning: "AES with a key of 256 bits, and a signature of 80 bits on each packet",
		source: "RFC 6188 §3",
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

const attributeByName: ReadonlyMap<string, SdpAttribute> = new Map(sdpAttributes.map((row) => [row.name, row]));
const codecByName: ReadonlyMap<string, Codec> = new Map(codecs.map((row) => [row.name.toLowerCase(), row]));
