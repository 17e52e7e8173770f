import assert from "node:assert/strict";
import { mediaType } from "../../../../server/src/core/sip/mediaType.ts";

suite("media type", () => {
	const cases: readonly [string, string, string][] = [
		["alone", "application/SDP", "application/SDP"],
		["with parameters", 'multipart/mixed ;boundary="a;b"; x=y', "multipart/mixed"],
		["wrapped", "\r\n text/plain\r\n ;charset=utf-8", "text/plain"],
		["only parameters", ";charset=utf-8", ""],
		["empty", "", ""],
	];
	for (const [name, contentType, expected] of cases) test(name, () => assert.equal(mediaType(contentType), expected));

	test("is fast with many blanks in its middle", () => {
		const type = `a${"\u00a0".repeat(1_000_000)}b`;
		assert.equal(mediaType(type), type);
	});
});
