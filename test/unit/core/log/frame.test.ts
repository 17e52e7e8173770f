import assert from "node:assert/strict";
import { readFrame } from "../../../../server/src/core/log/frame.ts";

/** `direction place remote local bytes`, `-` for what the record does not contain; `none` if it is not a framing record. */
function check(text: string, expected: string): void {
	const frame = readFrame(text, 0, text.length);
	const { direction, place, remote, local, bytes } = frame ?? {};
	assert.equal(frame ? [direction, place, remote ?? "-", local ?? "-", bytes ?? "-"].join(" ") : "none", expected);
}

suite("frame", () => {
	const cases: readonly [string, string, string][] = [
		[
			"End of Sending",
			"End of Sending Packet - 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 1503 bytes",
			"sent end 192.0.2.1:5061 192.0.2.2:20323 1503",
		],
		[
			"End of Received, no blank behind the hyphen",
			"End of Data Received -192.0.2.1:5061 (To Local Address: 192.0.2.2:20323) 1096 bytes",
			"received end 192.0.2.1:5061 192.0.2.2:20323 1096",
		],
		[
			"Sending",
			"Sending Packet - 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 1503 bytes:",
			"sent start 192.0.2.1:5061 192.0.2.2:20323 1503",
		],
		[
			"Received",
			"Data Received -192.0.2.1:5061 (To Local Address: 192.0.2.2:20323) 1096 bytes",
			"received start 192.0.2.1:5061 192.0.2.2:20323 1096",
		],
		[
			"IPv6",
			"End of Sending Packet - [2001:db8::1]:5061 (From Local Address: [2001:db8::2]:20323) 1 bytes",
			"sent end [2001:db8::1]:5061 [2001:db8::2]:20323 1",
		],
		["a host name", "Sending Packet - pool.example.com:443", "sent start pool.example.com:443 - -"],
		["no local address", "End of Data Received -192.0.2.1:5061 1096 bytes", "received end 192.0.2.1:5061 - 1096"],
		[
			"no bytes",
			"End of Data Received -192.0.2.1:5061 (To Local Address: 192.0.2.2:1)",
			"received end 192.0.2.1:5061 192.0.2.2:1 -",
		],
		["no bytes at all", "End of Data Received -192.0.2.1:5061 0 bytes", "received end 192.0.2.1:5061 - 0"],
		["nothing behind the hyphen", "Data Received -", "received start - - -"],
		["no port", "Sending Packet - 192.0.2.1 12 bytes", "sent start - - -"],
		["any case", "END OF SENDING PACKET - 192.0.2.1:1", "sent end 192.0.2.1:1 - -"],
		["blanks in front", "  Sending Packet - 192.0.2.1:1", "sent start 192.0.2.1:1 - -"],
		["no hyphen", "Sending Packet 192.0.2.1:5061", "none"],
		["other words", "Sending packets is slow - 192.0.2.1:5061", "none"],
		["inside a sentence", "now Sending Packet - 192.0.2.1:5061", "none"],
		["End of something else", "End of Sign-in - 192.0.2.1:5061", "none"],
		["empty", "", "none"],
	];
	for (const [name, text, expected] of cases) test(name, () => check(text, expected));

	test("does not read past the given end", () => {
		const text = "x Sending Packet - 192.0.2.1:5061 12 bytes";
		assert.equal(readFrame(text, 2, text.indexOf(" 12"))?.bytes, null);
	});
});
