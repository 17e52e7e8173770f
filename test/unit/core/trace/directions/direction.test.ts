import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { frameOf } from "../../../../../server/src/core/trace/directions/framing.ts";
import { writeLog, writeServerLog } from "../../../../support/fixture.ts";

/** The direction of each message: `→` sent, `←` received, `?` unknown. */
function check(script: string, expected: string): void {
	checkText(writeLog(script), expected);
}

function checkText(text: string, expected: string): void {
	const trace = parseTrace(text);
	const arrows = { sent: "→", received: "←", unknown: "?" };
	const found = Array.from({ length: trace.index.messages.count }, (_, message) => arrows[trace.direction(message)]);
	assert.equal(found.join(""), expected);
}

suite("direction: framing records", () => {
	const sent = "- 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 9 bytes";
	const cases: readonly [string, string, string][] = [
		["before and behind", `0 # Sending Packet ${sent}\n0 INFO 1\n0 # End of Sending Packet ${sent}`, "→"],
		["before", `0 # Data Received ${sent}\n0 INFO 1`, "←"],
		["behind", `0 INFO 1\n0 # End of Data Received ${sent}`, "←"],
		["behind, of the message before", `0 INFO 1\n0 # End of Data Received ${sent}\n0 BYE 2 call=x via=192.0.2.9`, "←?"],
		["before, of the next message", `0 INFO 1 call=x via=192.0.2.9\n0 # Sending Packet ${sent}\n0 BYE 2`, "?→"],
		["against the headers", `0 # Data Received ${sent}\n0 REGISTER 1`, "←"],
		["another record between", `0 INFO 1\n0 # text\n0 # End of Data Received ${sent}`, "?"],
		[
			"behind wins for the second of two",
			`0 # Sending Packet ${sent}\n0 INFO 1\n0 INFO 2 call=x\n0 # End of Data Received ${sent}`,
			"→←",
		],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));

	test("two threads interleaved: each message has the frame of its own thread", () => {
		const ids = (call: string) => `From: a;tag=1\nCall-ID: ${call}\n`;
		checkText(
			"10:00:00.000 1:2 INFO :: Sending Packet -\n10:00:00.000 1:3 INFO :: Data Received -\n" +
				`10:00:00.001 1:2 INFO :: INFO sip:a SIP/2.0\n${ids("x")}CSeq: 1 INFO\n\n` +
				`10:00:00.001 1:3 INFO :: SIP/2.0 200 OK\n${ids("y")}CSeq: 5 BYE\n\n`,
			"→←",
		);
	});

	test("the start line on the next line", () => {
		checkText("10:00:00.000 1:2 INFO :: Data Received - 192.0.2.1:1\nREGISTER sip:a SIP/2.0\n", "←");
	});

	test("a framing record with its own message does not describe the next one", () => {
		const ids = "From: a;tag=1\nCall-ID: x\nCSeq: 1 REGISTER\n";
		checkText(
			`10:00:00.000 1:2 INFO :: Sending Packet -\nREGISTER sip:a SIP/2.0\n${ids}\n` +
				`10:00:00.000 1:2 INFO :: SIP/2.0 200 OK\n${ids}`,
			"→←",
		);
	});

	test("contradicting the dialog: each message follows its frame, and the first frame decides for the dialog", () => {
		check(
			"0 INFO 1\n0 # End of Data Received -192.0.2.1:1\n1 INFO 2\n1 # End of Sending Packet - 192.0.2.1:1\n2 # text\n2 INFO 3",
			"←→←",
		);
	});

	test("the log of a server: only frames count, because forwarded messages go both ways", () => {
		checkText(writeServerLog("0 REGISTER 1 dir=in\n0 REGISTER 1 call=x dir=out\n0 REGISTER 1 call=y"), "←→?");
	});

	test("a capture, without a sending or receiving side", () => {
		const head = "2019/01/01 12:00:00.123456 192.0.2.40:5060 -> 198.51.100.1:5060\n";
		checkText(`${head}REGISTER sip:b SIP/2.0\nCall-ID: c\nCSeq: 1 REGISTER\nUser-Agent: x\n\n\n`, "?");
	});

	test("the frame itself", () => {
		const { index } = parseTrace(
			writeLog(`0 # Sending Packet ${sent}\n0 INFO 1\n0 # End of Sending Packet ${sent}\n0 BYE 1`),
		);
		assert.equal(frameOf(index, 0)?.place, "start");
		assert.equal(frameOf(index, 1), undefined);
	});
});

