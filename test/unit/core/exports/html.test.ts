// The HTML report as text: what it omits from large logs, and that no quoted line is unlimited or contains a secret.

import assert from "node:assert/strict";
import { diagnose, htmlReport, parseTrace } from "../../../../server/src/core/index.ts";

suite("HTML report: limits", () => {
	test("of many activities and kinds of findings, the worst are shown and the others counted", () => {
		const page = pageOf(
			Array.from({ length: 60 }, (_, at) => failed(at, `5${String(at + 10)} Broken ${word(at)}`)).join(""),
		);
		assert.equal(count(page, /<th scope="row">/g), 50);
		assert.match(page, />10 more are left out; only the worst are shown\.</);
		assert.equal(count(page, /<article /g), 50);
		assert.match(page, />10 more kinds of findings left out\.</);
	});

	test("a line is quoted without passwords and tokens, and cut if it is long", () => {
		const secret = `sip:alice:hunter2@contoso.com;token=${"QUJD".repeat(40)}`;
		const page = pageOf(`${failed(0, "500 Broken", secret)}${failed(1, `500 ${"long words ".repeat(200)}`)}`);
		const quotes = [...page.matchAll(/<code>([^<]*)<\/code>/g)].map(([, quote]) => quote!);
		assert.ok(quotes.includes("OPTIONS sip:alice:…@contoso.com;… SIP/2.0"));
		assert.ok(quotes.some((quote) => quote.length > 290) && quotes.every((quote) => quote.length <= 301));
		assert.doesNotMatch(page, /hunter2|QUJDQUJD/);
	});

	test("a recurring failure is reported once, with its lines", () => {
		const page = pageOf(Array.from({ length: 30 }, (_, at) => failed(at, "500 Broken")).join(""));
		assert.equal(count(page, /<article class="finding /g), 1);
		assert.match(page, /Again on lines [\d, ]+ and 9 more\./);
	});
});

function pageOf(log: string): string {
	const trace = parseTrace(log);
	return htmlReport(trace, diagnose(trace), "a.log");
}

/** A request and the response that rejects it. */
function failed(number: number, status: string, uri = "sip:contoso.com"): string {
	return [`OPTIONS ${uri} SIP/2.0`, `SIP/2.0 ${status}`]
		.map(
			(start) =>
				`10:00:00.000 1:2 INFO  :: ${start}\r\nVia: SIP/2.0/TCP 192.0.2.1\r\nFrom: <sip:alice@contoso.com>;tag=1\r\nTo: <sip:contoso.com>\r\nCall-ID: c${number}\r\nCSeq: 1 OPTIONS\r\n\r\n`,
		)
		.join("");
}

/** A word of letters only: numbers count as quantities, which do not distinguish findings. */
function word(number: number): string {
	return String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26));
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}
