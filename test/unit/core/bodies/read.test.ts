import assert from "node:assert/strict";
import fc from "fast-check";
import { readMediaDebug } from "../../../../server/src/core/bodies/mediaDebug.ts";
import type { BodyPart } from "../../../../server/src/core/bodies/parts.ts";
import { readBodies, readBody } from "../../../../server/src/core/bodies/read.ts";
import { agreeOn } from "../../../../server/src/core/bodies/sdp.ts";
import { parseTrace, type Span } from "../../../../server/src/core/index.ts";
import { cpuTime } from "../../../support/cpuTime.ts";

suite("bodies: choice of the reader", () => {
	test("by the root element, whatever the Content-Type says", () => {
		const kinds = [
			["application/rlmi+xml", "<list/>"],
			["text/plain", '<?xml version="1.0"?><r:list xmlns:r="urn:r"/>'],
			["", "<categories/>"],
			["application/cccp+xml", '<request C3PVersion="1"/>'],
			["application/msrtc-media-relay-auth+xml", "<request/>"],
			["application/conference-info+xml", "<conference-info/>"],
			["application/SOAP+xml", "<e:Envelope xmlns:e='urn:e'/>"],
			["application/msrtc-fault+xml", "<Fault/>"],
			["application/vq-rtcpxr", "VQSessionReport: CallTerm"],
			["", "VQReportEvent"],
			["application/sdp", "v=0"],
			["application/xml", "<unknown/>"],
			["text/plain", "hello"],
		].map(([contentType, body]) => readBody(body!, part(body!, contentType!))?.kind);
		assert.deepEqual(kinds, [
			"rlmi",
			"rlmi",
			"presence",
			"c3p",
			"mediaRelay",
			"conferenceInfo",
			"soap",
			"fault",
			"quality",
			undefined,
			"sdp",
			undefined,
			undefined,
		]);
	});

	test("all parts of a message", () => {
		const text = [
			"10:00:00.000 1:1 INFO  :: NOTIFY sip:alice@contoso.com SIP/2.0",
			'Content-Type: multipart/related;type="application/rlmi+xml";boundary=b',
			"",
			"--b",
			"Content-Type: application/rlmi+xml",
			"",
			'<list uri="sip:alice@contoso.com"><resource uri="sip:bob@contoso.com"/></list>',
			"--b",
			"Content-Type: application/msrtc-event-categories+xml",
			"",
			'<categories uri="sip:bob@contoso.com"/>',
			"--b",
			"",
			"text",
			"--b--",
		].join("\r\n");
		const trace = parseTrace(text);
		const found = readBodies(text, trace.lines, trace.message(0));
		assert.deepEqual(
			found.map(({ kind }) => kind),
			["rlmi", "presence"],
		);
		assert.ok(found[0]!.kind === "rlmi" && found[0]!.body.resources[0]!.uri === "sip:bob@contoso.com");
	});
});

suite("bodies: any text", () => {
	test("gives a result, with spans within the text", () => {
		fc.assert(
			fc.property(anyBody, anyBody, (body, other) => {
				const before = "log\n";
				const text = before + body;
				for (const contentType of [
					"",
					"application/vq-rtcpxr",
					"application/sdp",
					"application/msrtc-media-relay-auth+xml",
				]) {
					const whole = { start: before.length, end: text.length };
					const kind = contentType === "application/sdp" ? "sdp" : "xml";
					const found = readBody(text, { contentType, contentId: "", kind, span: whole });
					for (const span of spansIn(found)) {
						assert.ok(
							whole.start <= span.start && span.start <= span.end && span.end <= whole.end,
							JSON.stringify(span),
						);
					}
					const second = readBody(other, part(other, "application/sdp"));
					if (found?.kind === "sdp" && second?.kind === "sdp") agreeOn(found.body, second.body);
				}
				readMediaDebug(body);
			}),
			{ numRuns: 3000 },
		);
	});

	test("takes linear time", () => {
		for (const piece of [
			"<a>",
			"<list><resource>",
			"<!--",
			"&",
			"<a b='",
			"m=audio 1 RTP/AVP 0\n",
			"a=candidate:1 1 UDP ",
			" ",
			'x="',
			"<?",
			"\n",
		]) {
			for (const start of [
				"<list>",
				"<presence entity=''>",
				"v=0\n",
				"VQSessionReport\nPacketLoss:",
				"<request C3PVersion='1'>",
			]) {
				const body = start + piece.repeat(Math.ceil(300_000 / piece.length));
				const time = cpuTime(() => {
					readBody(body, { ...part(body, ""), kind: start.startsWith("v=") ? "sdp" : "xml" });
					readMediaDebug(body);
				});
				assert.ok(time < 2000, `${start} ${piece}: ${time} ms`);
			}
		}
	});
});

