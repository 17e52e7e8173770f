import assert from "node:assert/strict";
import fc from "fast-check";
import { bodySummary, hover, messageText, parseTrace, symbols } from "../../../../server/src/core/index.ts";
import { message } from "./hover/hoverHelper.ts";

const OFFER = [
	"v=0",
	"c=IN IP4 192.0.2.9",
	"m=audio 5000 RTP/SAVP 112 9 0 101",
	"a=candidate:1 1 UDP 1 192.0.2.9 5000 typ host",
	"a=candidate:2 1 UDP 1 203.0.113.1 5000 typ relay raddr 192.0.2.9 rport 5000",
	"a=rtpmap:112 SIREN/16000",
	"a=rtpmap:101 telephone-event/8000",
	"m=video 5002 RTP/SAVP 34",
].join("\r\n");

suite("bodySummary", () => {
	test("an offer and its answer", () => {
		check("INVITE sip:bob@contoso.com SIP/2.0", OFFER, [
			"Offers audio (SIREN, G722, PCMU) and video (H263), encryption required; relay candidates: yes.",
		]);
		const answer = "v=0\r\nm=audio 6000 RTP/SAVP 0\r\na=sendonly\r\nm=video 0 RTP/SAVP 34";
		const log = [call("INVITE sip:bob@contoso.com SIP/2.0", OFFER), call("SIP/2.0 200 OK", answer)].join("\r\n");
		assert.deepEqual(bodySummary(parseTrace(log), 1), [
			"Accepts audio (PCMU, encrypted).",
			"Refuses video.",
			"Puts audio on hold.",
		]);
	});

	test("presence, refused and provided", () => {
		check(
			"NOTIFY sip:alice@contoso.com SIP/2.0",
			'<list uri="sip:alice@contoso.com"><resource uri="sip:bob@contoso.com"><instance state="resubscribe" poolFqdn="sip:pool02.contoso.com@contoso.com;gruu"/></resource><resource uri="sip:carol@fabrikam.com"><instance state="terminated" reason="rejected" statusCode="403"/></resource></list>',
			[
				"Presence of carol@fabrikam.com was refused (403).",
				"Presence of bob@contoso.com must be requested from pool02.contoso.com.",
			],
		);
		check(
			"NOTIFY sip:alice@contoso.com SIP/2.0",
			'<categories uri="sip:bob@contoso.com"><category name="state"><state type="aggregateState"><availability>6500</availability><activity token="on-the-phone"/></state></category></categories>',
			["bob@contoso.com is busy (6500): on the phone."],
		);
	});

	test("meetings", () => {
		const focus = "sip:dave@fabrikam.com;gruu;opaque=app:conf:focus:id:5D3VMNNY";
		check(
			"INFO sip:dave@fabrikam.com SIP/2.0",
			`<request C3PVersion="1" requestId="1"><addUser><conferenceKeys confEntity="${focus}"/><user entity="sip:alice@contoso.com"/></addUser></request>`,
			["Asks the meeting of dave@fabrikam.com to add alice@contoso.com."],
		);
		check(
			"INFO sip:alice@contoso.com SIP/2.0",
			'<response C3PVersion="1" code="failure"><getConference reason="conferenceDoesntExist"/></response>',
			["getConference failed: conferenceDoesntExist."],
		);
		check(
			"BENOTIFY sip:alice@contoso.com SIP/2.0",
			`<conference-info entity="${focus}"><users><user entity="sip:alice@contoso.com"><roles><entry>presenter</entry></roles><endpoint><media><type>audio</type></media></endpoint></user><user entity="sip:bob@contoso.com" state="deleted"/></users></conference-info>`,
			[
				"In the meeting of dave@fabrikam.com: alice@contoso.com (presenter; audio).",
				"bob@contoso.com left the meeting of dave@fabrikam.com.",
			],
		);
	});

	test("server functions, settings, stored data, credentials", () => {
		check(
			"SERVICE sip:a SIP/2.0",
			"<Envelope><Body><setContact><URI>sip:bob@contoso.com</URI></setContact></Body></Envelope>",
			["Asks the server for setContact: bob@contoso.com."],
		);
		check(
			"SERVICE sip:a SIP/2.0",
			"<Envelope><Body><Fault><faultcode>s:Client</faultcode><detail><exactErrorCode>1</exactErrorCode></detail></Fault></Body></Envelope>",
			["The server refused the call: Client; exactErrorCode 1."],
		);
		check(
			"SERVICE sip:a SIP/2.0",
			"<Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode><details><operation index='0' version='1' curVersion='4'/></details></Fault>",
			[
				"The server refused the request: Client.BadCall.WrongDelta.",
				"The client has version 1 where the server has 4.",
			],
		);
		check(
			"NOTIFY sip:a SIP/2.0",
			"<provisionGroupList><provisionGroup name='ucPolicy'><a>1</a><b>2</b></provisionGroup></provisionGroupList>",
			["Gives 2 settings of ucPolicy."],
		);
		check("NOTIFY sip:a SIP/2.0", "<contactDelta><addedContact uri='x'/></contactDelta>", [
			"Changes in the contact list: 1 contact.",
		]);
		check("NOTIFY sip:a SIP/2.0", "<watchers><watcher uri='x'/><watcher uri='y'/></watchers>", [
			"2 watchers wait for permission to see the user's presence.",
		]);
		check(
			"SUBSCRIBE sip:a SIP/2.0",
			"<batchSub><resource uri='sip:bob@contoso.com'/><resource uri='sip:carol@fabrikam.com'/></batchSub>",
			["Asks for the presence of bob@contoso.com and carol@fabrikam.com."],
		);
		check(
			"SERVICE sip:a SIP/2.0",
			"<publish><publication categoryName='state'><state type='userState'><availability>9500</availability></state></publication><publication categoryName='note' expires='0'/></publish>",
			["Publishes state: do not disturb (9500).", "Withdraws note."],
		);
	});

	test("quality, with the poor values", () => {
		check(
			"SERVICE sip:a SIP/2.0",
			"<VQReportEvent><VQSessionReport><DialogInfo><FromURI>sip:a@contoso.com</FromURI><ToURI>sip:b@contoso.com</ToURI></DialogInfo><MediaLine Label='main-audio'><Description><Connectivity><Ice>RELAY</Ice></Connectivity></Description><InboundStream><LossRate>0.12</LossRate><InterArrival>12</InterArrival></InboundStream><OutboundStream><RoundTrip>700</RoundTrip><Packets>20</Packets></OutboundStream></MediaLine></VQSessionReport></VQReportEvent>",
			[
				"Reports the quality of the call of a@contoso.com and b@contoso.com.",
				"Main audio through a relay: received 12 % lost (poor), jitter 12 ms; sent round trip 700 ms.",
			],
		);
	});

	test("nothing for unknown bodies; at most six sentences, each on one line", () => {
		check("MESSAGE sip:a SIP/2.0", "hello", []);
		check("MESSAGE sip:a SIP/2.0", "", []);
		const many = `<list>${"<resource uri='sip:a\u0007@b'><instance state='terminated' statusCode='403'/></resource>".repeat(9)}${"<resource uri='x'><instance state='resubscribe'/></resource>".repeat(9)}</list>`;
		const found = summary("NOTIFY sip:a SIP/2.0", many.replaceAll("\u0007", "\u202E"));
		assert.equal(found.length, 6);
		assert.equal(found.at(-1), "And more.");
		assert.ok(found.every((sentence) => !/[\u202E\n]/.test(sentence)));
	});

	test("any body and any position in it give a result", () => {
		const pieces = [
			"<list>",
			"<resource><instance state='terminated' statusCode='1' reason='timeout'/></resource>",
			"<categories><category name='state' container='7'><state><availability>1</availability></state></category>",
			"<request C3PVersion='1'>",
			"<response C3PVersion='1' code='odd'>",
			"<addUser reason=''><user/></addUser>",
			"<conference-info state='deleted'/>",
			"<conference-info><users><user><endpoint><status>x</status></endpoint></user></users>",
			"<Envelope><Body>",
			"<Fault><details><operation version='1' curVersion='2'/><x>1</x></details></Fault>",
			"<setContact><URI>x</URI></setContact>",
			"<publish><publication/>",
			"<provisionGroupList><provisionGroup/>",
			"<VQReportEvent><VQSessionReport><MediaLine><InboundStream><LossRate>9</LossRate></InboundStream></MediaLine>",
			"<roamingData><categories/>",
			"<batchSub><resource uri='x'/>",
			"v=0\r\n",
			"m=audio 0 RTP/AVP\r\na=inactive\r\n",
			"x",
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }), fc.nat(), (parts, place) => {
				const body = parts.join("");
				const text = [call("INVITE sip:a SIP/2.0", body), call("SIP/2.0 200 OK", body)].join("\r\n");
				const trace = parseTrace(text);
				for (const message of [0, 1]) {
					const found = bodySummary(trace, message);
					assert.ok(found.length <= 6 && found.every((sentence) => /[.…]$/.test(sentence)), found.join("|"));
				}
				const info = hover(trace, text.indexOf(body) + (place % (body.length + 1)));
				assert.ok(!info || (info.span.start >= 0 && info.span.end <= text.length));
			}),
			{ numRuns: 1000 },
		);
	});

	test("the tooltip of an arrow in the diagram describes the media", () => {
		const trace = parseTrace(call("INVITE sip:bob@contoso.com SIP/2.0", OFFER));
		assert.match(messageText(trace, 0)!, /Offers audio \(SIREN, G722, PCMU\) and video \(H263\)/);
		const plain = parseTrace(call("MESSAGE sip:bob@contoso.com SIP/2.0", "hello"));
		assert.match(messageText(plain, 0)!, /hello$/);
	});

	test("the outline shows it beside a body", () => {
		const trace = parseTrace(call("INVITE sip:bob@contoso.com SIP/2.0", "v=0\r\nm=audio 5000 RTP/AVP 0"));
		assert.equal(symbols(trace)[0]!.children[0]!.detail, "Offers audio (PCMU), not encrypted · 2 lines");
	});
});

function call(startLine: string, body: string): string {
	return message(
		startLine,
		["CSeq: 1 INVITE", body.startsWith("v=") ? "Content-Type: application/sdp" : "Content-Type: text/plain"],
		body,
	);
}

function summary(startLine: string, body: string): readonly string[] {
	return bodySummary(parseTrace(call(startLine, body)), 0);
}

function check(startLine: string, body: string, expected: readonly string[]): void {
	assert.deepEqual(summary(startLine, body), expected);
}
