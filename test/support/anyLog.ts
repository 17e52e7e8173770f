// Arbitrary logs for property tests: traffic of a few steps, and text fragments in any order.

import fc from "fast-check";

/** A record of generated traffic. */
export interface Step {
	readonly kind: "request" | "response" | "text";
	readonly method: string;
	readonly status: number;
	readonly cseq: number;
	readonly call: string;
	readonly tag: string;
	readonly branch: string;
	readonly wait: number;
	readonly folded: boolean;
	readonly body: string;
	readonly frame: string;
}

/** The traffic of a few calls, in any order. */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record<Step>({
		kind: fc.constantFrom("request", "request", "response", "response", "text"),
		method: fc.constantFrom("REGISTER", "INVITE", "INVITE", "ACK", "CANCEL", "BYE", "BENOTIFY", "SUBSCRIBE"),
		status: fc.constantFrom(100, 180, 200, 202, 302, 401, 407, 403, 487, 503, 603),
		cseq: fc.integer({ min: 1, max: 3 }),
		call: fc.constantFrom("c1", "c1", "c2"),
		tag: fc.constantFrom("t1", "t1", "t2", ""),
		branch: fc.constantFrom("", "", "b1", "b2"),
		wait: fc.constantFrom(0, 1, 711, 4000, 31_999, 32_000, 32_001, 180_001),
		folded: fc.boolean(),
		body: fc.constantFrom("", "", "", "v=0", "<presence/>", "deregistered;event=rejected", "Event: x"),
		frame: fc.constantFrom("", "", "", "Sending Packet", "End of Data Received"),
	}),
	{ maxLength: 14 },
);

/** How traffic is written; each part has a default. */
export interface Shape {
	readonly lineEnd?: string;
	readonly names?: (name: string) => string;
	readonly start?: number;
	readonly process?: string;
	readonly dated?: boolean;
}

/**
 * Writes traffic as a log. Bodies have a Content-Type: without one, a log with extra blank lines cannot tell a body from a
 * caption.
 */
export function write(steps: readonly Step[], shape: Shape = {}): string {
	const { lineEnd = "\r\n", names = (name) => name, start = 9 * 3_600_000, process = "33C", dated = false } = shape;
	let time = start;
	const lines: string[] = [];
	for (const step of steps) {
		time += step.wait;
		const prefix = `${dated ? "04/16/2013|" : ""}${new Date(time).toISOString().slice(11, 23)} ${process}:B00 INFO  :: `;
		if (step.frame) lines.push(`${prefix}${step.frame} - 192.0.2.1:5061 9 bytes`);
		if (step.kind === "text") lines.push(`${prefix}some text`);
		else lines.push(...messageOf(step, prefix, names));
	}
	return lines.map((line) => line + lineEnd).join("");
}

/** Only the messages, after an introduction: a text in which they may be in any order. */
export function writeBare(steps: readonly Step[]): string {
	const messages = steps.filter(({ kind }) => kind !== "text").flatMap((step) => messageOf(step, "", (name) => name));
	return ["Here they are:", "", ...messages].map((line) => `${line}\r\n`).join("");
}

function messageOf(step: Step, prefix: string, names: (name: string) => string): readonly string[] {
	const { kind, method, status, cseq, call, tag, branch, folded, body } = step;
	const option = (name: string, value: string) => (value ? `;${name}=${names(value)}` : "");
	return [
		`${prefix}${kind === "request" ? `${method} sip:${names("bob")}@example.com SIP/2.0` : `SIP/2.0 ${status} Reason`}`,
		`Via: SIP/2.0/TCP 192.0.2.1:7519${option("branch", branch)}`,
		...(folded ? [`From: <sip:${names("alice")}@example.com>`, `  ${option("tag", tag)};epid=1`] : []),
		...(folded ? [] : [`From: <sip:${names("alice")}@example.com>${option("tag", tag)};epid=1`]),
		`To: <sip:${names("bob")}@example.com>`,
		`Call-ID: ${names(call)}`,
		`CSeq: ${cseq} ${method}`,
		...(body ? ["Content-Type: text/plain", "", body] : [""]),
	];
}

/** Fragments of logs, intact and broken, in any order. */
export const anyText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom("\n", "\r\n", "\r\r\n", "\r", "\n\n", "\r\n\r\n", "\n \n", " ", "\t") },
			{
				weight: 6,
				arbitrary: fc.constantFrom(
					"\n10:38:58.520 33C:B00 INFO  :: ",
					"\r\n10:39:58.520 33C:B00 INFO  :: ",
					"\n23:59:59.999 33c:b00 INFO ::",
					"\r\n0:00:00,001 1:2 TRACE :: ",
					"\r\n04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
					"\n04/17/2013|00:00:00.000 1F68:C14 INFO :: ",
					"\n99/99/9999|99:99:99.999 FFFFFFFF:0 X ::",
				),
			},
			{
				weight: 4,
				arbitrary: fc.constantFrom(
					"REGISTER sip:example.com SIP/2.0\r\n",
					"INVITE sip:bob@example.com SIP/2.0\n",
					"ACK sip:bob@example.com SIP/2.0\n",
					"CANCEL sip:bob@example.com SIP/2.0\n",
					"SIP/2.0 200 OK\r\n",
					"SIP/2.0 401 Unauthorized\n",
					"SIP/2.0 487 x\n",
					"SIP/2.0 000 \n",
					"SIP/2.0 99999999999 \n",
					"Sending Packet - 192.0.2.1:5061 9 bytes\n",
					"End of Data Received -192.0.2.1:5061\n",
				),
			},
			{
				weight: 8,
				arbitrary: fc.constantFrom(
					"Call-ID: x\r\n",
					"Call-ID: y\n",
					"i: x\n",
					"CSeq: 1 REGISTER\r\n",
					"CSeq: 1 INVITE\n",
					"CSeq: 4294967296 INVITE\n",
					'From: "A;tag=0" <sip:a@example.com;tag=9>;tag=1;epid=2\r\n',
					"f: <sip:a@example.com\n",
					"To: <sip:b@example.com>;tag=2\r\n",
					"Via: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1;ms-received-port=1\r\n",
					"v: a, b;branch=2\n",
					'WWW-Authenticate: NTLM realm="x", targetname="y",\r\n',
					'Authorization: NTLM gssapi-data="TlRMTVNTUAADAA==", version=3\n',
					'ms-diagnostics: 4004;reason="x";source="y"\r\n',
					"Warning: 310 h\n",
					"Reason: SIP;cause=\n",
					"Date: Thu, 21 Apr 2005 02:38:50 GMT\r\n",
					"Content-Length: 0\r\n",
					"Content-Type: text/xml\n",
					"Event: registration-notify\r\n",
				),
			},
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					'"',
					"<",
					">",
					";",
					",",
					":",
					"=",
					"\\",
					"\uFEFF",
					"\u0000",
					"\uD800",
					"服务器返回:",
					"sip:a@example.com",
					"0x80ef0191",
					"deregistered;event=rejected",
					"<?xml version='1.0'?>",
					"v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\n",
				),
			},
			{ weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
		),
		{ maxLength: 60 },
	)
	.map((pieces) => pieces.join(""));