const PIECES = [
	'<?xml version="1.0"?>',
	'<list uri="sip:a@contoso.com" version="1">',
	'<resource uri="sip:b@contoso.com">',
	'<instance state="terminated" poolFqdn="sip:x@y"/>',
	"</resource>",
	"</list>",
	'<categories uri="x"><category name="state" container="2"><state xsi:type="aggregateState">',
	"<availability>6500</availability>",
	"</state></category></categories>",
	'<presence entity="x"><tuple id="1"><status><basic>open</basic></status></tuple>',
	"<presentity><availability aggregate='300'/><activity aggregate='600'/>",
	'<request C3PVersion="1" requestId="1">',
	'<response C3PVersion="1" code="failure">',
	'<addUser reason="x"><conferenceKeys confEntity="sip:a@b;gruu;opaque=app:conf:focus:id:1"/>',
	'<user entity="x"><roles><entry>y</entry></roles></user>',
	"<Envelope><Body><setContact><URI>x</URI>",
	"<Fault><Faultcode>a</Faultcode><details><operation index='1'/></details></Fault>",
	'<provisionGroupList><provisionGroup name="a"><b>1</b>',
	'<roamingData><contactList><contact uri="x"/></contactList>',
	'<VQReportEvent><VQSessionReport><MediaLine Label="main-audio"><InboundStream><LossRate>0.1</LossRate>',
	"</InboundStream></MediaLine></VQSessionReport></VQReportEvent>",
	"VQSessionReport: CallTerm\r\n",
	"LocalMetrics:\r\nPacketLoss:NLR=5.0 JDR=1\r\nDelay:RTD=20\r\n",
	"v=0\r\n",
	"m=audio 1 RTP/SAVP 0 8\r\n",
	"a=candidate:1 1 UDP 1 192.0.2.1 5000 typ relay\r\n",
	"c=IN IP4 0.0.0.0\r\n",
	"audio:ICEWarn=0x320,LocalSite=192.0.2.1:1;",
	"<![CDATA[x]]>",
	"<!-- -->",
	"<!DOCTYPE a [<!ENTITY b 'c'>]>",
	"&amp;",
	"&b;",
	"</a>",
	"\uD800",
	"\uFEFF",
	"\0",
];

const anyBody = fc
	.array(
		fc.oneof(
			{ weight: 5, arbitrary: fc.constantFrom(...PIECES) },
			{ weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
		),
		{ maxLength: 12 },
	)
	.map((all) => all.join(""));

function part(text: string, contentType: string): BodyPart {
	return {
		contentType,
		contentId: "",
		kind: /^v=|sdp/.test(`${text} ${contentType}`) ? "sdp" : "xml",
		span: { start: 0, end: text.length },
	};
}

function spansIn(value: unknown): readonly Span[] {
	if (Array.isArray(value)) return value.flatMap(spansIn);
	if (typeof value !== "object" || value === null || value instanceof Map) return [];
	const inner = Object.values(value).flatMap(spansIn);
	return "start" in value && typeof value.start === "number" ? [value as Span, ...inner] : inner;
}
