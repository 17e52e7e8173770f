// Tokens with known content, made by the implementations that test/fixtures/tokens/README.md names. The file beside a
// vector holds all that is shown of it; `npm run golden` writes these files anew.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type DecodedToken,
	decodeSignature,
	decodeToken,
	type TokenField,
	tokenDocument,
	tokenSummary,
} from "../../../../server/src/core/index.ts";
import { checkGolden } from "../../../support/golden.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/tokens");

/** What went in is known, so what comes out is written down by hand. */
const SUMMARIES: Readonly<Record<string, string>> = {
	"kerberos-ap-rep-aes": "Kerberos AP-REP: the server proves who it is",
	"kerberos-ap-rep-rc4": "Kerberos AP-REP: the server proves who it is",
	"kerberos-ap-req-aes": "Kerberos AP-REQ: ticket for sip/pool.example.test@EXAMPLE.TEST, aes256-cts-hmac-sha1-96 (18)",
	"kerberos-ap-req-one-way":
		"Kerberos AP-REQ: ticket for sip/pool.example.test@EXAMPLE.TEST, aes256-cts-hmac-sha1-96 (18)",
	"kerberos-ap-req-rc4": "Kerberos AP-REQ: ticket for sip/old.example.test@EXAMPLE.TEST, rc4-hmac (23)",
	"kerberos-krb-error-repeat": "Kerberos error: 34 KRB_AP_ERR_REPEAT, the request was received before: a replay",
	"kerberos-krb-error-service": "Kerberos error: 45 KRB_AP_ERR_NOKEY, the service has no key for this ticket",
	"kerberos-krb-error-skew":
		"Kerberos error: 37 KRB_AP_ERR_SKEW, the clocks of client and server are too far apart, usually by more than 5 minutes",
	"kerberos-mic-aes-client": "Kerberos signature by the initiator (client), sequence 226428222",
	"kerberos-mic-aes-server": "Kerberos signature by the acceptor (server), sequence 180099119",
	"kerberos-mic-rc4-client": "Kerberos signature, HMAC MD5 RC4",
	"kerberos-mic-rc4-server": "Kerberos signature, HMAC MD5 RC4",
	"ntlm-authenticate": "NTLM type 3: CONTOSO\\bob from PC-0815, NTLMv2",
	"ntlm-challenge": "NTLM type 2: challenge from pc-0815.contoso.com, domain CONTOSO",
	"ntlm-negotiate": "NTLM type 1: offer on Windows 8 or Server 2012",
	"ntlm-signature": "NTLM signature, sequence 1",
	"ntlm-spec-session-authenticate": "NTLM type 3: Domain\\User from COMPUTER, NTLMv1 with NTLM2 session security",
	"ntlm-spec-session-challenge": "NTLM type 2: challenge from Server",
	"ntlm-spec-session-signature": "NTLM signature, sequence 0",
	"ntlm-spec-v1-authenticate": "NTLM type 3: Domain\\User from COMPUTER, NTLMv1",
	"ntlm-spec-v1-challenge": "NTLM type 2: challenge from Server",
	"ntlm-spec-v2-authenticate": "NTLM type 3: Domain\\User from COMPUTER, NTLMv2",
	"ntlm-spec-v2-challenge": "NTLM type 2: challenge from Server, domain Domain",
	"ntlm-spec-v2-signature": "NTLM signature, sequence 0",
	"spnego-init":
		"SPNEGO offers Kerberos 5; Kerberos AP-REQ: ticket for sip/pool.example.test@EXAMPLE.TEST, aes256-cts-hmac-sha1-96 (18)",
	"spnego-ntlm-1": "SPNEGO offers NTLM; NTLM type 1: offer on Windows 8 or Server 2012",
	"spnego-ntlm-2": "SPNEGO: accept-incomplete, NTLM; NTLM type 2: challenge from pc-0815.contoso.com, domain CONTOSO",
	"spnego-ntlm-3": "SPNEGO: accept-incomplete; NTLM type 3: CONTOSO\\bob from PC-0815, NTLMv2",
	"spnego-ntlm-4": "SPNEGO: accept-completed",
	"spnego-resp": "SPNEGO: accept-completed, Kerberos 5; Kerberos AP-REP: the server proves who it is",
	"tls10-flight-1": "TLS 1.0: ClientHello for pool.contoso.com",
	"tls10-flight-2":
		"TLS 1.0: ServerHello (RSA_WITH_AES_128_CBC_SHA), Certificate (pool.contoso.com), CertificateRequest, ServerHelloDone",
	"tls10-flight-3":
		"TLS 1.0: Certificate (bob@contoso.com), ClientKeyExchange, CertificateVerify, ChangeCipherSpec, Finished (encrypted)",
	"tls10-flight-4": "TLS 1.0: NewSessionTicket, ChangeCipherSpec, Finished (encrypted)",
	"tls12-alert-handshake-failure":
		"TLS 1.2: alert fatal handshake_failure, no version, cipher suite or certificate that both sides accept",
	"tls12-alert-unknown-ca":
		"TLS 1.2: alert fatal unknown_ca, the issuer of the certificate is not known or not trusted",
	"tls12-flight-1": "TLS 1.2: ClientHello for pool.contoso.com",
	"tls12-flight-2":
		"TLS 1.2: ServerHello (ECDHE_RSA_WITH_AES_256_GCM_SHA384), Certificate (pool.contoso.com), ServerKeyExchange, ServerHelloDone",
	"tls12-flight-3": "TLS 1.2: ClientKeyExchange, ChangeCipherSpec, Finished (encrypted)",
	"tls12-flight-4": "TLS 1.2: NewSessionTicket, ChangeCipherSpec, Finished (encrypted)",
	"tls13-flight-1": "TLS 1.3: ClientHello for pool.contoso.com",
	"tls13-flight-2":
		"TLS 1.3: ServerHello (AES_256_GCM_SHA384), ChangeCipherSpec, encrypted data, encrypted data, encrypted data, encrypted data",
};

