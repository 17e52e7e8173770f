import assert from "node:assert/strict";
import { readQuality } from "../../../../server/src/core/bodies/quality.ts";
import { hasNumbers } from "../../../../server/src/core/bodies/qualityReport.ts";
import { at, readAt } from "./bodyHelper.ts";

const XML = `<VQReportEvent xmlns="ms-rtcp-metrics" Version="3.0"><VQSessionReport SessionId="c1;from-tag=a;to-tag=b">
<Endpoint Name="PC1"/><DialogInfo CallId="c1" FromTag="a" ToTag="b" Start="2014-03-12T08:14:02.0Z" End="2014-03-12T08:24:02.0Z">
<DialogCategory>OCS</DialogCategory><FromURI>sip:alice@contoso.com</FromURI><ToURI>sip:bob@fabrikam.com</ToURI></DialogInfo>
<MediaLine Label="main-audio"><Description><Connectivity><Ice>RELAY</Ice><IceWarningFlags>32</IceWarningFlags>
<RelayAddress><IPAddr>203.0.113.64</IPAddr><Port>51184</Port></RelayAddress></Connectivity><Security>SRTP</Security><Transport>UDP</Transport>
<NetworkConnectivityInfo><NetworkConnection>wifi</NetworkConnection><VPN>true</VPN></NetworkConnectivityInfo>
<LocalAddr><IPAddr>192.0.2.9</IPAddr><Port>20702</Port><Inside>false</Inside></LocalAddr>
<RemoteAddr><IPAddr>198.51.100.11</IPAddr><Port>62198</Port></RemoteAddr></Description>
<InboundStream Id="1"><Network><Jitter><InterArrival>12</InterArrival><InterArrivalMax>80</InterArrivalMax></Jitter>
<PacketLoss><LossRate>0.12</LossRate><LossRateMax>0.40</LossRateMax></PacketLoss>
<Utilization><Packets>3000</Packets></Utilization><RatioConcealedSamplesAvg>0.08</RatioConcealedSamplesAvg></Network>
<Payload><Audio><PayloadType>114</PayloadType><PayloadDescription>x-msrta</PayloadDescription></Audio></Payload>
<QualityEstimates><Audio><NetworkMOS><OverallAvg>2.1</OverallAvg><DegradationAvg>1.4</DegradationAvg></NetworkMOS></Audio></QualityEstimates></InboundStream>
<OutboundStream Id="2"><Network><Delay><RoundTrip>210</RoundTrip><RoundTripMax>900</RoundTripMax></Delay></Network></OutboundStream>
</MediaLine></VQSessionReport></VQReportEvent>`;

suite("bodies: quality", () => {
	test("the report of a call, in XML", () => {
		const { found, text } = readAt(readQuality, XML);
		const report = found!;
		assert.deepEqual(
			[report.kind, report.callId, report.from, report.to, report.start, report.complete],
			["session", "c1", "sip:alice@contoso.com", "sip:bob@fabrikam.com", "2014-03-12T08:14:02.0Z", true],
		);
		const [audio] = report.media;
		assert.deepEqual(
			[audio!.label, audio!.path, audio!.iceWarnings, audio!.transport, audio!.security, audio!.codec],
			["main-audio", "relay", 32, "UDP", "SRTP", "x-msrta"],
		);
		assert.deepEqual(audio!.local, {
			address: "192.0.2.9",
			port: 20702,
			isInside: false,
			usesVpn: true,
			connection: "wifi",
			relay: "203.0.113.64",
		});
		assert.equal(audio!.remote.address, "198.51.100.11");
		const inbound = audio!.inbound!;
		assert.deepEqual(
			[inbound.lossRate, inbound.lossRateMax, inbound.jitter, inbound.jitterMax, inbound.listeningMos].map(
				(each) => each?.value,
			),
			[0.12, 0.4, 12, 80, 2.1],
		);
		assert.deepEqual(
			[inbound.degradation?.value, inbound.concealedRatio?.value, inbound.packets?.value],
			[1.4, 0.08, 3000],
		);
		assert.equal(at(text, inbound.lossRate!.span), "<LossRate>0.12</LossRate>");
		assert.deepEqual([audio!.outbound!.roundTrip?.value, audio!.outbound!.roundTripMax?.value], [210, 900]);
		assert.ok(hasNumbers(inbound));
	});

	test("truncated before its closing tags, as happens in logs", () => {
		const { found } = readAt(readQuality, XML.slice(0, XML.indexOf("<OutboundStream")));
		assert.deepEqual(
			[found!.complete, found!.media[0]!.inbound!.jitter?.value, found!.media[0]!.outbound],
			[false, 12, undefined],
		);
		assert.deepEqual(readAt(readQuality, "<VQReportEvent><VQSess").found?.media, []);
		assert.equal(readAt(readQuality, "<other/>").found, undefined);
	});

	test("invalid numbers are left out", () => {
		const { found } = readAt(
			readQuality,
			"<VQSessionReport><MediaLine><InboundStream><LossRate>1e5</LossRate><InterArrival>NaN</InterArrival></InboundStream></MediaLine></VQSessionReport>",
		);
		assert.equal(hasNumbers(found!.media[0]!.inbound!), false);
	});

	test("the report of a telephone, in text", () => {
		const { found, text } = readAt(
			readQuality,
			[
				"VQSessionReport: CallTerm",
				"CallID:c2@192.0.2.7",
				"LocalID:<sip:alice@contoso.com>",
				"RemoteID:<sip:bob@fabrikam.com>",
				"LocalMetrics:",
				"Timestamps:START=2010-02-17T13:59:42Z STOP=2010-02-17T13:59:46Z",
				'SessionDesc:PT=0 PD="PCMU" PPS=50',
				"LocalAddr:IP=192.0.2.7 PORT=62754 SSRC=0x1",
				"RemoteAddr:IP=198.51.100.3 PORT=54018 SSRC=0x2",
				"PacketLoss:NLR=5.5 JDR=2.0",
				"Delay:RTD=200 ESD=140 IAJ=8",
				"QualityEst:MOSLQ=3.9 MOSCQ=3.8",
				"RemoteMetrics:",
				"PacketLoss:NLR=0.0 JDR=0.0",
			].join("\r\n"),
		);
		const report = found!;
		assert.deepEqual(
			[report.callId, report.from, report.end],
			["c2@192.0.2.7", "<sip:alice@contoso.com>", "2010-02-17T13:59:46Z"],
		);
		const [audio] = report.media;
		assert.deepEqual([audio!.codec, audio!.local.address, audio!.remote.port], ["PCMU", "192.0.2.7", 54018]);
		const inbound = audio!.inbound!;
		assert.deepEqual(
			[inbound.lossRate?.value, inbound.jitter?.value, inbound.roundTrip?.value, inbound.listeningMos?.value],
			[0.055, 8, 200, 3.9],
		);
		assert.equal(at(text, inbound.lossRate!.span), "NLR=5.5");
		assert.equal(audio!.outbound!.lossRate?.value, 0);
		assert.equal(readAt(readQuality, "VQIntervalReport").found?.kind, "interval");
		assert.equal(readAt(readQuality, "VQRTCP").found, undefined);
	});
});
