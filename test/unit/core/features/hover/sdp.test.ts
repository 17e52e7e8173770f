import { codecs, cryptoSuites, sdpAttributes, sdpLines } from "../../../../../server/src/core/sip/facts/sdp.ts";
import { check, checkLog, checkSdp, message } from "./hoverHelper.ts";

suite("hover: session descriptions", () => {
	for (const { letter } of sdpLines) {
		if (letter === "a") continue;
		test(`${letter}=`, () => {
			checkSdp(`${letter}=<|>x`, new RegExp(`^\\*\\*${letter}=\\*\\* · line of a session description`), `${letter}=x`);
		});
	}

	for (const { name } of sdpAttributes) {
		test(`a=${name}`, () => checkSdp(`m=audio 1 RTP/AVP 0\r\na=<|>${name}:x`, new RegExp(`^\\*\\*a=${name}\\*\\*`)));
	}

	for (const { name } of codecs) {
		test(name, () => checkSdp(`a=rtpmap:100 <|>${name}/8000`, new RegExp(`\`${name}\`: [A-Z]`)));
	}

	for (const { name } of cryptoSuites) {
		test(name, () =>
			checkSdp(`a=crypto:2 ${name} <|>inline:abc|2^31|1:1`, /Key 2, [\s\S]*AES[\s\S]*valid for 2\\\^31 packets/),
		);
	}

	test("the media line, and the codecs in it", () => {
		const media = (line: string) =>
			`${line}\r\na=rtpmap:114 x-msrta/16000\r\nm=video 2 RTP/AVP 114\r\na=rtpmap:114 H264/90000`;
		checkSdp(
			media("m=au<|>dio 57610 RTP/SAVP 114 8 77"),
			/`57610`[\s\S]*encrypted \(SRTP\)[\s\S]*`x-msrta\/16000, PCMA\/8000, 77`/,
		);
		checkSdp(media("m=audio 57610 RTP/SAVP 1<|>14 8"), /RTAudio[\s\S]*16000 Hz/, "114");
		checkSdp(media("m=audio 57610 RTP/SAVP 114 <|>8"), /A-law/, "8");
		checkSdp("m=audio 1 RTP/AVP 114\r\nm=video 2 RTP/AVP 11<|>4\r\na=rtpmap:114 H264/90000", /H\.264/, "114");
		checkSdp("m=au<|>dio 0 RTP/AVP 0", /refused or turned off/);
	});

	test("addresses, bandwidth, times", () => {
		checkSdp("c=IN IP4 <|>192.0.2.21", /IPv4 address `192\.0\.2\.21`/);
		checkSdp("c=IN IP4 <|>0.0.0.0", /on hold/);
		checkSdp("o=- 1 <|>3 IN IP6 ::1", /version `3`\n- IPv6 address `::1`/);
		checkSdp("b=CT:9<|>9980", /99980 kbit\/s for the whole session/);
		checkSdp("b=AS:6<|>4\r\nm=audio 5000 RTP/AVP 0", /64 kbit\/s for all media together/);
		checkSdp("m=audio 5000 RTP/AVP 0\r\nb=AS:6<|>4", /64 kbit\/s for this media/);
		checkSdp("t=0 <|>0", /No time limit/);
	});

	test("ICE candidates of the standard and of the early draft", () => {
		const standard = "a=candidate:1 2 UDP 2130706431 192.0.2.1 5000 typ <|>relay raddr 10.0.0.1 rport 4000";
		checkSdp(
			standard,
			/`relay`: an address on the media relay[\s\S]*`192\.0\.2\.1:5000` over `UDP`[\s\S]*RTCP[\s\S]*`10\.0\.0\.1:4000`/,
		);
		checkSdp(
			"a=candidate:Gg<|>PE 1 K4D1 UDP 0.830 192.0.2.1 10096",
			/`192\.0\.2\.1:10096` over `UDP`[\s\S]*0\.830[\s\S]*early draft/,
		);
		checkSdp("a=candidate:<|>nonsense", /^\*\*a=candidate\*\*/);
	});

	test("attributes with values", () => {
		checkSdp("a=encryption:requ<|>ired", /`required`: only encrypted/);
		checkSdp(
			"m=audio 1 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:<|>101 0-16",
			/For `telephone-event\/8000`/,
		);
		checkSdp("a=ptime:<|>20", /20 ms/);
		checkSdp("a=un<|>known:1", /^\*\*a=\*\*/);
	});

	test("in a part of a multipart body, but not in other text", () => {
		const part = (line: string) => ["--x", "Content-Type: application/sdp", "", "v=0", line, "--x--"].join("\r\n");
		const log = (body: string) => message("INVITE sip:a SIP/2.0", ["Content-Type: multipart/mixed;boundary=x"], body);
		checkLog(log(part("s=<|>session")), /^\*\*s=\*\*/);
		checkLog(log("a=<|>b"), undefined);
		check("a=<|>b: x", undefined);
	});
});