/** Single facts, one for each kind of field; `a/b` is the field b inside of a. */
const FIELDS: readonly [string, string, string][] = [
	["ntlm-spec-v2-authenticate", "Version", "5.1.2600"],
	["ntlm-spec-v2-authenticate", "Flags", "0xE2888235"],
	["ntlm-spec-v2-authenticate", "Response/Target info/Domain (NetBIOS)", "Domain"],
	["ntlm-spec-v2-authenticate", "Session key", "16 bytes, not shown"],
	["ntlm-spec-v2-authenticate", "NT response", "84 bytes, not shown"],
	["ntlm-spec-v1-authenticate", "LM response", "24 bytes, not shown"],
	["ntlm-spec-v2-challenge", "Server challenge", "8 bytes, not shown"],
	["ntlm-spec-v2-challenge", "Target info/Computer (NetBIOS)", "Server"],
	["ntlm-spec-v1-challenge", "Flags/TARGET_TYPE_SERVER", "the target name is that of a server"],
	["ntlm-authenticate", "Integrity code (MIC)", "none"],
	["spnego-ntlm-3", "Token/Integrity code (MIC)", "16 bytes, not shown"],
	["spnego-ntlm-3", "Token/Response/Target info/Flags", "0x00000002"],
	["spnego-ntlm-3", "Token/Response/Target info/Target (SPN)", "sip/pool.contoso.com"],
	["kerberos-ap-req-aes", "Realm", "EXAMPLE.TEST"],
	["kerberos-ap-req-aes", "Ticket/Key version", "2"],
	["kerberos-ap-req-rc4", "Authenticator/Encryption", "rc4-hmac (23)"],
	["kerberos-ap-req-aes", "Mutual authentication", "required"],
	["kerberos-ap-req-one-way", "Mutual authentication", "not asked for"],
	["kerberos-krb-error-skew", "Server's time", "2026-11-23 03:17:38.338 UTC"],
	["tls10-flight-2", "Certificate/1/Issuer", "CN=Contoso Root CA, O=Contoso"],
	["tls10-flight-2", "Certificate/1/Other names", "pool.contoso.com, sip.contoso.com"],
	["tls10-flight-2", "Certificate/1/Valid until", "2029-02-25 03:05:41 UTC"],
	["tls10-flight-3", "Certificate/1", "bob@contoso.com"],
	["tls12-flight-1", "ClientHello/Cipher suites", "17"],
];

suite("tokens: vectors", () => {
	const names = readdirSync(FOLDER).filter((name) => /\.(?:base64|hex)$/.test(name));

	for (const file of names) {
		const name = file.replace(/\..*$/, "");
		test(name, () => {
			const decoded = decode(name);
			assert.equal(decoded.summary, SUMMARIES[name]);
			assert.equal(decoded.problem, undefined);
			checkGolden(join(FOLDER, "expected", `${name}.txt`), tokenDocument(decoded));
		});
	}

	for (const [name, path, expected] of FIELDS) {
		test(`${name}: ${path}`, () => assert.equal(fieldAt(decode(name).fields, path)?.value, expected));
	}

	test("nothing secret is shown", () => {
		for (const name of names.map((file) => file.replace(/\..*$/, ""))) {
			const text = tokenDocument(decode(name));
			// Challenges and responses, of [MS-NLMP] 4.2 too, would be longer runs of digits than any number that is shown.
			assert.doesNotMatch(text, /[0-9a-f]{12,}/i, name);
		}
	});
});

