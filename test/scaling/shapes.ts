// Logs in which one thing grows: each is a way in which a log, hostile or merely unusual, could make something expensive.

import { collidingWords } from "../support/collidingWords.ts";

/** A log with `size` instances of what the shape is named after. */
export type Shape = (size: number) => string;

/** The shapes by what grows. */
export const SHAPES: Readonly<Record<string, Shape>> = {
	calls: (size) => many(size, (n) => request("INVITE", { call: n }) + response("200 OK", "INVITE", { call: n })),
	"failed calls": (size) =>
		many(size, (n) => request("INVITE", { call: n }) + response("500 Failed", "INVITE", { call: n })),
	"transactions of one call": (size) =>
		many(size, (n) => request("INFO", { cseq: n }) + response("200 OK", "INFO", { cseq: n })),
	"responses of one transaction": (size) =>
		request("INVITE") + many(size, (n) => response("180 Ringing", "INVITE", { toTag: `t${n}` })),
	"copies of one request": (size) => many(size, () => request("INVITE")),
	forks: (size) =>
		request("INVITE") +
		many(size, (n) => response("200 OK", "INVITE", { toTag: `t${n}` }) + request("ACK", { toTag: `t${n}` })),
	branches: (size) => many(size, (n) => request("INVITE", { via: `192.0.2.1;branch=z${n}` })),
	"INVITEs of one dialog": (size) =>
		many(
			size,
			(n) =>
				request("INVITE", { cseq: n }) +
				response("200 OK", "INVITE", { cseq: n, toTag: "b" }) +
				request("ACK", { cseq: n, toTag: "b" }),
		),
	BYEs: (size) => request("INVITE") + many(size, (n) => request("BYE", { cseq: n, toTag: `t${n}` })),
	processes: (size) => many(size, (n) => request("INVITE", { process: (n + 1).toString(16) })),
	challenges: (size) =>
		many(
			size,
			(n) =>
				request("REGISTER", { cseq: n }) + response("401 Unauthorized", "REGISTER", { cseq: n, headers: [CHALLENGE] }),
		),
	"sign-ins": (size) =>
		many(
			size,
			(n) => request("REGISTER", { call: n }) + response("200 OK", "REGISTER", { call: n, headers: [SERVER] }),
		),
	accounts: (size) =>
		many(size, (n) => {
			const parts = { call: n, from: `user${n}@contoso.com` };
			const headers = [`Authentication-Info: NTLM targetname="server${n}.contoso.com", rspauth="01"`];
			return request("REGISTER", parts) + response("200 OK", "REGISTER", { ...parts, headers });
		}),
	addresses: (size) =>
		many(size, (n) => request("INVITE", { call: n, via: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` })),
	servers: (size) =>
		many(size, (n) =>
			response("200 OK", "INVITE", { call: n, headers: [`Contact: <sip:x@h${n}.contoso.com>`, `Server: S${n}`] }),
		),
	"peers of framing records": (size) =>
		many(size, (n) => {
			const peer = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}:5061`;
			return `${PREFIX}Sending Packet - ${peer} (From Local Address: 192.0.2.1:5061) 400 bytes:\n${request("INVITE", { call: n })}`;
		}),
	REFERs: (size) =>
		many(size, (n) => request("REFER", { call: `r${n}`, headers: ["Refer-To: <sip:nobody@contoso.com>", REFERRED] })) +
		many(size, (n) => request("INVITE", { call: n, headers: [REFERRED] })),
	"REFERs that are followed": (size) =>
		many(size, (n) => request("REFER", { call: `r${n}`, headers: ["Refer-To: <sip:bob@contoso.com>", REFERRED] })) +
		many(size, (n) => request("INVITE", { call: n, headers: [REFERRED] })),
	redirections: (size) =>
		many(
			size,
			(n) =>
				request("INVITE", { call: `r${n}` }) +
				response("302 Moved", "INVITE", { call: `r${n}`, headers: ["Contact: <sip:nobody@contoso.com>"] }),
		) + many(size, (n) => request("INVITE", { call: n })),
	"NOTIFYs of one SUBSCRIBE": (size) =>
		request("SUBSCRIBE", { headers: ["Event: presence"] }) +
		many(
			size,
			(n) => request("NOTIFY", { cseq: n, headers: ["Event: presence"] }) + response("200 OK", "NOTIFY", { cseq: n }),
		),
	"refused SUBSCRIBEs": (size) =>
		many(
			size,
			(n) =>
				request("SUBSCRIBE", { call: n, headers: ["Event: presence"] }) +
				response("404 Not Found", "SUBSCRIBE", { call: n }),
		),
	headers: (size) => request("INVITE", { headers: repeated(size, () => "X: y") }),
	Vias: (size) => request("INVITE", { headers: repeated(size, (n) => `Via: SIP/2.0/TCP 192.0.2.1:${n}`) }),
	Contacts: (size) => request("INVITE", { headers: repeated(size, (n) => `Contact: <sip:h${n}.contoso.com>`) }),
	parameters: (size) =>
		request("INVITE", { headers: [`ms-diagnostics: 1${repeated(size, (n) => `;p${n}="x"`).join("")}`] }),
	"parts of a body": (size) =>
		request("NOTIFY", {
			headers: ["Content-Type: multipart/related;boundary=b"],
			body: `${many(size, (n) => `--b\nContent-Type: text/plain\n\nx${n}\n`)}--b--\n`,
		}),
	"depth of XML": (size) => xmlBody(`${"<a>".repeat(size)}${"</a>".repeat(size)}`),
	"width of XML": (size) => xmlBody(`<p>${"<a b='c'/>".repeat(size)}</p>`),
	"media of a session description": (size) =>
		request("INVITE", {
			headers: ["Content-Type: application/sdp"],
			body: `v=0\n${many(size, (n) => `m=audio ${n} RTP/AVP 0\na=candidate:${n} 1 UDP 1 10.0.0.1 ${n} typ host\n`)}`,
		}),
	"one long line": (size) => `${PREFIX}${"word ".repeat(size)}\n`,
	"a long reason phrase": (size) => request("INVITE") + response(`500 ${"word ".repeat(size)}`, "INVITE"),
	"blank lines": (size) => request("INVITE") + "\n".repeat(size * 10),
	"error codes": (size) =>
		many(size, (n) => `${PREFIX}failed with 0x80ef0${(n & 0xfff).toString(16).padStart(3, "0")}\n`),
	"times that fall": (size) => many(size, (n) => request("INVITE", { call: n, second: 59 - (n % 60) })),
	"times that rise": (size) =>
		many(size, (n) => request("OPTIONS", { call: n, second: n % 60, minute: Math.floor(n / 60) % 60 })),
	"colliding names": (size) => {
		const words = collidingWords(Math.ceil(Math.log2(size)));
		return many(size, (n) => request("OPTIONS", { call: words[n]! }));
	},
};

const PREFIX = "10:00:00.000 33C:B00 INFO  :: ";
const CHALLENGE =
	'WWW-Authenticate: NTLM realm="SIP Communications Service", targetname="server.contoso.com", version=3';
const SERVER = "Server: RTC/3.5";
const REFERRED = "Referred-By: <sip:alice@contoso.com>";

interface Parts {
	readonly call?: string | number;
	readonly cseq?: number;
	readonly from?: string;
	readonly toTag?: string;
	readonly via?: string;
	readonly process?: string;
	readonly minute?: number;
	readonly second?: number;
	readonly headers?: readonly string[];
	readonly body?: string;
}

function request(method: string, parts: Parts = {}): string {
	return message(`${method} sip:bob@contoso.com SIP/2.0`, method, parts);
}

function response(status: string, method: string, parts: Parts = {}): string {
	return message(`SIP/2.0 ${status}`, method, parts);
}

function message(startLine: string, method: string, parts: Parts): string {
	const { call = "c", cseq = 1, from = "alice@contoso.com", toTag, via = "192.0.2.1:5061", process = "33C" } = parts;
	const { minute = 0, second = 0, headers = [], body } = parts;
	const time = `10:${String(minute).padStart(2, "0")}:${String(second).padStart(2, "0")}.000`;
	return [
		`${time} ${process}:B00 INFO  :: ${startLine}`,
		`Via: SIP/2.0/TLS ${via}`,
		`From: <sip:${from}>;tag=a;epid=1`,
		`To: <sip:bob@contoso.com>${toTag === undefined ? "" : `;tag=${toTag}`}`,
		`Call-ID: ${call}`,
		`CSeq: ${cseq} ${method}`,
		...headers,
		...(body === undefined ? ["", ""] : ["", body]),
		"",
	].join("\n");
}

function xmlBody(xml: string): string {
	return request("SERVICE", { headers: ["Content-Type: application/SOAP+xml"], body: `${xml}\n` });
}

function many(size: number, write: (number: number) => string): string {
	return repeated(size, write).join("");
}

function repeated(size: number, write: (number: number) => string): readonly string[] {
	return Array.from({ length: size }, (_, number) => write(number));
}
