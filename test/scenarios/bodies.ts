/** Bodies of messages, in our own words. */

export type Body = readonly [type: string, body: string];

export function sdp(ip: string, port: number, encryption = "optional"): Body {
	const lines = [
		"v=0",
		`o=- 0 0 IN IP4 ${ip}`,
		"s=session",
		`c=IN IP4 ${ip}`,
		"b=CT:99980",
		"t=0 0",
		`m=audio ${port} RTP/SAVP 114 111 0 8 101`,
		`a=encryption:${encryption}`,
		"a=rtpmap:0 PCMU/8000",
		"a=rtpmap:8 PCMA/8000",
		"a=rtpmap:101 telephone-event/8000",
		"a=fmtp:101 0-16",
	];
	return ["application/sdp", `${lines.join("\r\n")}\r\n`];
}

export function pidf(uri: string, availability: number): Body {
	return [
		"application/msrtc-event-categories+xml",
		`<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="${uri}"><category name="state" instance="1" version="1"><state xmlns="http://schemas.microsoft.com/2006/09/sip/state"><availability>${availability}</availability></state></category></categories>`,
	];
}

export function fault(code: string, text: string): Body {
	return [
		"application/msrtc-fault+xml",
		`<Fault xmlns="http://schemas.microsoft.com/sip/fault/">\r\n<Faultcode>${code}</Faultcode>\r\n<Faultstring>${text}</Faultstring>\r\n</Fault>\r\n`,
	];
}

export function batchSubscribe(uris: readonly string[]): Body {
	const resources = uris.map((uri) => `<resource uri="${uri}"/>`).join("");
	return [
		"application/msrtc-adrl-categorylist+xml",
		`<batchSub xmlns="http://schemas.microsoft.com/2006/01/sip/batch-subscribe" name=""><action name="subscribe"><adhocList>${resources}</adhocList></action></batchSub>`,
	];
}

export function delegates(uri: string): Body {
	return [
		"application/msrtc-setdelegate+xml",
		`<setDelegates xmlns="http://schemas.microsoft.com/2007/09/sip/delegate-management" version="2"><setDelegate uri="${uri}" action="add"/></setDelegates>`,
	];
}

export function text(words: string): Body {
	return ["text/plain; charset=UTF-8", words];
}

/** An offer or answer with these media sections, as `audio 50010` or `applicationsharing 50020`, and lines for all of them. */
export function media(ip: string, sections: readonly string[], ...lines: readonly string[]): Body {
	const all = ["v=0", `o=- 0 0 IN IP4 ${ip}`, "s=session", `c=IN IP4 ${ip}`, "b=CT:99980", "t=0 0"];
	for (const section of sections) {
		const [kind] = section.split(" ");
		if (kind === "audio") all.push(`m=${section} RTP/SAVP 114 8 0 101`, "a=rtpmap:114 x-msrta/16000");
		else if (kind === "video") all.push(`m=${section} RTP/SAVP 122 121`, "a=rtpmap:122 X-H264UC/90000");
		else if (kind === "applicationsharing") all.push(`m=${section} TCP/RTP/SAVP 127`, "a=rtpmap:127 x-data/90000");
		else all.push(`m=${section} sip null`);
		all.push(...lines);
	}
	return ["application/sdp", `${all.join("\r\n")}\r\n`];
}

/** A request of the conference protocol ([MS-CONFBAS] 2.2.1). */
export function c3p(to: string, from: string, id: number, command: string): Body {
	return [
		"application/cccp+xml",
		`<?xml version="1.0"?>\r\n<request xmlns="urn:ietf:params:xml:ns:cccp" xmlns:mscp="http://schemas.microsoft.com/rtc/2005/08/cccpextensions" C3PVersion="1" to="${to}" from="${from}" requestId="${id}">${command}</request>\r\n`,
	];
}

/** The response to one: `code` is success, pending or failure. */
export function c3pResponse(from: string, to: string, id: number, code: string, command: string): Body {
	return [
		"application/cccp+xml",
		`<response xmlns="urn:ietf:params:xml:ns:cccp" requestId="${id}" C3PVersion="1" from="${from}" to="${to}" code="${code}">${command}</response>\r\n`,
	];
}

/** The roster of a meeting: one user, in a state. */
export function roster(focus: string, version: number, user: string, state: string, status: string): Body {
	return [
		"application/conference-info+xml",
		`<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="${focus}" state="partial" version="${version}"><users state="partial"><user entity="${user}" state="${state}"><roles><entry>attendee</entry></roles><endpoint entity="{5F5B0E1A-0C2D-4A55-9E0B-5A3C9F1D2B11}"><status>${status}</status></endpoint></user></users></conference-info>\r\n`,
	];
}

/** A list of presence subscriptions and their states (RFC 4662 5): one `instance` element per contact. */
export function rlmi(self: string, version: number, instances: ReadonlyMap<string, string>): Body {
	const boundary = "3f8Kq0ZbRlmi";
	const resources = [...instances].map(
		([uri, attributes]) => `<resource uri="${uri}"><instance id="0" ${attributes}/></resource>`,
	);
	const lines = [
		`--${boundary}`,
		"Content-Transfer-Encoding: binary",
		"Content-ID: <list0@contoso.com>",
		"Content-Type: application/rlmi+xml",
		"",
		`<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="${self}" version="${version}" fullState="false">`,
		...resources,
		"</list>",
		`--${boundary}--`,
		"",
	];
	const type = `multipart/related;type="application/rlmi+xml";start=list0@contoso.com;boundary="${boundary}"`;
	return [type, lines.join("\r\n")];
}

