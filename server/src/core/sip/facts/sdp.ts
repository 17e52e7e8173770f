// Session descriptions (SDP): the meaning of lines, attributes, codecs and keys in a media offer.

import codecRows from "./data/codecs.json" with { type: "json" };
import cryptoSuiteRows from "./data/cryptoSuites.json" with { type: "json" };
import sdpAttributeRows from "./data/sdpAttributes.json" with { type: "json" };
import sdpLineRows from "./data/sdpLines.json" with { type: "json" };

/** A type of line: `m=`, `c=` … */
export interface SdpLine {
	readonly letter: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All types of lines, in the order of a description. */
export const sdpLines = sdpLineRows as readonly SdpLine[];

/** An attribute: the part after `a=`. */
export interface SdpAttribute {
	readonly name: string;
	readonly meaning: string;
	/** Values with a meaning of their own, in lower case. */
	readonly values?: Readonly<Record<string, string>>;
	readonly source: string;
}

/** The attributes, in alphabetical order. */
export const sdpAttributes = sdpAttributeRows as readonly SdpAttribute[];

/** A codec, by its name in `a=rtpmap`. */
export interface Codec {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

/** The codecs found in these logs, in alphabetical order ignoring case. */
export const codecs = codecRows as readonly Codec[];

/** Payload types that denote a codec without an `a=rtpmap` (RFC 3551 §6). */
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

/** A media encryption suite, as named by `a=crypto`. */
export interface CryptoSuite {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

/** The media encryption suites, in alphabetical order. Some products swap two words in the names of those with 256 bits. */
export const cryptoSuites = cryptoSuiteRows as readonly CryptoSuite[];

/** Transport profiles, as named by an `m=` line. */
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

/** The types of ICE candidates (RFC 5245 §4.1.1). */
export const candidateTypes: Readonly<Record<string, string>> = {
	host: "an address of the device itself",
	srflx: "the address of the device as seen from outside its NAT (server reflexive)",
	prflx: "an address discovered by the connectivity checks (peer reflexive)",
	relay: "an address on the media relay (A/V Edge)",
};

/** The row of an SDP line by its letter. */
export function sdpLine(letter: string): SdpLine | undefined {
	return sdpLines.find((row) => row.letter === letter);
}

/** The row of an attribute, ignoring case. */
export function sdpAttribute(name: string): SdpAttribute | undefined {
	return attributeByName.get(name.toLowerCase());
}

/** The row of a codec by its encoding name, ignoring case. */
export function codec(name: string): Codec | undefined {
	return codecByName.get(name.toLowerCase());
}

/** The row of a media encryption suite, ignoring case. */
export function cryptoSuite(name: string): CryptoSuite | undefined {
	return cryptoSuites.find((row) => row.name === name.toUpperCase());
}

const attributeByName: ReadonlyMap<string, SdpAttribute> = new Map(
	sdpAttributes.map((row) => [row.name.toLowerCase(), row]),
);
const codecByName: ReadonlyMap<string, Codec> = new Map(codecs.map((row) => [row.name.toLowerCase(), row]));
