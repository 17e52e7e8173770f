import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeUtf8, octetsIn } from "../../../server/src/core/utf8.ts";

suite("UTF-8", () => {
	test("equals the platform's encoding", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const expected = new TextEncoder().encode(text);
				assert.deepEqual(Buffer.from(encodeUtf8(text)), Buffer.from(expected));
				assert.equal(octetsIn(text), expected.length);
			}),
		);
	});
	test("half of a surrogate pair is U+FFFD", () => assert.deepEqual([...encodeUtf8("\ud83d")], [0xef, 0xbf, 0xbd]));
});
