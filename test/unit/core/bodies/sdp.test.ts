import assert from "node:assert/strict";
import { agreeOn, mainCodecs, readSdp, type Sdp } from "../../../../server/src/core/bodies/sdp.ts";
import { at, readAt } from "./bodyHelper.ts";

const OFFER = [
	"v=0",
	"o=- 0 0 IN IP4 192.0.2.9",
	"s=session",
	"c=IN IP4 192.0.2.9",
	"t=0 0",
	"m=audio 20702 RTP/SAVP 114 9 0 13 101",
	"a=candidate:1 1 UDP 2130706431 192.0.2.9 20702 typ host",
	"a=candidate:2 1 TCP-PASS 6556159 203.0.113.64 51184 typ relay raddr 192.0.2.9 rport 20702",
	"a=candidate:nonsense",
	"a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:x|2^31|1:1",
	"a=rtpmap:114 x-msrta/16000",
	"a=rtpmap:101 telephone-event/8000",
	"a=encryption:optional",
	"a=label:main-audio",
	"m=video 0 RTP/AVP 34",
	"m=applicationsharing 50040 TCP/RTP/AVP 127",
	"a=rtpmap:127 x-data/90000",
	"a=sendonly",
];

suite("bodies: SDP", () => {
	test("media, codecs, encryption, candidates", () => {
		const { found, text } = readAt(readSdp, OFFER.join("\r\n"));
		const [audio, video, sharing] = found!.media;
		assert.deepEqual([found!.address, found!.media.length], ["192.0.2.9", 3]);
		assert.deepEqual(
			[audio!.kind, audio!.label, audio!.port, audio!.profile, audio!.codecs, audio!.direction, audio!.encryption],
			[
				"audio",
				"main-audio",
				20702,
				"RTP/SAVP",
				["x-msrta", "G722", "PCMU", "CN", "telephone-event"],
				"sendrecv",
				"optional",
			],
		);
		assert.deepEqual(mainCodecs(audio!), ["x-msrta", "G722", "PCMU"]);
		assert.deepEqual(
			audio!.candidates.map(({ kind, address, port, transport, component }) => [
				kind,
				address,
				port,
				transport,
				component,
			]),
			[
				["host", "192.0.2.9", 20702, "UDP", 1],
				["relay", "203.0.113.64", 51184, "TCP-PASS", 1],
			],
		);
		assert.equal(audio!.hasRelay, true);
		assert.match(at(text, audio!.span), /^m=audio.*a=label:main-audio$/s);
		assert.deepEqual(
			[video!.isRefused, video!.codecs, video!.encryption, video!.hasRelay],
			[true, ["H263"], "none", false],
		);
		assert.deepEqual([sharing!.direction, sharing!.isOnHold, sharing!.codecs], ["sendonly", true, ["x-data"]]);
	});

	test("candidates of the early draft have no type", () => {
		const { media } = sdp("m=audio 1 RTP/AVP 0", "a=candidate:GgPE 1 K4D1 UDP 0.830 192.0.2.1 10096");
		assert.deepEqual(
			[media[0]!.candidates[0]!.kind, media[0]!.candidates[0]!.port, media[0]!.hasRelay],
			["unknown", 10096, undefined],
		);
	});

	test("hold, in both notations, and directions of the session", () => {
		assert.equal(sdp("m=audio 1 RTP/AVP 0", "c=IN IP4 0.0.0.0").media[0]!.isOnHold, true);
		assert.equal(sdp("a=inactive", "m=audio 1 RTP/AVP 0").media[0]!.direction, "inactive");
		assert.equal(sdp("a=inactive", "m=audio 1 RTP/AVP 0", "a=sendrecv").media[0]!.isOnHold, false);
	});

	test("encryption from profile, attribute and keys", () => {
		const encryption = (profile: string, ...lines: readonly string[]) =>
			sdp(`m=audio 1 ${profile} 0`, ...lines).media[0]!.encryption;
		assert.equal(encryption("RTP/SAVP"), "required");
		assert.equal(encryption("RTP/AVP", "a=encryption:rejected"), "none");
		assert.equal(encryption("RTP/AVP", "a=encryption:required"), "required");
		assert.equal(encryption("RTP/AVP", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x"), "optional");
		assert.equal(encryption("RTP/AVP"), "none");
		assert.equal(encryption("sip"), undefined);
	});

	test("what two sides agree on", () => {
		const offer = sdp(...OFFER.slice(1));
		const answer = sdp(
			"m=audio 9000 RTP/SAVP 0 114 101",
			"a=rtpmap:114 x-msrta/16000",
			"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x",
			"a=recvonly",
			"m=video 0 RTP/AVP 34",
		);
		assert.deepEqual(
			agreeOn(offer, answer).map(({ kind, isRefused, codec, isEncrypted, direction }) => [
				kind,
				isRefused,
				codec,
				isEncrypted,
				direction,
			]),
			[
				["audio", false, "PCMU", true, "recvonly"],
				["video", true, undefined, undefined, undefined],
				["applicationsharing", true, undefined, undefined, undefined],
			],
		);
		assert.deepEqual(agreeOn(offer, sdp())[0]!.answered, undefined);
	});

	test("a truncated description, and other texts", () => {
		assert.deepEqual(sdp("m=audio").media[0]!.port, undefined);
		assert.deepEqual(sdp("m=").media[0]!.kind, "");
		assert.deepEqual(readAt(readSdp, "v=0").found?.media, []);
		assert.equal(readAt(readSdp, "hello").found, undefined);
		assert.equal(readAt(readSdp, "").found, undefined);
		assert.equal(sdp(...Array(1000).fill("m=audio 1 RTP/AVP 0")).media.length, 100);
	});
});

function sdp(...lines: readonly string[]): Sdp {
	return readAt(readSdp, ["v=0", ...lines].join("\n")).found!;
}