suite("direction: headers", () => {
	const cases: readonly [string, string, string][] = [
		["nothing to go by", "0 INFO 1", "?"],
		["a response with nothing to go by", "0 200 1 INFO", "?"],
		["a response with Server", "0 200 1 INFO | Server: RTC/3.0", "←"],
		["a response with a signature", "0 200 1 INFO | Authentication-Info: NTLM rspauth=x", "←"],
		["a response with a proxy's signature", "0 200 1 INFO | Proxy-Authentication-Info: NTLM rspauth=x", "←"],
		["a challenge", "0 401 1 INFO | WWW-Authenticate: NTLM", "←"],
		["a proxy's challenge", "0 407 1 INFO | Proxy-Authenticate: NTLM", "←"],
		["a response with a received mark", "0 200 1 INFO branch=x;ms-received-port=1", "←"],
		["a response with received", "0 200 1 INFO branch=x;received=192.0.2.7", "←"],
		["a response of the client", "0 200 1 INFO | User-Agent: UCCAPI/3.5", "→"],
		["Server goes before User-Agent", "0 200 1 INFO | User-Agent: UCCAPI/3.5 | Server: RTC/3.0", "←"],
		["a request of the client", "0 INFO 1 | User-Agent: UCCAPI/3.5", "→"],
		["credentials", "0 INFO 1 | Authorization: NTLM x=y", "→"],
		["credentials for a proxy", "0 INFO 1 | Proxy-Authorization: NTLM x=y", "→"],
		["a second Via", "0 INFO 1 | User-Agent: x | Via: SIP/2.0/TCP 192.0.2.9", "←"],
		["Record-Route", "0 INFO 1 | User-Agent: x | Record-Route: <sip:h>", "←"],
		["a signed request", "0 INFO 1 | User-Agent: x | Authentication-Info: NTLM rspauth=x", "←"],
		["a signed request of a proxy", "0 INFO 1 | User-Agent: x | Proxy-Authentication-Info: NTLM rspauth=x", "←"],
		["a request with a received mark", "0 INFO 1 branch=x;ms-received-cid=1 | User-Agent: x", "←"],
		["REGISTER", "0 REGISTER 1", "→"],
		["SUBSCRIBE", "0 SUBSCRIBE 1", "→"],
		["SERVICE", "0 SERVICE 1", "→"],
		["PUBLISH", "0 PUBLISH 1", "→"],
		["BENOTIFY", "0 BENOTIFY 1", "←"],
		["SUBSCRIBE of a peer, which a proxy passed on", "0 SUBSCRIBE 1 | Record-Route: <sip:h>", "←"],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});

suite("direction: by other messages", () => {
	const cases: readonly [string, string, string][] = [
		["a response goes against its request", "0 REGISTER 1\n1 200 1 REGISTER", "→←"],
		["a request goes against its response", "0 INFO 1\n1 200 1 INFO | Server: x", "→←"],
		["all requests with one From tag", "0 INFO 1\n1 INFO 2\n2 INFO 3 | User-Agent: x", "→→→"],
		[
			"the other side of the dialog",
			"0 INVITE 1 tag=a | User-Agent: x\n1 200 1 INVITE tag=a totag=b\n2 BYE 1 tag=b totag=a\n2 200 1 BYE tag=b totag=a",
			"→←←→",
		],
		["the other side comes first", "0 BYE 1 tag=b totag=a\n1 INFO 2 tag=a totag=b | User-Agent: x", "←→"],
		[
			"the logs of both sides in one file: each tells its own side",
			"0 INVITE 1 pid=1 | User-Agent: x\n1 INVITE 1 pid=2 via=192.0.2.9 | Record-Route: <sip:h>\n2 200 1 INVITE pid=2\n3 200 1 INVITE pid=1",
			"→←→←",
		],
		["no tag is no one's tag", "0 INFO 1 tag=- | User-Agent: x\n1 INFO 2 tag=b via=192.0.2.9", "→?"],
		[
			"without a Call-ID nobody is of the same side",
			"0 INFO 1 call=- | User-Agent: x\n1 INFO 2 call=- via=192.0.2.9",
			"→?",
		],
		[
			"the other side of a side that is known goes the other way, whatever its headers say",
			"0 INFO 1 tag=a totag=b | Record-Route: <sip:h>\n1 INFO 1 tag=b totag=a | Record-Route: <sip:h>",
			"←→",
		],
		[
			"a later message of a side shows where an earlier one went",
			"0 INFO 1 tag=b via=192.0.2.8\n1 INFO 2 tag=b totag=a via=192.0.2.9\n2 REGISTER 1 tag=a",
			"←←→",
		],
		[
			"a message without a To tag hides nothing of the next one's",
			"0 INFO 1 tag=b via=192.0.2.9\n1 INFO 2 tag=b totag=a via=192.0.2.9\n2 INFO 1 tag=a | User-Agent: x",
			"←←→",
		],
		["other Call-IDs tell nothing", "0 INFO 1 call=x via=192.0.2.9\n1 REGISTER 1 call=y", "?→"],
		["without Call-ID nothing is learnt", "0 REGISTER 1 call=-\n1 200 1 REGISTER call=-", "→?"],
		[
			"a frame decides for its dialog",
			"0 SUBSCRIBE 1\n0 # End of Data Received -192.0.2.1:1\n1 200 1 SUBSCRIBE | Server: x\n2 SUBSCRIBE 2",
			"←→←",
		],
		[
			"each frame for its own message",
			"0 INFO 1\n0 # End of Data Received -192.0.2.1:1\n1 INFO 1\n1 # End of Sending Packet - 192.0.2.1:1",
			"←→",
		],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});

suite("direction: by the address in the Via", () => {
	const cases: readonly [string, string, string][] = [
		["the client's own", "0 INFO 1 call=x\n1 REGISTER 1 call=y\n2 200 1 INFO call=x", "→→←"],
		["another's", "0 INFO 1 call=x via=192.0.2.9\n1 BENOTIFY 1 call=y via=192.0.2.9", "←←"],
		["another port is another address", "0 INFO 1 call=x via=192.0.2.1:5\n1 REGISTER 1 call=y", "?→"],
		[
			"the case of a host name means nothing",
			"0 INFO 1 call=x via=PC.contoso.com\n1 REGISTER 1 call=y via=pc.contoso.com",
			"→→",
		],
		["one that both sides use tells nothing", "0 INFO 1 call=x\n1 REGISTER 1 call=y\n2 BENOTIFY 1 call=z", "?→←"],
		[
			"it goes before a User-Agent",
			"0 INFO 1 call=x via=192.0.2.9 | User-Agent: x\n1 BENOTIFY 1 call=y via=192.0.2.9",
			"←←",
		],
		[
			"the other side of the dialog goes before a User-Agent",
			"0 INVITE 1 tag=a | Authorization: x\n1 200 1 INVITE tag=a totag=b | Server: x\n2 BYE 1 tag=b totag=a via=192.0.2.9 | User-Agent: x",
			"→←←",
		],
		[
			"one that a dialog has shown to be another's goes before a User-Agent",
			`0 INVITE 1 tag=a | Authorization: x
			1 200 1 INVITE tag=a totag=b | Server: x
			2 OPTIONS 1 call=o via=192.0.2.9 | User-Agent: x
			2 200 1 OPTIONS call=o via=192.0.2.9 | User-Agent: y
			3 BYE 1 tag=b totag=a via=192.0.2.9 | User-Agent: x`,
			"→←←→←",
		],
		[
			"from dialog to dialog, against the order of the log",
			`0 INFO 1 call=z via=192.0.2.4 tag=z
			1 INFO 1 call=y via=192.0.2.3 tag=y
			1 INFO 2 call=y via=192.0.2.4 tag=x totag=y
			2 INFO 1 call=x via=192.0.2.2 tag=a
			2 INFO 2 call=x via=192.0.2.3 tag=b totag=a
			3 BENOTIFY 1 call=w via=192.0.2.2`,
			"←→←←→←",
		],
		[
			"one that two dialogs show on both sides tells nothing",
			`0 INFO 1 call=z via=192.0.2.9
			1 INFO 1 call=x tag=a totag=b via=192.0.2.9
			1 REGISTER 2 call=x tag=b totag=a
			2 INFO 1 call=y tag=a totag=b via=192.0.2.9
			2 BENOTIFY 1 call=y tag=b totag=a`,
			"?←→→←",
		],
		[
			"a User-Agent that decides speaks for its address as well",
			"0 INFO 1 call=x | User-Agent: x\n1 INFO 1 call=y\n1 200 1 INFO call=y",
			"→→←",
		],
		[
			"credentials go before a User-Agent",
			"0 INFO 1 call=x tag=a totag=b via=192.0.2.9 | User-Agent: x\n1 INFO 1 call=x tag=b totag=a | Authorization: x",
			"←→",
		],
		[
			"where the logs of two clients stand in one file, each tells its own",
			`0 REGISTER 1 call=r pid=1
			1 INFO 1 call=x pid=1
			1 BENOTIFY 1 call=b pid=2
			1 INFO 1 call=x pid=2`,
			"→→←←",
		],
		[
			"what another process knows of it tells nothing where both wrote at a time: it may be the other side of the call",
			"0 REGISTER 1 call=r pid=1\n1 # text pid=2\n2 # text pid=1\n3 INFO 1 call=x pid=2",
			"→?",
		],
		[
			"what another process knows of it, where its own does not",
			"0 REGISTER 1 call=r pid=1\n1 INFO 1 call=x pid=2",
			"→→",
		],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));

	test("a missing Via gives no address, and does not equal another missing one", () => {
		const script = "0 INFO 1 call=x | User-Agent: x\n1 INFO 1 call=y";
		check(script, "→→");
		checkText(writeLog(script).replace(/^Via: .*\r\n/gm, ""), "→?");
	});
});
