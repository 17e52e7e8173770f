// The framing of messages on a stream: however it is split into chunks, valid frames pass, and invalid ones are reported once.

import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import type { Readable } from "node:stream";
import fc from "fast-check";
import { watchFraming } from "../../server/src/framing.ts";

suite("framing", () => {
	test("valid messages are skipped, however they are split", () => {
		const body = fc.string({ unit: fc.constantFrom("a", "\r", "\n", ":", "é", "Content-Length: x\r\n\r\n") });
		fc.assert(
			fc.property(fc.array(body), fc.integer({ min: 1, max: 40 }), (bodies, step) => {
				assert.deepEqual(problems(bodies.map(framed).join(""), step), []);
			}),
		);
	});

	for (const [name, bytes, problem] of [
		["no header at all", "garbage\r\n\r\n", /without a Content-Length: garbage$/],
		["a header without a length", "Content-Type: x\r\n\r\n{}", /without a Content-Length/],
		["a length that is a word", "Content-Length: ten\r\n\r\n", /no number: ten$/],
		["a length below zero", "Content-Length: -5\r\n\r\n", /no number: -5$/],
		["a length with something behind it", "Content-Length: 5abc\r\n\r\n", /no number: 5abc$/],
		[
			"a length that nothing can hold",
			"Content-Length: 99999999999999999999\r\n\r\n",
			/longer than 1000 bytes, which can be read: 9{20}$/,
		],
		["a header that does not end", "x".repeat(5000), /a header that does not end/],
		[
			"a body that is longer than it was said",
			"Content-Length: 2\r\n\r\n{}{}\r\n\r\n",
			/without a Content-Length: \{\}$/,
		],
	] as const) {
		test(`${name} is reported, once, after valid messages`, () => {
			for (const step of [1, 7, 100_000]) {
				const told = problems(framed("{}") + bytes + bytes, step);
				assert.equal(told.length, 1);
				assert.match(told[0]!, problem);
			}
		});
	}
});

function framed(body: string): string {
	return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The faults reported for these bytes when they arrive in chunks of this size. */
function problems(bytes: string, step: number): readonly string[] {
	const stream = new EventEmitter();
	const told: string[] = [];
	watchFraming(stream as Readable, 1000, ({ what, shown = "" }) => told.push(`${what}: ${shown}`));
	const all = Buffer.from(bytes);
	for (let at = 0; at < all.length; at += step) stream.emit("data", all.subarray(at, at + step));
	return told;
}
