// Semantic tokens: outcomes as colours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SemanticTokenTypes } from "vscode-languageserver";
import { parseTrace, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from "../../../../server/src/core/index.ts";
import { linesOf, writeLog } from "../../../support/fixture.ts";

suite("semantic tokens", () => {
	test("no tokens for success: the grammar's colours suffice", () => {
		check("0 OPTIONS 1\n1 200 1 OPTIONS\n2 BENOTIFY 2", "");
	});

	test("a failure marks the status and the method of its request", () => {
		check("0 INVITE 1\n0 100 1 INVITE\n1 403 1 INVITE\n1 ACK 1", "failed INVITE\nfailed 403 Reason");
	});

	test("busy and declined are everyday outcomes, not failures", () => {
		check("0 INVITE 1\n1 486 1 INVITE\n1 ACK 1", "declined INVITE\ndeclined 486 Reason");
		check("0 INVITE 1\n1 603 1 INVITE\n1 ACK 1", "declined INVITE\ndeclined 603 Reason");
	});

	test("unanswered, and pending", () => {
		check("0 OPTIONS 1 call=a\n50 OPTIONS 1 call=b", "unanswered OPTIONS\npending OPTIONS");
	});

	test("a normal challenge marks only the 401, a refusal of credentials is a failure", () => {
		const token = '| Authorization: Kerberos qop="auth", gssapi-data="YII"';
		check(
			`0 REGISTER 1
			 0 401 1 REGISTER | WWW-Authenticate: Kerberos realm="x"
			 1 REGISTER 2 ${token}
			 1 401 2 REGISTER | WWW-Authenticate: Kerberos realm="x"`,
			"challenged 401 Reason\nfailed REGISTER\nfailed 401 Reason",
		);
	});

	test("the 487 of a cancelled call is not a failure", () => {
		check(
			"0 INVITE 1\n1 180 1 INVITE\n2 CANCEL 1\n2 200 1 CANCEL\n2 487 1 INVITE\n2 ACK 1",
			"cancelled INVITE sip:bob@example.com\ncancelled 487 Reason",
		);
	});

	test("a redirection, a retransmitted request, a retransmitted response, an orphan response", () => {
		check("0 INVITE 1\n1 302 1 INVITE", "redirected 302 Reason");
		check(
			"0 MESSAGE 1\n0.5 MESSAGE 1\n1 200 1 MESSAGE\n1 200 1 MESSAGE",
			"retransmitted MESSAGE sip:bob@example.com\nretransmitted 200 Reason",
		);
		check("0 200 1 INVITE", "orphan 200 Reason");
	});

	test("everything: prefixes, methods, successes and header names as well", () => {
		const trace = parseTrace(writeLog("0 OPTIONS 1\n1 200 1 OPTIONS"));
		const tokens = semanticTokens(trace, { start: 0, end: 150 }, "everything");
		assert.deepEqual(
			tokens.map(({ span, type }) => `${type} ${trace.text.slice(span.start, span.end).trim()}`),
			linesOf(`logPrefix 10:00:00.000 33C:B00 INFO  ::
				sipMethod OPTIONS
				sipHeaderName Via
				sipHeaderName From
				sipHeaderName To`),
		);
	});

	test("everything: headers, bodies and other records, each token within a line", () => {
		const held = (script: string) => {
			const trace = parseTrace(writeLog(script));
			return semanticTokens(trace, { start: 0, end: trace.text.length }, "everything")
				.filter(({ type }) => type !== "logPrefix" && type !== "sipHeaderName")
				.map(({ span, type }) => `${type} ${trace.text.slice(span.start, span.end)}`)
				.slice(3);
		};
		const expected = (text: string) => linesOf(text);
		assert.deepEqual(
			held('0 REGISTER 1 | Authorization: NTLM qop="auth", gssapi-data="TlRM", version=4'),
			expected('keyword NTLM\nstring "auth"\ncomment "TlRM"\nnumber 4'),
		);
		assert.deepEqual(
			held('0 BYE 1 | ms-diagnostics: 52031;reason="Call ended";code="0x80ee0001" | Reason: SIP ;cause=487'),
			expected('number 52031\nstring "Call ended"\nstring "0x80ee0001"\nnumber 487'),
		);
		assert.deepEqual(
			held("0 INVITE 1 | Content-Type: application/sdp | | v=0 | m=audio 4000 RTP/AVP 0 | a=sendrecv"),
			expected("type v\ntype m\nkeyword audio\nnumber 4000\ntype a"),
		);
		assert.deepEqual(
			held("0 NOTIFY 1 | Content-Type: application/pidf+xml | | <!-- of -> one --><a:b c=\"d\" | e='f'>g</a:b>"),
			expected("comment <!-- of -> one -->\ntype a:b\nstring \"d\"\nstring 'f'\ntype a:b"),
		);
	});

	test("everything: only the beginning of a long line", () => {
		const body = "<a b='c'/>".repeat(10_000);
		const trace = parseTrace(writeLog(`0 NOTIFY 1 | Content-Type: text/xml | | ${body}`));
		const tokens = semanticTokens(trace, { start: 0, end: trace.text.length }, "everything");
		assert.equal(tokens.filter(({ type }) => type === "type").length, 200);
	});

	test("the manifest describes every type and modifier, and gives a colour to every kind of token", () => {
		const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../package.json"), "utf8"));
		const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes } = manifest.contributes;
		const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
		assert.deepEqual(
			ids(semanticTokenTypes),
			TOKEN_TYPES.filter((type) => !STANDARD.includes(type)),
		);
		assert.deepEqual(ids(semanticTokenModifiers), [...TOKEN_MODIFIERS]);
		assert.deepEqual(Object.keys(semanticTokenScopes[0].scopes).sort(), [
			"logPrefix",
			"sipHeaderName",
			"sipMethod",
			...TOKEN_MODIFIERS.map((modifier) => `sipOutcome.${modifier}`).sort(),
			"sipSuccess",
		]);
	});
});

/** Token types that every editor knows and has colours for. */
const STANDARD: readonly string[] = Object.values(SemanticTokenTypes);

function check(script: string, expected: string): void {
	const trace = parseTrace(writeLog(script));
	const tokens = semanticTokens(trace, { start: 0, end: trace.text.length }, "outcome");
	for (const { type } of tokens) assert.equal(type, "sipOutcome");
	assert.deepEqual(
		tokens.map(({ span, modifier }) => `${modifier} ${trace.text.slice(span.start, span.end)}`),
		linesOf(expected),
	);
}
