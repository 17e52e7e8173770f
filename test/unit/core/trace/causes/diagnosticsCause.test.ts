// The meaning of ids and parameters of ms-diagnostics headers.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { type DiagnosticsEvidence, readEvidence } from "../../../../../server/src/core/sip/evidence.ts";
import { diagnosticsCauses } from "../../../../../server/src/core/trace/causes/diagnosticsCause.ts";
import { writeLog } from "../../../../support/fixture.ts";

function evidence(headers: string): readonly DiagnosticsEvidence[] {
	const trace = parseTrace(writeLog(`0 403 1 INVITE | ${headers}`));
	return readEvidence(trace.text, trace.message(0)).diagnostics;
}

/** The ids of the specific and of the generic cause. */
function checkIds(headers: string, expected: string): void {
	const { specific, generic } = diagnosticsCauses(evidence(headers));
	const id = (text: string | undefined) => /diagnostics(?:-public)? (\d+)/.exec(text ?? "")?.[1] ?? "none";
	assert.equal(`${id(specific?.text)} ${id(generic?.text)}`, expected);
}

/** Text and advice of the specific cause. */
function said(headers: string): string {
	const { specific } = diagnosticsCauses(evidence(headers));
	return `${specific?.text ?? ""} ${specific?.check ?? ""}`.trim();
}

suite("causes: ms-diagnostics", () => {
	test("the first specific one, otherwise the first unspecific one", () => {
		checkIds("ms-diagnostics: 12000 | ms-diagnostics: 1008", "12000 none");
		checkIds("ms-diagnostics: 1 | ms-diagnostics: 12000 | ms-diagnostics: 0", "12000 1");
		checkIds("ms-diagnostics-public: 12000 | ms-client-diagnostics: 52063 | ms-diagnostics: 1008", "1008 none");
		checkIds("Subject: none", "none none");
		for (const id of [0, 1, 2]) checkIds(`ms-diagnostics: ${id}`, `none ${id}`);
	});
	test("progress is not a cause", () => {
		checkIds("ms-diagnostics: 12006", "none none");
		checkIds("ms-diagnostics: 12006 | ms-diagnostics: 12000", "12000 none");
		checkIds('ms-diagnostics: 999999;reason="Call was routed to the gateway"', "none none");
		checkIds('ms-diagnostics: 999999;reason="Call could not be routed"', "999999 none");
	});
	test("an expected end is a cause", () => checkIds("ms-diagnostics: 2139", "2139 none"));
	test("an unpublished id gives its own text, or nothing", () => {
		assert.equal(said('ms-diagnostics: 999999;reason="the moon is full"'), "The moon is full (ms-diagnostics 999999).");
		assert.equal(
			said('ms-diagnostics: 999999;summary="the moon is full"'),
			"The moon is full (ms-diagnostics 999999).",
		);
		assert.equal(said("ms-diagnostics: 999999"), "");
	});

	test("an HRESULT is more specific than the id beside it", () => {
		const both = said('ms-diagnostics: 1000;reason="Final handshake failed";HRESULT="0x8009030C(SEC_E_LOGON_DENIED)"');
		assert.match(both, /^The logon was denied \(ms-diagnostics 1000, 0x8009030C SEC_E_LOGON_DENIED\)\. Check /);
		assert.doesNotMatch(both, /handshake/);
		const { specific } = diagnosticsCauses(evidence("ms-diagnostics: 12000 | ms-diagnostics: 1000;HRESULT=0x8009030C"));
		assert.equal(specific?.code?.name, "SEC_E_LOGON_DENIED");
		checkIds("ms-diagnostics: 1;HRESULT=0x8009030C", "1 none");
	});
	test("an unknown HRESULT by its name, and one for success not at all", () => {
		const unknown = 'HRESULT="0x8FFFFFF0(E_SOME_NEW_NAME)"';
		assert.match(said(`ms-diagnostics: 1000;${unknown}`), /^The last step of .* It names .*E_SOME_NEW_NAME/);
		assert.equal(
			said(`ms-diagnostics: 999999;${unknown}`),
			"The server reports the error E_SOME_NEW_NAME (ms-diagnostics 999999, 0x8FFFFFF0).",
		);
		assert.equal(
			said('ms-diagnostics: 999999;reason=" the  moon is full ";HRESULT="0x00000001(S_FALSE)"'),
			"The moon is full (ms-diagnostics 999999).",
		);
		assert.match(said('ms-diagnostics: 1000;HRESULT="0x00000000"'), /^The last step of the authentication handshake/);
		assert.match(said('ms-diagnostics: 1000;HRESULT="nonsense"'), /^The last step of the authentication handshake/);
	});

	test("parameters are in the sentence, in the advice, or after both", () => {
		const dns = said('ms-diagnostics: 1008;domain="fabrikam.com";source="edge.contoso.com"');
		assert.match(dns, /fabrikam\.com, as resolved by edge\.contoso\.com/);
		assert.doesNotMatch(dns, /It names/);
		assert.match(
			said('ms-diagnostics: 12000;Gateway="gw.contoso.com";WinsockFailureCode="10061(WSAECONNREFUSED)"'),
			/It names the gateway gw\.contoso\.com and the socket error 10061\(WSAECONNREFUSED\) \(the server refused the connection\)\./,
		);
		assert.doesNotMatch(said('ms-diagnostics: 12000;appName="OutboundRouting";unheard="x"'), /It names/);
	});
	test("a URI is shown without its scheme, and long values are cut", () => {
		assert.match(said('ms-diagnostics: 12000;TargetUri="sip:dave@fabrikam.com"'), / dave@fabrikam\.com\./);
		const many = ["domain", "Gateway", "PeerServer", "NetworkName", "port"].map(
			(name, at) => `${name}="v${at}.example.com"`,
		);
		assert.match(said(`ms-diagnostics: 12000;${many.join(";")}`), /v0\.example.* and the network v3\.example\.com\./);
		assert.doesNotMatch(said(`ms-diagnostics: 12000;${many.join(";")}`), /v4\.example/);
		assert.ok(said(`ms-diagnostics: 12000;TargetUri="${"x".repeat(5000)}"`).length < 1000);
	});
	test("a text that says more than the table is added, other texts are not", () => {
		assert.match(
			said('ms-diagnostics: 4004;reason="Only the operator on duty in Berlin may release this mailbox today"'),
			/ The server adds: Only the operator on duty in Berlin/,
		);
		const own = "Only the operator on duty in Berlin may release this mailbox today";
		assert.equal(said(`ms-diagnostics: 999999;reason="${own}"`), `${own} (ms-diagnostics 999999).`);
		assert.doesNotMatch(said('ms-diagnostics: 4004;reason="Credentials do not belong to the address"'), /adds/);
		assert.match(
			said('ms-client-diagnostics: 52063;reason="Attribute crypto of the second video stream was repeated"'),
			/ The client adds: /,
		);
	});
});
