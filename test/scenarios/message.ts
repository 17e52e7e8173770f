// A SIP message before it is written, and the headers that many scenarios need.

import { Buffer } from "node:buffer";

/** A header: name and value. */
export type Header = readonly [name: string, value: string];

/** A message, and its sender and recipient. */
export interface Message {
	readonly start: string;
	readonly method: string;
	readonly headers: readonly Header[];
	readonly body: string;
	/** Addresses for the framing records. */
	readonly server: string;
	readonly local: string;
}

/** Options of a request, in addition to what its dialog provides. */
export interface RequestOptions {
	readonly uri?: string;
	readonly headers?: readonly Header[];
	readonly body?: readonly [type: string, body: string];
	readonly cseq?: number;
	/** The value of the CSeq header, if it should be wrong. */
	readonly cseqText?: string;
	/** The To tag, if it should differ from the dialog's. */
	readonly toTag?: string;
	/** Header names to leave out. */
	readonly without?: readonly string[];
}

/** The same for a response. */
export interface ResponseOptions {
	readonly reason?: string;
	readonly headers?: readonly Header[];
	readonly body?: readonly [type: string, body: string];
	readonly toTag?: string;
	readonly without?: readonly string[];
}

/** Assembles a message; adds type and length of the body, if any. */
export function messageOf(
	start: string,
	method: string,
	headers: readonly Header[],
	{ body, without = [] }: Pick<RequestOptions, "body" | "without">,
	{ server, address }: Ends,
): Message {
	const [type, text] = body ?? ["", ""];
	const lines = [...headers];
	if (type !== "") lines.push(["Content-Type", type]);
	lines.push(["Content-Length", String(Buffer.byteLength(text))]);
	return {
		start,
		method,
		headers: lines.filter(([name]) => !without.includes(name)),
		body: text,
		server,
		local: address,
	};
}

/** The addresses of a server and of its client. */
interface Ends {
	readonly server: string;
	readonly address: string;
}

/** `SIP/2.0 486 Busy Here`, with the standard reason phrase unless another one is given. */
export function statusLine(status: number, reason = REASONS[status]): string {
	return `SIP/2.0 ${status} ${reason}`;
}

const REASONS: Readonly<Record<number, string>> = {
	100: "Trying",
	101: "Progress Report",
	180: "Ringing",
	183: "Session Progress",
	200: "OK",
	202: "Accepted",
	301: "Moved Permanently",
	400: "Bad request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	407: "Proxy Authentication Required",
	408: "Request Timeout",
	421: "Extension Required",
	480: "Temporarily Unavailable",
	481: "Call Leg/Transaction Does Not Exist",
	486: "Busy Here",
	487: "Request Terminated",
	488: "Not Acceptable Here",
	489: "Bad event",
	491: "Request Pending",
	503: "Service Unavailable",
	504: "Server time-out",
	600: "Busy Everywhere",
	603: "Decline",
};

/** The To header of a response; a 100 needs no tag (RFC 3261 8.2.6.2). */
export function tagged(to: string, status: number, tag: string): string {
	return to.includes(";tag=") || status === 100 ? to : `${to};tag=${tag}`;
}

/** A CANCEL, or the ACK to a non-2xx, uses the same hop as its request, and has only its top Via (RFC 3261 9.1, 17.1.1.3). */
export function sameHop(message: Message, request: Message): Message {
	const via = request.headers.find(([name]) => name === "Via")!;
	const first = message.headers.findIndex(([name]) => name === "Via");
	const headers = message.headers.filter(([name], index) => name !== "Via" || index === first);
	return { ...message, headers: headers.map((header) => (header[0] === "Via" ? via : header)) };
}

/** `4004;source="pool.contoso.com";reason="…"`: a header with the cause of a failure ([MS-OCER] 2.2.1). */
export function diagnostics(id: number, reason: string, source: string, more = ""): Header {
	return ["ms-diagnostics", `${id};reason="${reason}";source="${source}"${more}`];
}
