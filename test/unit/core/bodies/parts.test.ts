import assert from "node:assert/strict";
import { bodyParts } from "../../../../server/src/core/bodies/parts.ts";
import { parseTrace } from "../../../../server/src/core/index.ts";

suite("bodies: parts", () => {
	test("a Content-ID names a part", () => {
		const text = [
			"10:00:00.000 1:1 INFO  :: NOTIFY sip:a@contoso.com SIP/2.0",
			"Content-Type: multipart/related;boundary=b",
			"",
			"--b",
			"Content-ID: <one@contoso.com>",
			"Content-Type: application/rlmi+xml",
			"",
			"<list/>",
			"--b",
			"",
			"two",
			"--b--",
		].join("\r\n");
		const trace = parseTrace(text);
		assert.deepEqual(
			bodyParts(text, trace.lines, trace.message(0)).map(({ contentType, contentId, kind }) => [
				contentType,
				contentId,
				kind,
			]),
			[
				["application/rlmi+xml", "one@contoso.com", "xml"],
				["", "", "text"],
			],
		);
	});

	test("a message without a body has none", () => {
		const text = "10:00:00.000 1:1 INFO  :: NOTIFY sip:a@contoso.com SIP/2.0\r\nContent-Length: 0\r\n\r\n";
		const trace = parseTrace(text);
		assert.deepEqual(bodyParts(text, trace.lines, trace.message(0)), []);
	});
});
