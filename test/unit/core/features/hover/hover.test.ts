import { writeLog } from "../../../../support/fixture.ts";
import { check, checkLog, checkStart, message } from "./hoverHelper.ts";

const FRAMED = [
	"04/16/2013|09:14:02.101 1F68:B20 INFO  :: client start",
	"04/16/2013|09:14:02.310 1F68:C14 INFO  :: Sending Packet - 192.0.2.10:5061 (From Local Address: 192.0.2.35:20323) 117 bytes:",
	"04/16/2013|09:14:02.310 1F68:C14 INFO  :: REGISTER sip:contoso.com SIP/2.0",
	"From: <sip:alice@contoso.com>;tag=a",
	"Call-ID: c1",
	"CSeq: 1 REGISTER",
	"Content-Length: 0",
	"",
	"04/16/2013|09:14:02.310 1F68:C14 INFO  :: End of Sending Packet - 192.0.2.10:5061 (From Local Address: 192.0.2.35:20323) 200 bytes",
	"04/16/2013|09:14:02.345 1F68:C14 INFO  :: SIP/2.0 403 Forbidden",
	'ms-diagnostics: 4004;reason="no";source="pool01.contoso.com"',
	"From: <sip:alice@contoso.com>;tag=a",
	"Call-ID: c1",
	"CSeq: 1 REGISTER",
	"",
	"04/16/2013|09:14:02.348 1F68:C14 INFO  :: sign-in ended, status=0x80EF0193",
	"",
].join("\r\n");

/** The framed log with the cursor before the first (or `nth`) occurrence of `text`. */
function at(text: string, nth = 1): string {
	let index = -1;
	for (let i = 0; i < nth; i++) index = FRAMED.indexOf(text, index + 1);
	return `${FRAMED.slice(0, index)}<|>${FRAMED.slice(index)}`;
}

suite("hover: record prefix", () => {
	test("date, time, process and thread", () => {
		checkLog(at("04/16"), /\*\*09:14:02\.101\*\* · trace record, local time, Tuesday, 16 April 2013/);
		checkLog(at("B20"), /Process `1F68` \(8040\), thread `B20` \(2848\)/, "04/16/2013|09:14:02.101 1F68:B20 INFO  ::");
		checkLog(at("INFO"), /Level `INFO`/);
		checkLog("10:38:58.5<|>20 33C:B00 INFO  :: text", /\*\*10:38:58\.520\*\* · trace record, local time\n/);
	});

	test("times since the previous record and message", () => {
		checkLog(at("1F68", 2), /209 ms after the previous record/);
		checkLog(at("1F68", 3), /In the same millisecond as the previous record/);
		checkLog(
			at("1F68", 5),
			/35 ms after the previous record\n- 35 ms after the previous message\n- 35 ms after the request/,
		);
		checkLog(at("1F68", 6), /3 ms after the previous record\n- Process/);
	});

	test("since the first message of the call", () => {
		const call = ["INVITE", "BYE"].map((method, index) =>
			[
				`10:00:0${index}.000 1:${index ? "<|>" : ""}2 INFO  :: ${method} sip:b@c SIP/2.0`,
				"From: <sip:a@c>;tag=1",
				"Call-ID: x",
				`CSeq: ${index + 1} ${method}`,
				"",
				"",
			].join("\n"),
		);
		checkLog(call.join(""), /1 s after the first message with this Call-ID/);
	});

	test("a clock that runs backwards", () => {
		checkLog("10:00:00.005 1:2 INFO  :: a\n10:00:00.0<|>00 1:3 INFO  :: b\n", /5 ms before the previous record/);
	});
});

