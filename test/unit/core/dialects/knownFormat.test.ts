import assert from "node:assert/strict";
import { knownFormat } from "../../../../server/src/core/index.ts";

function check(bytes: readonly number[], expected: string): void {
	assert.equal(knownFormat(Uint8Array.from(bytes))?.name ?? "unknown", expected);
	assert.equal(knownFormat(String.fromCharCode(...bytes))?.name ?? "unknown", expected);
}

suite("known formats", () => {
	test("a cabinet", () => check([0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0], "a cabinet (.cab)"));
	test("a ZIP archive", () => check([0x50, 0x4b, 3, 4, 20, 0], "a ZIP archive"));
	test("a gzip file", () => check([0x1f, 0x8b, 8, 0], "a gzip file"));
	test("formats that other programs can unpack", () => {
		assert.equal(knownFormat("PK\x03\x04")!.packed, "zip");
		assert.equal(knownFormat("\x1f\x8b")!.packed, "gzip");
		assert.equal(knownFormat("MSCF")!.packed, undefined);
	});
	test("pcapng", () => check([0x0a, 0x0d, 0x0d, 0x0a, 0x1c, 0, 0, 0], "a packet capture (.pcapng)"));
	test("pcap in either byte order", () => {
		check([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0], "a packet capture (.pcap)");
		check([0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4], "a packet capture (.pcap)");
	});
	test("an event log", () =>
		check(
			[..."ElfFile\0"].map((char) => char.charCodeAt(0)),
			"a Windows event log (.evtx)",
		));
	test("an event trace, and what to do with it", () => {
		const bytes = [0, 0, 1, 0, 0x48, 5, 0, 0, 0x48, 5, 0, 0];
		check(bytes, "an event trace (.etl)");
		assert.equal(
			knownFormat(Uint8Array.from(bytes))!.advice,
			"This is an event trace (.etl), not a text. Open it in Snooper, which is part of the server's debugging " +
				"tools, and choose File, Save as text.",
		);
	});
	test("text, an empty file and noise are not known formats", () => {
		check([], "unknown");
		check(
			[..."10:38:58.520 33C:B00"].map((char) => char.charCodeAt(0)),
			"unknown",
		);
		check([0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0], "unknown");
		check([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "unknown");
		check([0x50, 0x4b], "unknown");
	});
});
