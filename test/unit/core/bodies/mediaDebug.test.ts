import assert from "node:assert/strict";
import { readMediaDebug } from "../../../../server/src/core/bodies/mediaDebug.ts";

suite("bodies: media debug", () => {
	test("addresses, relays, warnings, places", () => {
		const [sharing, ...others] = readMediaDebug(
			"application-sharing:ICEWarn=0x4000320,LocalSite=192.0.2.9:20702, LocalMR=192.0.2.63:54829,RemoteSite=198.51.100.11:62198, RemoteMR=203.0.113.64:51184,PortRange=1025:65000,LocalMRTCPPort=54829,RemoteMRTCPPort=51184,LocalLocation=1, RemoteLocation=2,FederationType=0",
		);
		assert.deepEqual(others, []);
		const { values, ...rest } = sharing!;
		assert.deepEqual(rest, {
			media: "application-sharing",
			iceWarn: 0x4000320,
			iceWarnEx: undefined,
			localSite: "192.0.2.9:20702",
			remoteSite: "198.51.100.11:62198",
			localRelay: "192.0.2.63:54829",
			remoteRelay: "203.0.113.64:51184",
			localLocation: "outside",
			remoteLocation: "inside",
			federationType: 0,
		});
		assert.equal(values.get("portrange"), "1025:65000");
	});

	test("several media", () => {
		const found = readMediaDebug(
			" audio : ICEWarn=0x0 , ICEWarnEx=0x20; video:ICEWarn=0x320,LocalSite=192.0.2.9:1,application-sharing:ICEWarn=5",
		);
		assert.deepEqual(
			found.map(({ media, iceWarn, iceWarnEx }) => [media, iceWarn, iceWarnEx]),
			[
				["audio", 0, 0x20],
				["video", 0x320, undefined],
				["application-sharing", 5, undefined],
			],
		);
	});

	test("any text", () => {
		assert.deepEqual(readMediaDebug(""), []);
		assert.deepEqual(readMediaDebug("audio:"), []);
		const [masked] = readMediaDebug("ICEWarn=none,LocalSite=xx.xx.xxx.x:xxx,LocalMR=,LocalLocation=9");
		assert.deepEqual(
			[masked!.media, masked!.iceWarn, masked!.localSite, masked!.localRelay, masked!.localLocation],
			["", undefined, "xx.xx.xxx.x:xxx", undefined, "unknown"],
		);
		assert.equal(readMediaDebug("a:b=1;".repeat(1000)).length, 20);
	});
});
