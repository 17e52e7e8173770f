// Our pcapng, read with an independent reader: blocks, options, tags, times, and that nothing is invented.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseTrace, pcapng } from "../../../../server/src/core/index.ts";
import { type Packet, readBlocks, readPacket } from "../../../support/pcapngReader.ts";

const TAGS = {
	name: 12,
	ipv4From: 20,
	ipv4To: 21,
	ipv6From: 22,
	ipv6To: 23,
	portType: 24,
	portFrom: 25,
	portTo: 26,
	way: 35,
};

suite("pcapng", () => {
	const refused = readFileSync(join(import.meta.dirname, "../../../fixtures/refused-sign-in.uccapilog"), "utf8");

	test("a section with a note on its times, an interface, and a packet per message", () => {
		const [section, capture, ...packets] = readBlocks(bytesOf(refused));
		assert.deepEqual([section!.type, capture!.type, packets.length], [0x0a0d0d0a, 1, 7]);
		assert.equal(section!.body.readUInt32LE(0), 0x1a2b3c4d);
		assert.deepEqual([section!.body.readUInt16LE(4), section!.body.readUInt16LE(6)], [1, 0]);
		assert.equal(section!.body.readBigInt64LE(8), -1n);
		assert.equal(String(section!.options.get(4)), "RTCDLL Log");
		assert.match(
			String(section!.options.get(1)),
			/^SIP messages of a\.log\. Format: uccapilog.*written as if they were UTC/,
		);
		assert.deepEqual([capture!.body.readUInt16LE(0), capture!.body.readUInt32LE(4)], [252, 0]);
		assert.deepEqual([...capture!.options.get(9)![0]!], [3]);
	});

	test("time, direction, line, addresses, ports and transport of a message, and its bytes", () => {
		const [request, response] = packetsOf(refused);
		assert.deepEqual(
			[request!.timeUnits, request!.flags, request!.comments],
			[BigInt(Date.UTC(2013, 3, 16, 9, 14, 2, 310)), 2, ["Line 3"]],
		);
		assert.deepEqual(said(request!), {
			name: "sip\0",
			ipv4From: "192.168.10.35",
			portFrom: 20323,
			ipv4To: "192.0.2.10",
			portTo: 5061,
			portType: 2,
			way: 0,
		});
		assert.deepEqual([response!.flags, said(response!).ipv4From, said(response!).way], [1, "192.0.2.10", 1]);
		const start = refused.indexOf("REGISTER sip:");
		const end = refused.indexOf("\r\n\r\n", start) + 4;
		assert.equal(String(request!.payload), refused.slice(start, end));
	});

	test("information that the log lacks is left out", () => {
		const packet = packetsOf(
			"10:00:00.000 1:2 INFO  :: OPTIONS sip:b SIP/2.0\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\n\r\n",
		)[0]!;
		assert.deepEqual(Object.keys(said(packet)), ["name"]);
		assert.equal(packet.flags, 0);
	});

	test("a host name has no address, and IPv6 has its own tags", () => {
		const packet = packetsOf(
			framed("Sending Packet - pool.contoso.com:5061 (From Local Address: [2001:db8::1]:4000) 99 bytes"),
		)[0]!;
		const { name: _, portType, ...ends } = said(packet);
		assert.deepEqual(ends, { ipv6From: "20010db8000000000000000000000001", portFrom: 4000, portTo: 5061, way: 0 });
		assert.equal(portType, 3);
	});

	test("a log without dates begins in 1970, and one whose parts are out of order never goes before that", () => {
		const record = (time: string) => `${time} 1:2 INFO  :: OPTIONS sip:b SIP/2.0\r\nCall-ID: c${time}\r\n\r\n`;
		assert.deepEqual(
			packetsOf(record("10:00:00.000")).map(({ timeUnits }) => timeUnits),
			[36_000_000n],
		);
		const [section] = readBlocks(bytesOf(record("10:00:00.000")));
		assert.match(String(section!.options.get(1)), /no dates: its days are counted from 1 January 1970/);
		const dated = (date: string) =>
			`${date}|10:00:00.000 1:2 INFO  :: OPTIONS sip:b SIP/2.0\r\nCall-ID: c${date}\r\n\r\n`;
		assert.deepEqual(
			packetsOf(dated("01/02/2020") + dated("01/01/2020")).map(({ timeUnits }) => timeUnits),
			[BigInt(Date.UTC(2020, 0, 2, 10)), BigInt(Date.UTC(2020, 0, 1, 10))],
		);
	});

	test("without times, all messages are at 0, with a note", () => {
		const text = "OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/TCP a\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\n\r\n";
		assert.deepEqual(
			packetsOf(text).map(({ timeUnits }) => timeUnits),
			[0n],
		);
		assert.match(String(readBlocks(bytesOf(text))[0]!.options.get(1)), /no times/);
	});

	for (const [what, body, length, expected] of [
		["as long as Content-Length says", "v=0\r\ns=é\r\n\r\n", 11, "v=0\r\ns=é\r\n"],
		["less than Content-Length says, with its last line", "v=0\r\ns=x\r\n\r\n\r\n", 99, "v=0\r\ns=x\r\n"],
		["without Content-Length", "v=0\r\ns=x\r\n\r\n", undefined, "v=0\r\ns=x\r\n"],
	] as const) {
		test(`a body: ${what}`, () => {
			const head = [
				"INVITE sip:b SIP/2.0",
				"Call-ID: c",
				"Content-Type: application/sdp",
				...(length === undefined ? [] : [`Content-Length: ${length}`]),
			].join("\r\n");
			const [packet] = packetsOf(`10:00:00.000 1:2 INFO  :: ${head}\r\n\r\n${body}`);
			assert.equal(String(packet!.payload), `${head}\r\n\r\n${expected}`);
		});
	}

	test("in a server's trace, the body follows a blank line, although the log has a name there", () => {
		const text = readFileSync(join(import.meta.dirname, "../../../fixtures/dialects/server-trace.log"), "utf8");
		const payloads = packetsOf(text).map(({ payload }) => String(payload));
		assert.ok(
			payloads.some((payload) => /\r?\n\r?\n./.test(payload)),
			"one has a body",
		);
		for (const payload of payloads) {
			assert.match(payload, /^(?:SIP\/2\.0 |[A-Z]+ sips?:)/);
			assert.doesNotMatch(payload, /^Message-Body|end_record/im);
		}
	});

	test("any text gives readable blocks, with one packet per message", () => {
		const piece = fc.oneof(
			fc.constantFrom("10:00:00.000 1:2 INFO  :: ", "OPTIONS sip:b SIP/2.0", "SIP/2.0 200 OK", "\r\n", "\r\n\r\n"),
			fc.constantFrom("Content-Length: 3", "Via: SIP/2.0/TLS 192.0.2.1", "01/16/2013|", "\ud800", "陳"),
			fc.string({ unit: "binary", maxLength: 10 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const text = pieces.join("");
				assert.equal(packetsOf(text).length, parseTrace(text).index.messages.count);
			}),
		);
	});
});

function framed(frame: string): string {
	const record = (text: string) => `10:00:00.000 1:2 INFO  :: ${text}\r\n`;
	return `${record(frame)}${record("OPTIONS sip:b SIP/2.0")}Via: SIP/2.0/UDP 192.0.2.1\r\nCall-ID: c\r\n\r\n${record(`End of ${frame}`)}`;
}

function bytesOf(text: string): Buffer {
	return Buffer.concat([...pcapng(parseTrace(text), "a.log")]);
}

function packetsOf(text: string): readonly Packet[] {
	return readBlocks(bytesOf(text)).slice(2).map(readPacket);
}

/** The tags of a packet, by name. */
function said({ tags }: Packet): Readonly<Record<string, string | number>> {
	const shown = (name: string, value: Buffer) => {
		if (name === "name") return String(value);
		if (name.startsWith("ipv4")) return value.join(".");
		return name.startsWith("ipv6") ? value.toString("hex") : value.readUInt32BE(0);
	};
	return Object.fromEntries(
		Object.entries(TAGS).flatMap(([name, code]) => (tags.has(code) ? [[name, shown(name, tags.get(code)!)]] : [])),
	);
}
