// Small logs for the tests of the command line.

/** One message of a log: the time within 08:00, its start line, and additional header lines. */
export interface Line {
	readonly at: string;
	readonly start: string;
	readonly call?: string;
	readonly cseq: string;
	readonly headers?: readonly string[];
}

/** A log of messages from or to alice, with CRLF as written by the clients. */
export function logOf(lines: readonly Line[], { date = "" } = {}): string {
	return lines.map((line) => recordOf(line, date)).join("");
}

function recordOf({ at, start, call = "c1", cseq, headers = [] }: Line, date: string): string {
	return [
		`${date}08:00:${at} 33C:B00 INFO  :: ${start}`,
		"Via: SIP/2.0/TCP 192.0.2.1:7519",
		"From: <sip:alice@contoso.com>;tag=a1;epid=8aecaf3d1e",
		"To: <sip:alice@contoso.com>",
		`Call-ID: ${call}@192.0.2.1`,
		`CSeq: ${cseq}`,
		...headers,
		"",
		"",
	].join("\r\n");
}

const NTLM = 'NTLM realm="SIP Communications Service", targetname="server.contoso.com"';

/** A first REGISTER and its challenge, as in every sign-in. */
const CHALLENGE: readonly Line[] = [
	{ at: "00.000", start: "REGISTER sip:contoso.com SIP/2.0", cseq: "1 REGISTER" },
	{ at: "00.010", start: "SIP/2.0 401 Unauthorized", cseq: "1 REGISTER", headers: [`WWW-Authenticate: ${NTLM}`] },
	{
		at: "00.700",
		start: "REGISTER sip:contoso.com SIP/2.0",
		cseq: "2 REGISTER",
		headers: [`Authorization: ${NTLM}, gssapi-data="TlRMTVNTUAADAAAAGAAYAEAAAAA="`],
	},
];

/** A successful sign-in. */
export const SIGNED_IN = logOf([...CHALLENGE, { at: "00.841", start: "SIP/2.0 200 OK", cseq: "2 REGISTER" }]);

/** A sign-in refused by the server, and a call that fails before it. */
export const REFUSED = logOf([
	{ at: "00.000", start: "INVITE sip:bob@contoso.com;user=phone SIP/2.0", call: "c0", cseq: "1 INVITE" },
	{ at: "00.002", start: "SIP/2.0 180 Ringing", call: "c0", cseq: "1 INVITE" },
	{
		at: "00.005",
		start: "SIP/2.0 500 Server Internal Error",
		call: "c0",
		cseq: "1 INVITE",
		headers: ['ms-diagnostics: 1;reason="The route is down";source="server.contoso.com"'],
	},
	...CHALLENGE,
	{
		at: "00.841",
		start: "SIP/2.0 403 Forbidden",
		cseq: "2 REGISTER",
		headers: ['ms-diagnostics: 4004;reason="Credentials provided are not authorized to act as specified from URI"'],
	},
]);

/** A log with terminal control sequences, and characters two columns wide. */
export const UNSAFE = logOf([
	{ at: "01.000", start: "MESSAGE sip:\u001b[31m\u9673\u5927\u6587@contoso.com SIP/2.0", cseq: "1 MESSAGE" },
	{ at: "01.020", start: "SIP/2.0 404 Not\u009b2J Found \u202e", cseq: "1 MESSAGE" },
	{ at: "02.000", start: "OPTIONS sip:contoso.com SIP/2.0", cseq: "2 OPTIONS" },
	{ at: "02.020", start: "SIP/2.0 200 OK", cseq: "2 OPTIONS" },
]);

/** `count` calls that ring and are refused, each followed by a successful request. */
export function manyCalls(count: number): string {
	return logOf(
		Array.from({ length: count }, (_, call): readonly Line[] => [
			{ at: "10.000", start: "INVITE sip:bob@contoso.com SIP/2.0", call: `i${call}`, cseq: "1 INVITE" },
			{ at: "10.100", start: "SIP/2.0 486 Busy Here", call: `i${call}`, cseq: "1 INVITE" },
			{ at: "10.200", start: "OPTIONS sip:bob@contoso.com SIP/2.0", call: `o${call}`, cseq: "1 OPTIONS" },
			{ at: "10.300", start: "SIP/2.0 200 OK", call: `o${call}`, cseq: "1 OPTIONS" },
		]).flat(),
	);
}
