import assert from "node:assert/strict";
import { conferenceReason, conferenceReasons } from "../../../../../server/src/core/sip/facts/conferenceReasons.ts";
import {
	iceFlagRows,
	iceFlags,
	readIceFlags,
	unknownIceBits,
} from "../../../../../server/src/core/sip/facts/iceFlags.ts";
import { isBeyond, qualityLimit, qualityLimits } from "../../../../../server/src/core/sip/facts/qualityLimits.ts";

suite("facts: media and conferences", () => {
	test("a value of ICEWarn is split into its flags", () => {
		assert.deepEqual(
			iceFlags(0x4000320).map(({ value, about }) => [value, about]),
			[
				[0x20, "local"],
				[0x100, "tcp-nat"],
				[0x200, "tcp-relay"],
				[0x4000000, "tcp-relay"],
			],
		);
		assert.deepEqual(iceFlags(0), []);
		assert.deepEqual(iceFlags(Number.NaN), []);
		assert.equal(unknownIceBits(0x4000320), 0);
		assert.equal(unknownIceBits(0x80000820), 0x80000800);
		for (const { value } of iceFlagRows) assert.equal(value & (value - 1), 0, String(value));
	});

	test("ICEWarn is hexadecimal, or decimal", () => {
		assert.equal(readIceFlags("0x40003a0"), 0x40003a0);
		assert.equal(readIceFlags("0X0"), 0);
		assert.equal(readIceFlags("12"), 12);
		for (const text of ["", "0x", "0x1g", "1e3", undefined]) assert.equal(readIceFlags(text), undefined, text);
	});

	test("reasons of conferences, in any case and both spellings", () => {
		assert.equal(conferenceReason("CONFERENCEDOESNTEXIST")?.reason, "conferenceDoesntExist");
		assert.equal(conferenceReason("ConferenceDoesNotExist")?.reason, "conferenceDoesntExist");
		assert.equal(conferenceReason("invalidPasscode")?.cause, "auth");
		assert.equal(conferenceReason("nonesuch"), undefined);
		assert.equal(new Set(conferenceReasons.map((row) => conferenceReason(row.reason))).size, conferenceReasons.length);
	});

	test("limits for quality values", () => {
		const loss = qualityLimit("audio", "packetlossrate")!;
		assert.equal(isBeyond(loss, 0.1), false);
		assert.equal(isBeyond(loss, 0.11), true);
		assert.equal(isBeyond(loss, Number.NaN), false);
		const rate = qualityLimit("video", "VideoFrameRateAvg")!;
		assert.equal(isBeyond(rate, 6.9), true);
		assert.equal(isBeyond(rate, 7), false);
		assert.equal(qualityLimit("video", "RoundTrip"), undefined);
		const keys = qualityLimits.map((row) => `${row.kind} ${row.metric}`);
		assert.equal(new Set(keys).size, keys.length);
	});
});