suite("tokens: not a token", () => {
	const cases: readonly [string, string, string, string | undefined][] = [
		["NTLM", "", "NTLM: empty token: the client asks for a challenge", undefined],
		["TLS-DSK", "", "TLS-DSK: empty token", undefined],
		["NTLM", "AAAA", "NTLM token that cannot be read, 3 bytes", NONE()],
		["", "AAAA", "Unknown token that cannot be read, 3 bytes", NONE()],
		["NTLM", "!?", "NTLM token that cannot be read", "2 characters are not base64 and skipped."],
		["NTLM", "TlRMTVNTUAA=", "NTLM: a message of unknown type", "The message is cut before its type."],
		["NTLM", "TlRMTVNTUAAJAAAA", "NTLM: a message of unknown type", "There is no such message type."],
		["Kerberos", "YAcGAyoDBAEA", "GSS-API token of 1.2.3.4", undefined],
		["N\u202eTL\nM", "AAAA", "N\\u{202e}TL\\u{a}M token that cannot be read, 3 bytes", NONE()],
	];
	for (const [scheme, base64, summary, problem] of cases) {
		test(summary, () => {
			assert.equal(tokenSummary(scheme, base64), summary);
			assert.equal(decodeToken(scheme, base64).problem, problem);
		});
	}

	function NONE(): string {
		return "It is not NTLM, Kerberos, SPNEGO or TLS, or its start is missing.";
	}
});

suite("tokens: cut short", () => {
	test("a Kerberos ticket still shows its service", () => {
		const half = vector("kerberos-ap-req-aes").slice(0, 400);
		const decoded = decodeToken("Kerberos", half);
		assert.equal(decoded.summary, SUMMARIES["kerberos-ap-req-aes"]);
		assert.equal(decoded.problem, "The token is cut short.");
	});

	test("a TLS flight still shows what came before the cut", () => {
		const decoded = decodeToken("TLS-DSK", vector("tls10-flight-2").slice(0, 600));
		assert.equal(decoded.summary, "TLS 1.0: ServerHello (RSA_WITH_AES_128_CBC_SHA), Certificate");
		assert.equal(decoded.problem, "The flight is cut short.");
	});

	test("an NTLM message still shows the account", () => {
		const decoded = decodeToken("NTLM", vector("ntlm-spec-v2-authenticate").slice(0, 200));
		assert.equal(decoded.summary, "NTLM type 3: Domain\\User from COMPUTER, NTLMv2");
		assert.equal(decoded.problem, "The message is cut short.");
	});

	test("line breaks within a token do not matter", () => {
		const wrapped = vector("ntlm-spec-v2-authenticate").replace(/.{60}/g, "$&\r\n\t");
		assert.deepEqual(decodeToken("NTLM", wrapped), decode("ntlm-spec-v2-authenticate"));
	});
});

suite("tokens: signatures", () => {
	const cases: readonly [string, string, string][] = [
		["NTLM", "0100000029618e9651b65a7764000000", "NTLM signature, sequence 100, snum 7"],
		["NTLM", "01000000", "NTLM signature, snum 7"],
		["TLS-DSK", "00112233445566778899AABBCCDDEEFF00112233", "TLS-DSK signature, 20 bytes, snum 7"],
		["Kerberos", "", "Kerberos signature, empty, snum 7"],
		["Kerberos", "040404", "Kerberos signature, snum 7"],
	];
	for (const [scheme, digits, summary] of cases) {
		test(`${scheme} ${digits}`, () => {
			assert.equal(decodeSignature(scheme, digits, { name: "snum", value: "7" }).summary, summary);
		});
	}
});

function vector(name: string): string {
	return readFileSync(join(FOLDER, `${name}.base64`), "utf8");
}

function decode(name: string): DecodedToken {
	const scheme = name.startsWith("ntlm") ? "NTLM" : name.startsWith("tls") ? "TLS-DSK" : "Kerberos";
	if (!name.includes("-mic-") && !name.endsWith("-signature")) return decodeToken(scheme, vector(name));
	return decodeSignature(scheme, readFileSync(join(FOLDER, `${name}.hex`), "utf8"));
}

function fieldAt(fields: readonly TokenField[], path: string): TokenField | undefined {
	// A name may have a slash of its own nowhere, so every slash is a step inwards.
	const [first, ...rest] = path.split("/");
	const found = fields.find(({ name }) => name === first);
	return rest.length > 0 && found ? fieldAt(found.fields ?? [], rest.join("/")) : found;
}
