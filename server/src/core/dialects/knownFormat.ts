// Binary files that contain such logs: recognises them, and says how to convert them to text.

/** A known file format that cannot be read directly. */
export interface KnownFormat {
	/** `a packet capture (.pcap)`. */
	readonly name: string;
	/** What it is and what to do, in whole sentences. */
	readonly advice: string;
	/** Its compression, for callers that can decompress it. */
	readonly packed: "gzip" | "zip" | undefined;
}

/**
 * Recognises a file by its first bytes; `undefined` for all others, including text. Takes bytes, of which it reads at most
 * 12, or a text with one character per byte.
 */
export function knownFormat(beginning: Uint8Array | string): KnownFormat | undefined {
	const byteAt = (at: number) => (typeof beginning === "string" ? beginning.charCodeAt(at) : (beginning[at] ?? NaN));
	const found = FORMATS.find(({ magic }) => magic.some((bytes) => bytes.every((byte, at) => byteAt(at) === byte)));
	const format = found ?? (isEventTrace(byteAt) ? EVENT_TRACE : undefined);
	if (!format) return undefined;
	return { name: format.name, advice: `This is ${format.name}, not a text. ${format.todo}`, packed: found?.packed };
}

interface Format extends Partial<Pick<KnownFormat, "packed">> {
	readonly name: string;
	/** The initial bytes of such files; one of the rows must match. */
	readonly magic: readonly (readonly number[])[];
	readonly todo: string;
	/** Where the bytes are documented. */
	readonly source: string;
}

const FOLLOW =
	"In Wireshark, filter for sip, choose Follow, TCP Stream or UDP Stream, and save the stream as text. Traffic " +
	"over TLS cannot be read there.";

const FORMATS: readonly Format[] = [
	{
		name: "a cabinet (.cab)",
		magic: [[0x4d, 0x53, 0x43, 0x46]],
		todo: "Unpack it first, for example with expand, and open the logs in it.",
		source: "[MS-CAB] 2.1",
	},
	{
		name: "a ZIP archive",
		magic: [
			[0x50, 0x4b, 0x03, 0x04],
			[0x50, 0x4b, 0x05, 0x06],
		],
		todo: "Unpack it first and open the logs in it.",
		packed: "zip",
		source: "PKWARE APPNOTE 4.3",
	},
	{
		name: "a gzip file",
		magic: [[0x1f, 0x8b]],
		todo: "Unpack it first, for example with gzip -d.",
		packed: "gzip",
		source: "RFC 1952 §2.3.1",
	},
	{
		name: "a packet capture (.pcapng)",
		magic: [[0x0a, 0x0d, 0x0d, 0x0a]],
		todo: FOLLOW,
		source: "draft-ietf-opsawg-pcapng §4.1",
	},
	{
		name: "a packet capture (.pcap)",
		magic: [
			[0xd4, 0xc3, 0xb2, 0xa1],
			[0xa1, 0xb2, 0xc3, 0xd4],
			[0x4d, 0x3c, 0xb2, 0xa1],
			[0xa1, 0xb2, 0x3c, 0x4d],
		],
		todo: FOLLOW,
		source: "draft-ietf-opsawg-pcap §4",
	},
	{
		name: "a Windows event log (.evtx)",
		magic: [[0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00]],
		todo: "It records failures of the program but contains no SIP: look for the .uccapilog of the same time.",
		source: "libyal, Windows XML Event Log (EVTX) format",
	},
];

const EVENT_TRACE = {
	name: "an event trace (.etl)",
	todo: "Open it in Snooper, which is part of the server's debugging tools, and choose File, Save as text.",
};

/**
 * An `.etl` file has no signature. It begins with a buffer, whose first fields are its size, a power of two, and two offsets
 * within it, each of four bytes (Microsoft Learn, WNODE_HEADER and WMI_BUFFER_HEADER).
 */
function isEventTrace(byteAt: (at: number) => number): boolean {
	const number = (at: number) =>
		byteAt(at) + byteAt(at + 1) * 0x100 + byteAt(at + 2) * 0x10000 + byteAt(at + 3) * 0x1000000;
	const size = number(0);
	const isSize = size >= 0x400 && size <= 0x1000000 && Number.isInteger(Math.log2(size));
	return isSize && number(4) <= size && number(8) <= size;
}