suite("hover: framing records", () => {
	test("direction, addresses and sizes", () => {
		checkLog(
			at("Sending Packet"),
			/\*\*Packet sent\*\* · framing record\n\nThe client sent the message after this record\./,
		);
		checkLog(at("192.0.2.10"), /- To `192\.0\.2\.10:5061` \(5061 is usually SIP over TLS\)/);
		checkLog(at("192.0.2.35"), /this client's own address `192\.0\.2\.35:20323`/);
		checkLog(at("117 bytes"), /117 bytes on the wire; the log shows 123/);
		checkLog(at("200 bytes"), /the message before this record[\s\S]*200 bytes on the wire; the log shows 123/);
		checkLog(
			"10:00:00.000 1:2 INFO  :: Data Received<|> -[::1]:5061 12 bytes",
			/\*\*Packet received\*\*[\s\S]*From `\[::1\]:5061`/,
		);
	});

	test("a packet that the log contains completely", () => {
		checkLog(at("117 bytes").replace("117 bytes", "123 bytes"), /123 bytes on the wire; the log shows all of them/);
	});
});

suite("hover: start lines", () => {
	test("method, with the outcome of the request", () => {
		checkLog(at("REGISTER sip"), /\*\*REGISTER\*\* · request, sent\n\nSigns a client in/, "REGISTER");
		checkLog(at("REGISTER sip"), /Answered with `403 Forbidden` after 35 ms, line 10/);
		checkStart("REGI<|>STER sip:a@b SIP/2.0", /No response before the log ends/);
		checkStart("BENOT<|>IFY sip:a@b SIP/2.0", /No response is due/);
		checkStart("FOO<|>BAR sip:a@b SIP/2.0", /\*\*FOOBAR\*\*[\s\S]*Unknown method/);
	});

	test("retransmissions and the request that they repeat", () => {
		const sent = (mark: string) => message(`BY${mark}E sip:a@b SIP/2.0`, ["CSeq: 1 BYE"]);
		checkLog(`${sent("<|>")}${sent("")}${sent("")}`, /\n- 2 retransmissions in this log\n/);
		checkLog(`${sent("")}${sent("")}${sent("<|>")}`, /\n- Retransmission 2 of the request on line 1\n/);
	});

	test("Request-URI taken apart, its parameters on their own", () => {
		const line = (uri: string) => `INVITE ${uri} SIP/2.0`;
		checkStart(
			line("sip:b<|>ob@contoso.com:5061;transport=tls"),
			/User `bob`\n- Domain or host `contoso\.com`\n- Port 5061, usually SIP over TLS/,
		);
		checkStart(line("sip:bob@contoso.com;trans<|>port=tls"), /`tls`: encrypted/, "transport=tls");
		checkStart(line("sip:bob@contoso.com;gr<|>uu;opaque=user:epid:x"), /one particular device/, "gruu");
		checkStart(line("foo:al<|>ice@contoso.com:1"), /^\*\*Address\*\* · Request-URI: the target of the request$/);
		checkStart(line("tel:+1<|>5550100"), /\*\*Telephone number\*\*[\s\S]*`\+15550100`/);
		checkStart("REGISTER sip:a@b SIP/2<|>.0", /\*\*SIP\/2\.0\*\* · version/);
	});

	test("status code, its class, its request and the cause", () => {
		checkLog(at("403"), /\*\*403 Forbidden\*\*/, "403 Forbidden");
		checkLog(at("403"), /4xx Client Error/);
		checkLog(at("403"), /Responds to the `REGISTER` on line 3, 35 ms after it/);
		checkLog(at("403"), /Why: .*\(ms-diagnostics 4004\)\.\n- Check/);
		checkStart("SIP/2.0 4<|>98 Odd", /498 Odd[\s\S]*Unknown status code[\s\S]*4xx/);
		checkStart("SIP/2.0 <|>486 Come back later", /Standard reason phrase: Busy Here/);
		checkStart("SIP/2.0 200 O<|>K", /Its request is not in this log/);
	});
});

suite("hover: advice", () => {
	test("names the server given in the header", () => {
		const text = writeLog('0 REGISTER 1\n1 503 1 REGISTER | ms-diagnostics: 1;source="pool01.contoso.com"');
		const at = text.indexOf("503") + 1;
		checkLog(`${text.slice(0, at)}<|>${text.slice(at)}`, /Check that the service is running on pool01\.contoso\.com/);
	});
});

suite("hover: logs of both sides", () => {
	test("a message refers to its record in the other side's log", () => {
		const text = writeLog(
			`0 INFO 1 pid=1 branch=x
			0.012 INFO 1 pid=2 branch=x
			1 200 1 INFO pid=2 branch=x
			1.012 200 1 INFO pid=1 branch=x`,
		);
		const at = text.indexOf("INFO sip") + 2;
		checkLog(`${text.slice(0, at)}<|>${text.slice(at)}`, /The log of the other side has it on line 8, 12 ms later/);
	});
});

suite("hover: error codes", () => {
	test("in non-SIP records, with and without 0x", () => {
		checkLog(at("0x80EF0193"), /\*\*0x80EF0193 .*\*\* · error code/, "0x80EF0193");
		checkLog("10:00:00.000 1:2 INFO  :: hr=80EE<|>0011, again", /RTC\\_E\\_SIP\\_AUTH\\_FAILED/, "80EE0011");
		checkLog("10:00:00.000 1:2 INFO  :: a\nsecond line 0x8007274C<|>", /error code/);
	});

	test("nothing for ambiguous numbers", () => {
		checkLog("10:00:00.000 1:2 INFO  :: id 1234<|>5678", undefined);
		checkLog("10:00:00.000 1:2 INFO  :: {80070005<|>-1234-5678-9012-000000000000}", undefined);
		checkLog("10:00:00.000 1:2 INFO  :: 0x80EE<|>FFFF", undefined);
	});

	test("in headers and bodies", () => {
		check('ms-client-diagnostics: 52017;HRESULT="0x80EF<|>01F8"', /504/);
		check("X-Unknown: failed with 0x8009<|>030C", /error code/);
		checkLog(message("INFO sip:a@b SIP/2.0", ["Content-Type: text/xml"], "<r>0x80070<|>005</r>"), /E\\_ACCESSDENIED/);
	});
});

suite("hover: forced sign-out", () => {
	test("why the server ended the registration", () => {
		const log = (body: string) => message("NOTIFY sip:a@b SIP/2.0", ["Event: registration-notify"], body);
		checkLog(log("dereg<|>istered;event=rejected"), /account was disabled/, "deregistered;event=rejected");
		checkLog(log("dereg<|>istered;event=preferred-registrar-change"), /Another server now serves the user/);
		checkLog(log("dereg<|>istered;event=odd"), /The server signed the client out\.\n\n\\\[MS-SIPREGE/);
		checkLog(message("INFO sip:a@b SIP/2.0", ["Content-Type: text/plain"], "dereg<|>istered"), undefined);
	});
});

suite("hover: nothing", () => {
	test("on plain text, blank lines and unknown values", () => {
		checkLog("Some <|>notes about SIP", undefined);
		checkLog(at("client start"), undefined);
		checkLog("<|>", undefined);
		check("X-Un<|>known: value", undefined);
		check("X-Unknown: va<|>lue;tag=1", undefined);
		checkLog(message("MESSAGE sip:a@b SIP/2.0", ["Content-Type: text/plain"], "He<|>llo"), undefined);
	});
});