/** A SOAP envelope around a request or a response. */
export function soap(content: string): Body {
	return [
		"application/SOAP+xml",
		`<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>\r\n`,
	];
}

export function soapFault(code: string, words: string): Body {
	return soap(`<SOAP-ENV:Fault><faultcode>${code}</faultcode><faultstring>${words}</faultstring></SOAP-ENV:Fault>`);
}

/** The state that a client publishes ([MS-PRES] 2.2.2). */
export function publication(uri: string, version: number, availability: number): Body {
	return [
		"application/msrtc-category-publish+xml",
		`<publish xmlns="http://schemas.microsoft.com/2006/09/sip/rich-presence"><publications uri="${uri}"><publication categoryName="state" instance="906391549" container="2" version="${version}" expireType="endpoint"><state xmlns="http://schemas.microsoft.com/2006/09/sip/state" manual="false" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="machineState"><availability>${availability}</availability></state></publication></publications></publish>\r\n`,
	];
}

/** The body of a NOTIFY about a transfer: the start line of the third party's response (RFC 3515 2.4.5). */
export function sipfrag(startLine: string): Body {
	return ["message/sipfrag;version=2.0", `${startLine}\r\n`];
}

export interface Quality {
	/** Fraction of packets lost, 0 to 1. */
	readonly loss: number;
	readonly jitter: number;
	readonly roundTrip: number;
	readonly degradation: number;
	/** Fraction of samples concealed, 0 to 1. */
	readonly concealed: number;
}

/** A client's report on the audio quality of a call ([MS-QoE] 2.2.1). */
export function qualityReport(dialog: { callId: string; from: string; to: string }, quality: Quality): Body {
	const { loss, jitter, roundTrip, degradation, concealed } = quality;
	const network = `<Network><Jitter><InterArrival>${jitter}</InterArrival><InterArrivalMax>${jitter * 3}</InterArrivalMax></Jitter><PacketLoss><LossRate>${loss}</LossRate><LossRateMax>${Math.min(1, loss * 2)}</LossRateMax></PacketLoss><Delay><RoundTrip>${roundTrip}</RoundTrip><RoundTripMax>${roundTrip * 2}</RoundTripMax></Delay><Utilization><Packets>5120</Packets></Utilization></Network>`;
	const signal = `<Payload><Audio><PayloadType>114</PayloadType><PayloadDescription>x-msrta</PayloadDescription><SampleRate>16000</SampleRate><Signal><RatioConcealedSamplesAvg>${concealed}</RatioConcealedSamplesAvg></Signal></Audio></Payload>`;
	const estimates = `<QualityEstimates><Audio><NetworkMOS><OverallAvg>${(4.1 - degradation).toFixed(2)}</OverallAvg><OverallMin>${(3.9 - degradation).toFixed(2)}</OverallMin><DegradationAvg>${degradation}</DegradationAvg><DegradationMax>${degradation}</DegradationMax></NetworkMOS></Audio></QualityEstimates>`;
	return [
		"application/vq-rtcpxr+xml",
		`<?xml version="1.0"?>\r\n<VQReportEvent xmlns="ms-rtcp-metrics" Version="2.0"><VQSessionReport SessionId="${dialog.callId}"><Endpoint Name="PC-21"/><DialogInfo CallId="${dialog.callId}" Start="2014-05-06T09:00:02Z" End="2014-05-06T09:03:20Z"><FromURI>${dialog.from}</FromURI><ToURI>${dialog.to}</ToURI><Caller>true</Caller></DialogInfo><MediaLine Label="main-audio"><Description><Connectivity><Ice>DIRECT</Ice></Connectivity><Security>SRTP</Security><Transport>UDP</Transport></Description><InboundStream Id="1041">${network}${signal}${estimates}</InboundStream></MediaLine></VQSessionReport></VQReportEvent>\r\n`,
	];
}

/** A telephone's plain-text report (RFC 6035 4.6): loss in percent, delays in milliseconds. */
export function phoneReport(callId: string, percent: number, jitter: number, roundTrip: number): Body {
	const lines = [
		"VQSessionReport: CallTerm",
		`CallID: ${callId}`,
		"LocalMetrics:",
		"Timestamps:START=2014-05-07T09:00:04Z STOP=2014-05-07T09:02:44Z",
		"SessionDesc:PT=8 PD=PCMA SR=8000 FD=20 PPS=50 PLC=3 SSUP=off",
		`PacketLoss:NLR=${percent.toFixed(1)} JDR=0.2`,
		`Delay:RTD=${roundTrip} ESD=60 IAJ=${jitter}`,
		"QualityEst:MOSLQ=3.9 MOSCQ=3.8",
	];
	return ["application/vq-rtcpxr", `${lines.join("\r\n")}\r\n`];
}
