// A generated log in the dialect of Microsoft's clients: sign-ins, presence, messages and calls that overlap.

/** A log of at least `length` characters; the same length gives the same log. */
export function makeLog(length: number): string {
	return [...logPieces(length)].join("");
}

/** The same log in pieces of one message each, for logs that are too long to be held as one text. */
export function* logPieces(length: number): Generator<string> {
	const random = numbers(1);
	let written = 0;
	let clock = 8 * 3_600_000;
	let waiting: (readonly string[])[] = [];
	for (let dialog = 0; written < length; ) {
		while (waiting.length < 4) waiting.push(KINDS[random(KINDS.length)]!(dialog++, random));
		const chosen = random(waiting.length);
		const [message, ...rest] = waiting[chosen]!;
		clock += random(400);
		const record = `${timeOf(clock)} 33C:${(0xb00 + random(8)).toString(16).toUpperCase()} `;
		const noise = random(2) === 0 ? `${record}TRACE :: timer object ${random(0xffff)} state ${random(9)}\r\n` : "";
		const piece = `${noise}${record}INFO  :: ${message}\r\n`;
		yield piece;
		written += piece.length;
		waiting = waiting.with(chosen, rest).filter((dialogRest) => dialogRest.length > 0);
	}
}

type Random = (below: number) => number;

/** The messages of one dialog without the prefix, each with CRLF line ends and its blank line. */
type Kind = (dialog: number, random: Random) => readonly string[];

const KINDS: readonly Kind[] = [
	(dialog, random) => {
		const message = writer(dialog, random);
		const challenge = [`WWW-Authenticate: NTLM ${REALM}`, `WWW-Authenticate: Kerberos ${REALM}`];
		const proof = `Authorization: Kerberos qop="auth", ${REALM}, gssapi-data="${letters(random, 1200)}"`;
		return [
			message(`REGISTER sip:contoso.com SIP/2.0`, "1 REGISTER", ["Event: registration", "Expires: 600"]),
			message("SIP/2.0 401 Unauthorized", "1 REGISTER", challenge),
			message(`REGISTER sip:contoso.com SIP/2.0`, "2 REGISTER", ["Event: registration", "Expires: 600", proof]),
			message("SIP/2.0 200 OK", "2 REGISTER", ["Expires: 600", 'presence-state: register-action="added"']),
		];
	},
	(dialog, random) => {
		const message = writer(dialog, random);
		const presence = `<presentity uri="user${random(500)}@contoso.com"><availability aggregate="300"/></presentity>\r\n`;
		return [
			message(`SUBSCRIBE ${userUri(random)} SIP/2.0`, "1 SUBSCRIBE", ["Event: presence", "Expires: 43200"]),
			message("SIP/2.0 200 OK", "1 SUBSCRIBE", ["Content-Type: text/xml+msrtc.pidf"], presence.repeat(4)),
			message(`BENOTIFY ${userUri(random)} SIP/2.0`, "2 BENOTIFY", ["Event: presence"], presence.repeat(2)),
		];
	},
	(dialog, random) => {
		const message = writer(dialog, random);
		const fails = random(8) === 0;
		const reason = 'ms-diagnostics: 1003;reason="User does not exist";source="server.contoso.com"';
		return [
			message(`INVITE ${userUri(random)} SIP/2.0`, "1 INVITE", ["Content-Type: application/sdp"], SDP),
			message("SIP/2.0 100 Trying", "1 INVITE", []),
			fails
				? message("SIP/2.0 404 Not Found", "1 INVITE", [reason])
				: message("SIP/2.0 200 OK", "1 INVITE", ["Content-Type: application/sdp"], SDP),
			message(`ACK ${userUri(random)} SIP/2.0`, "1 ACK", []),
		];
	},
	(dialog, random) => {
		const message = writer(dialog, random);
		return [
			message(`MESSAGE ${userUri(random)} SIP/2.0`, "1 MESSAGE", ["Content-Type: text/plain"], letters(random, 80)),
			message("SIP/2.0 200 OK", "1 MESSAGE", []),
		];
	},
];

const REALM = 'realm="SIP Communications Service", targetname="sip/server.contoso.com"';

const SDP = [
	"v=0",
	"o=- 0 0 IN IP4 192.0.2.1",
	"s=session",
	"c=IN IP4 192.0.2.1",
	"b=CT:1000",
	"t=0 0",
	"m=audio 51356 RTP/AVP 97 111 112 6 0 8 4 5 3 101",
	"a=rtpmap:97 red/8000",
	"a=rtpmap:111 SIREN/16000",
	"a=fmtp:111 bitrate=16000",
	"a=rtpmap:0 PCMU/8000",
	"a=rtpmap:101 telephone-event/8000",
	"a=fmtp:101 0-16",
	"",
].join("\r\n");

function writer(dialog: number, random: Random) {
	const callId = letters(random, 32);
	const tag = letters(random, 32);
	const user = `sip:user${random(500)}@contoso.com`;
	return (start: string, cseq: string, headers: readonly string[], body = "") =>
		[
			start,
			`Via: SIP/2.0/TLS 192.0.2.${dialog % 250}:7519`,
			"Max-Forwards: 70",
			`From: <${user}>;tag=${tag};epid=${callId.slice(0, 10)}`,
			`To: <${user}>`,
			`Call-ID: ${callId}`,
			`CSeq: ${cseq}`,
			...headers,
			`Content-Length: ${body.length}`,
			"",
			body,
		].join("\r\n");
}

function userUri(random: Random): string {
	return `sip:user${random(500)}@contoso.com`;
}

function letters(random: Random, count: number): string {
	return Array.from({ length: count }, () => random(16).toString(16)).join("");
}

function timeOf(clock: number): string {
	return new Date(clock % 86_400_000).toISOString().slice(11, 23);
}

/** Marsaglia's xorshift: small, and the same numbers on every platform. */
function numbers(seed: number): Random {
	let state = seed;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}
