import assert from "node:assert/strict";
import { bodies, parseTrace, readableBody } from "../../../../server/src/core/index.ts";
import { cpuTime } from "../../../support/cpuTime.ts";
import { parseMarks } from "../../../support/fixture.ts";

const PREFIX = "10:00:00.000 1:1 INFO  :: ";

suite("bodies", () => {
	test("one body, according to its Content-Type", () => {
		check(log("Content-Type: application/sdp; charset=UTF-8", "v=0\r\ns=-"), ["application/sdp | sdp | v=0\\ns=-"]);
		check(log("c: application/msrtc-adrl-categorylist+xml", "<a/>"), [
			"application/msrtc-adrl-categorylist+xml | xml | <a/>",
		]);
		check(log("Content-Type: message/sipfrag", "SIP/2.0 200 OK"), ["message/sipfrag | sipfrag | SIP/2.0 200 OK"]);
		check(log("Content-Type: text/plain", "v=0"), ["text/plain | text | v=0"]);
	});

	test("without a Content-Type, or with a generic one, the first characters decide", () => {
		check(log("Via: x", "v=0"), [" | sdp | v=0"]);
		check(log("Via: x", '<?xml version="1.0"?><a/>'), [' | xml | <?xml version="1.0"?>\\n<a/>']);
		check(log("Content-Type: constructor", "<presence>"), ["constructor | xml | <presence>"]);
		check(log("Via: x", "SIP/2.0 180 Ringing"), [" | sipfrag | SIP/2.0 180 Ringing"]);
		check(log("Via: x", "< 5"), [" | text | < 5"]);
	});

	test("the parts of a multipart body, including nested ones", () => {
		const text = log('Content-Type: multipart/alternative; boundary="out er"', [
			"preamble",
			"--out er",
			"Content-Type: multipart/mixed;",
			"\tboundary=out",
			"",
			"--out",
			"Content-Type: application/sdp",
			"Content-Disposition: session; handling=optional",
			"",
			"v=0",
			"",
			"--out  ",
			"",
			"no headers: just text",
			"--out--",
			"epilogue of the inner one",
			"--out er",
			"content-type: application/xml",
			"",
			"<a>",
			"--out er--",
			"epilogue",
		]);
		check(text, ["application/sdp | sdp | v=0", " | text | no headers: just text", "application/xml | xml | <a>"]);
	});

	test("the cursor chooses a part", () => {
		const { text, offsets } = parseMarks(
			log("<|>Content-Type: multipart/mixed; boundary=b", [
				"--b",
				"",
				"<|>one<|>",
				"--b",
				"Content-<|>Type: text/plain",
				"",
				"t<|>wo",
				"--b--",
			]),
		);
		assert.deepEqual(
			offsets.map((offset) => found(text, offset).at),
			[-1, 0, 0, -1, 1],
		);
	});

	test("a multipart body that is cut off, has no boundary, or has no delimiter", () => {
		check(log("Content-Type: multipart/mixed; boundary=b", ["--b", "Content-Type: application/sdp", "", "v=0", "a="]), [
			"application/sdp | sdp | v=0\\na=",
		]);
		check(log("Content-Type: multipart/mixed", ["--guess", "", "text", "--guess--"]), [" | text | text"]);
		check(log("Content-Type: multipart/mixed; boundary=b", "no delimiter"), ["multipart/mixed | text | no delimiter"]);
		check(log("Content-Type: multipart/mixed; boundary=b", ["--b", "--b", "", "--b--"]), [
			" | text | --b\\n--b\\n\\n--b--",
		]);
	});

	test("a multipart body in a log with extra blank lines", () => {
		check(
			log("Content-Type: multipart/mixed; boundary=b", ["--b", "", "Content-Type: application/sdp", "", "", "v=0"]),
			["application/sdp | sdp | v=0"],
		);
	});

	test("gives a reason if there is nothing to show", () => {
		assert.deepEqual(bodies(parseTrace(`${PREFIX}text`), 3), { reason: "The cursor is not in a SIP message." });
		assert.deepEqual(bodies(parseTrace(log("Via: x", "")), 3), { reason: "This message has no body in this log." });
	});

	test("nested multipart bodies are opened to a limited depth, and a huge body is fast", () => {
		const nested = Array.from(
			{ length: 50 },
			(_, i) => `--b${i}\r\nContent-Type: multipart/mixed;boundary=b${i + 1}\r\n\r\n`,
		);
		assert.equal(found(log("Content-Type: multipart/mixed;boundary=b0", nested.join(""))).parts.length, 1);
		const same = "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n".repeat(50_000);
		const many = "--b\r\n\r\n<a><b>".repeat(100_000);
		for (const body of [same, many, "--".repeat(1_000_000)]) {
			const time = cpuTime(() => {
				const text = log("Content-Type: multipart/mixed;boundary=b", body);
				for (const part of found(text).parts) readableBody(text, part);
			});
			assert.ok(time < 3000, `${time} ms`);
		}
	});

	test("any text and any offset gives a result", () => {
		for (const text of [
			"",
			"\uFEFF",
			PREFIX,
			log("Content-Type: multipart/", "--\r\n--\r\n"),
			log("c:;;boundary=", "-"),
		]) {
			const trace = parseTrace(text);
			for (const offset of [-1, 0, text.length - 1, text.length, text.length + 9]) bodies(trace, offset);
		}
	});
});

function log(header: string, body: string | readonly string[]): string {
	const text = typeof body === "string" ? body : body.join("\r\n");
	return `${PREFIX}INVITE sip:bob@example.com SIP/2.0\r\n${header}\r\n\r\n${text}\r\n`;
}

function found(text: string, offset = PREFIX.length + 3) {
	const answer = bodies(parseTrace(text), offset);
	if ("reason" in answer) throw new Error(answer.reason);
	return answer;
}

/** The parts, one line for each: type, kind, and the text for reading with its line ends as `\n`. */
function check(text: string, expected: readonly string[]): void {
	const lines = found(text).parts.map(
		(part) => `${part.contentType} | ${part.kind} | ${readableBody(text, part).replaceAll(/\r?\n/g, "\\n")}`,
	);
	assert.deepEqual(lines, expected);
}
