// Which words of a log are links.

import assert from "node:assert/strict";
import { documentLinks, parseTrace } from "../../../../server/src/core/index.ts";

suite("document links", () => {
	const cases: readonly (readonly [string, ...string[]])[] = [
		[
			'sts-uri="https://pool.contoso.com:443/CertProv/Service.svc", x',
			"https://pool.contoso.com:443/CertProv/Service.svc",
		],
		["see http://example.com/a?b=c&d#e.", "http://example.com/a?b=c&d#e"],
		["<url>http://example.com/a</url>", "http://example.com/a"],
		["(http://[2001:db8::1]:8080/x)", "http://[2001:db8::1]:8080/x"],
		["<presence xmlns=\"http://schemas.microsoft.com/x\" xmlns:a = 'https://y'>"],
		["file:///etc/passwd command:x vscode://x javascript:alert(1) ftp://x xhttp://y http:// https://. HTTP/1.1"],
		[
			"RFC 3261, RFC-2833 and rfc3263",
			"https://www.rfc-editor.org/rfc/rfc3261",
			"https://www.rfc-editor.org/rfc/rfc2833",
			"https://www.rfc-editor.org/rfc/rfc3263",
		],
		["<u>https://a.example/x?y=1&amp;z=2&amp;</u>", "https://a.example/x?y=1&z=2&"],
		[
			"&lt;a href=&quot;https://a.example/x&quot;&gt; https://b.example&#39;",
			"https://a.example/x",
			"https://b.example",
		],
		["https://a.example/x;v=1;w=2; https://b.example;", "https://a.example/x;v=1;w=2", "https://b.example"],
		[
			"(https://a.example/b_(c)), [https://d.example/e] and https://f.example/(g).",
			"https://a.example/b_(c)",
			"https://d.example/e",
			"https://f.example/(g)",
		],
		["https://bücher.example/süß", "https://bücher.example/süß"],
		["https://a.example:70000/x http://a:b:c http://u@:80 http://[x] http://a.example:8080", "http://a.example:8080"],
		["https://a.example/?rfc3261 rfc3261", "https://a.example/?rfc3261", "https://www.rfc-editor.org/rfc/rfc3261"],
		["XRFC 3261 RFC 32 RFC 32611 a/rfc3261 rfc3261+q=="],
		["https://a.example https://b.example", "https://a.example", "https://b.example"],
	];
	for (const [text, ...expected] of cases) {
		test(text, () =>
			assert.deepEqual(
				documentLinks(parseTrace(text)).map(({ target }) => target),
				expected,
			),
		);
	}

	test("the span covers exactly the address", () => {
		const text = "at http://example.com/a, or RFC 3261.";
		const spans = documentLinks(parseTrace(text)).map(({ span }) => text.slice(span.start, span.end));
		assert.deepEqual(spans, ["http://example.com/a", "RFC 3261"]);
	});
});
