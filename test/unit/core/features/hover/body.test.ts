import { checkLog, message } from "./hoverHelper.ts";

suite("hover: bodies", () => {
	test("a refused presence", () => {
		check(
			'<list uri="x"><resource uri="sip:carol@fabrikam.com"><inst<|>ance state="terminated" reason="rejected" statusCode="403"/></resource></list>',
			/^\*\*carol\\@fabrikam.com\*\*.*was refused \(403\)\.\n\n- 403 Forbidden.*\n- Rejected/s,
			'<resource uri="sip:carol@fabrikam.com"><instance state="terminated" reason="rejected" statusCode="403"/></resource>',
		);
	});

	test("an availability number, and who may see it", () => {
		const around = (state: string) =>
			`<categories uri="sip:bob@contoso.com"><category name="state" con<|>tainer="300"><state type="aggregateState">${state}</state></category></categories>`;
		check(around("<availability>15500</availability>"), /Category state.*- Container 300: for the workgroup/s);
		check(
			around("<availability>15<|>500</availability>").replace("con<|>tainer", "container"),
			/^\*\*Availability 15500\*\*.*Away \(15500\)/s,
			"<availability>15500</availability>",
		);
	});

	test("a failed command to a meeting", () => {
		check(
			'<response C3PVersion="1" code="failure"><getCon<|>ference reason="conferenceDoesntExist"/></response>',
			/getConference failed: conferenceDoesntExist/,
			'<getConference reason="conferenceDoesntExist"/>',
		);
	});

	test("a value of a quality report and its limit", () => {
		const report = (measure: string) =>
			`<VQSessionReport><MediaLine Label="main-audio"><InboundStream>${measure}<Packets>900</Packets></InboundStream></MediaLine></VQSessionReport>`;
		check(
			report("<LossRate>0.<|>12</LossRate>"),
			/^\*\*Packet loss 12 %\*\*.*- Poor: more than 10 %/s,
			"<LossRate>0.12</LossRate>",
		);
		check(report("<InterArrival>1<|>2</InterArrival>"), /Jitter 12 ms.*- The limit is 30 ms/s);
		check(report("<RoundTrip>1</RoundTrip>").replace("<MediaLine", "<Media<|>Line"), /main-audio/);
	});

	test("a SOAP fault and a SOAP argument", () => {
		check(
			"<Envelope><Body><Fault><faultcode>Cli<|>ent</faultcode></Fault></Body></Envelope>",
			/The server refused the call: Client\./,
		);
		check(
			"<Envelope><Body><setContact><URI>sip:b<|>ob</URI></setContact></Body></Envelope>",
			/\*\*URI\*\*/,
			"<URI>sip:bob</URI>",
		);
	});

	test("the first line stands for the body", () => {
		check(
			'<li<|>st uri="x"><resource uri="sip:a@contoso.com"><instance state="active"/></resource></list>',
			/- Presence of a\\@contoso.com is given/,
		);
		check('<list uri="x">\r\n\r\n<oth<|>er/></list>', undefined);
		check("<unkn<|>own/>", undefined);
	});

	test("the Content-Type and the first line of SDP describe what is offered", () => {
		const log = (type: string, body: string) =>
			message("INVITE sip:bob@contoso.com SIP/2.0", [`Content-Type: ${type}`], body);
		checkLog(log("application/s<|>dp", "v=0\r\nm=audio 1 RTP/AVP 0"), /- Offers audio \(PCMU\), not encrypted/);
		checkLog(log("application/sdp", "v=<|>0\r\nm=audio 1 RTP/AVP 0"), /version.*- Offers audio \(PCMU\)/s);
		checkLog(
			log("application/x-o<|>dd", '<contactList><contact uri="a"/></contactList>'),
			/- The contact list: 1 contact/,
		);
	});
});

function check(body: string, words: RegExp | undefined, about?: string): void {
	checkLog(message("NOTIFY sip:alice@contoso.com SIP/2.0", ["Content-Type: application/xml"], body), words, about);
}
