import assert from "node:assert/strict";
import { eventPackages } from "../../../../../server/src/core/sip/facts/eventPackages.ts";
import { type Header, headers } from "../../../../../server/src/core/sip/facts/headers.ts";
import { msDiagnostics } from "../../../../../server/src/core/sip/facts/msDiagnostics.ts";
import { optionTags } from "../../../../../server/src/core/sip/facts/optionTags.ts";
import { parameters } from "../../../../../server/src/core/sip/facts/parameters.ts";
import { warningCodes } from "../../../../../server/src/core/sip/facts/warningCodes.ts";
import { check, checkLog, hoverAt, message } from "./hoverHelper.ts";

suite("hover: every header", () => {
	for (const { name, compact } of headers as readonly Header[]) {
		test(name, () => {
			check(`${name.slice(0, 1)}<|>${name.slice(1)}: x`, new RegExp(`^\\*\\*${name}\\*\\* · `), name);
			check(`${name.toUpperCase()}<|>: x`, new RegExp(`^\\*\\*${name}\\*\\* · `));
			if (compact)
				check(`<|>${compact}: x`, new RegExp(`^\\*\\*${name}\\*\\* · [\\s\\S]*Short form \`${compact}\``), compact);
		});
	}

	test("there are at least 80, each with a source", () => {
		assert.ok(headers.length >= 80);
		check("Vi<|>a: x", /\[RFC 3261 §20\.42\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc3261#section-20\.42\)$/);
	});
});

suite("hover: every parameter", () => {
	for (const { name, in: places } of parameters) {
		test(`${name} in ${places.join(", ")}`, () => {
			for (const place of places) {
				const title = new RegExp(`^\\*\\*\\+?${name.replace(".", "\\.")}\\*\\* · parameter of `);
				check(header(place, `${name.slice(0, 1)}<|>${name.slice(1)}=x`), title, `${name}=x`);
			}
		});
	}
});

/** A header with a parameter, where that kind of header has parameters. */
function header(place: string, parameter: string): string {
	if (place === "URI") return `Contact: <sip:a@b;x=1;${parameter};y>`;
	if (/Auth/.test(place)) return `${place}: NTLM other="1", ${parameter}, more="2"`;
	return `${place}: value;${parameter};more=2`;
}

suite("hover: values of parameters", () => {
	test("times in words", () => {
		check("Contact: <sip:a@b>;exp<|>ires=600", /- 10 min$/m, "expires=600");
		check("Contact: <sip:a@b>;exp<|>ires=0", /signed out/);
		check("ms-keep-alive: UAS; tcp=no; time<|>out=300", /- 5 min$/m);
		check("Subscription-State: active;expires<|>=86400", /- 24 h$/m);
		check("Contact: <sip:a@b>;expires<|>=2592000", /- 30 days$/m);
	});

	test("the connection as seen by the server", () => {
		const via = (parameter: string) => `Via: SIP/2.0/TLS 192.0.2.1:5000;${parameter}`;
		check("Via: SIP/2.0/TLS 192.0.2.1;ms-received-cid<|>=1C500", /server's id for the connection/);
		check(via("ms-received-po<|>rt=5000"), /The same port/);
		check(via("ms-received-po<|>rt=6000"), /The sender wrote port `5000`: there is address translation/);
		check(via("rece<|>ived=198.51.100.9"), /The sender wrote address `192\.0\.2\.1`/);
		check(via("rece<|>ived=192.0.2.1"), /The same address/);
		check("Via: SIP/2.0/TLS [2001:DB8::1]:5000;rece<|>ived=2001:db8::1", /The same address/);
		check(
			"Via: SIP/2.0/TLS pc.example:5000;rece<|>ived=192.0.2.1",
			/- The address of `pc\.example`, as the server saw it$/m,
		);
		check(via("rpo<|>rt"), /Asks the server to fill it in/);
		check(via("bran<|>ch=abc"), /older implementation/);
		check(via("bran<|>ch=z9hG4bK1"), /The identifier of the transaction/);
	});

	test("tokens and signatures", () => {
		check('Authorization: NTLM gssapi<|>-data=""', /NTLM: empty token: the client asks for a challenge/);
		check('WWW-Authenticate: NTLM gssapi<|>-data="TlRMTVNTUAACAAAA"', /NTLM type 2/);
		check('Authorization: NTLM opaque="1", gssapi-data="TlRMTVNT<|>UAADAAAA"', /NTLM/);
		check('Authentication-Info: NTLM rsp<|>auth="01000000E615438A", srand="1"', /Made by NTLM/);
		check('Authentication-Info: Kerberos rsp<|>auth="602306092A86"', /Made by Kerberos/);
		check('WWW-Authenticate: Kerberos target<|>name="sip/a.b"', /A Kerberos service name/);
		check('WWW-Authenticate: Kerberos target<|>name="a.b"', /Not a Kerberos service name/);
	});

	test("words with a meaning", () => {
		check("Contact: <sip:a@b>;pro<|>xy=replace", /`replace`: put in/);
		check('presence-state: register-act<|>ion="added"', /`added`: a new registration/);
		check("ms-keep-alive: UAC;hop-<|>hop=yes", /`yes`: they do/);
		check("Reason: Q.850;cau<|>se=16", /Normal call clearing/);
		check("Reason: SIP;cau<|>se=480", /480 Temporarily Unavailable/);
		check('ms-diagnostics: 1;HRES<|>ULT="80EF01F8"', /SIP 504/);
	});

	test("the innermost element wins", () => {
		check('Contact: <sip:a@b>;methods="INVITE, MES<|>SAGE"', /^\*\*MESSAGE\*\* · method/, "MESSAGE");
		check('Contact: <sip:a@b>;gruu="sip:al<|>ice@b;opaque=x;gruu"', /User `alice`/, "sip:alice@b;opaque=x;gruu");
		check('Contact: <sip:a@b>;gruu="sip:alice@b;opa<|>que=x;gruu"', /^\*\*opaque\*\*/, "opaque=x");
		check("Contact: <sip:a@b;transport=tls<|>;ms-opaque=1>;expires=5", /parameter of an address/, "transport=tls");
		check("Contact: <sip:a@b;transport=tls>;exp<|>ires=5", /parameter of Contact/, "expires=5");
	});

	test("wrapped values", () => {
		check('WWW-Authenticate: Kerberos realm="x",\r\n  target<|>name="sip/a"', /service name/, 'targetname="sip/a"');
	});
});

suite("hover: values of headers", () => {
	test("addresses", () => {
		check(
			'WWW-Authenticate: TLS-DSK sts-uri="https://web.con<|>toso.com:444/CertProv/CertProvisioningService.svc?a"',
			/\*\*Web address\*\*[\s\S]*- Server `web\.contoso\.com`\n- Port 444\n- Path `\/CertProv\/[\w.]+\?a`\n\n\[RFC 9110/,
		);
		check("Alert-Info: <urn:al<|>ert:service:call-waiting>", /^\*\*Uniform resource name[^\n]*\n\n\[RFC 8141/);
		check('From: "A" <sip:al<|>ice@contoso.com>;tag=1', /User `alice`/, "sip:alice@contoso.com");
		check("To: sip:al<|>ice@contoso.com;tag=1", /User `alice`/, "sip:alice@contoso.com");
		check("Record-Route: <sip:p.contoso.com:50<|>61;lr>", /Server or domain `p\.contoso\.com`/);
		check("P-Asserted-Identity: <tel:+1<|>555>", /Telephone number/);
		check("Via: SIP/2.0/T<|>LS 192.0.2.1:5000;branch=x", /Over `TLS`: encrypted/, "SIP/2.0/TLS 192.0.2.1:5000");
	});

	test("event packages", () => {
		for (const { name } of eventPackages) check(`Event: ${name}<|>;id=1`, /· event package/, name);
		check("Allow-Events: presence, presence.w<|>pending", /asked for the user's presence/, "presence.wpending");
	});

	test("extensions, methods, content types, schemes", () => {
		for (const { name } of optionTags) check(`Supported: x, ${name}<|>, y`, /· extension/, name);
		check("Allow: INVITE, BENO<|>TIFY", /^\*\*BENOTIFY\*\* · method/, "BENOTIFY");
		check("Content-Type: application/s<|>dp; charset=x", /session description/, "application/sdp");
		check('WWW-Authenticate: Ker<|>beros realm="x"', /sign-in scheme/, "Kerberos");
		check('Authorization: TLS-<|>DSK realm="x"', /certificate/, "TLS-DSK");
	});

	test("ms-diagnostics: known, public, of clients, unknown", () => {
		for (const { id } of msDiagnostics)
			check(`ms-diagnostics: <|>${id};reason="x"`, new RegExp(`ms-diagnostics ${id}\\*\\*`));
		check('ms-diagnostics: 40<|>04;source="pool"', /Check[\s\S]*Reported by `pool`/);
		check("ms-diagnostics-public: 40<|>03", /ms-diagnostics-public 4003\*\*[\s\S]*Written for other organizations/);
		check("ms-client-diagnostics: 52<|>017", /Written by a client/);
		check('ms-diagnostics: 49<|>99;reason="Odd"', /Unknown id[\s\S]*Ids 4000 to 4999: User services[\s\S]*`Odd`/);
		check("ms-diagnostics: 1300<|>4", /not an error/);
		check("ms-diagnostics: 216<|>5", /This is expected/);
		check('ms-diagnostics: 103<|>4;PeerServer="sip.fabrikam.com"', /partner at sip\.fabrikam\.com\./);
		for (const { id } of msDiagnostics) check(`ms-diagnostics: <|>${id}`, /^[^{}]*$/);
		check("ms-diagnostics: non<|>sense", /^\*\*ms-diagnostics\*\* · diagnostic header/);
	});

	test("Warning and Reason", () => {
		for (const { code } of warningCodes) check(`Warning: <|>${code} host "x"`, new RegExp(`Warning ${code} `));
		check('Warning: 3<|>10 h "Use another client"', /recommends[\s\S]*The server says: `Use another client`/);
		check('Reason: SI<|>P;cause=480;text="Gone"', /Reason SIP 480[\s\S]*The sender says: `Gone`/);
		check("Reason: Q.8<|>50;cause=16", /One side hung up/);
	});

	test("times, counts and ids", () => {
		check("Expires: 6<|>00", /- 10 min$/m, "Expires: 600");
		check("Retry-After: 12<|>0 (busy)", /- 2 min$/m);
		check("Session-Expires: 18<|>00;refresher=uac", /- 30 min$/m);
		check("Max-Forwards: 7<|>0", /70 more servers/);
		check("Max-Forwards: <|>0", /No further server/);
		check("Subscription-State: act<|>ive", /`active`: the subscription/);
		check("ms-keep-alive: UA<|>C;hop-hop=yes", /`UAC`: the client/);
		checkLog(`${message("REGISTER sip:a@b SIP/2.0", ["CSeq: <|>12 REGISTER"])}`, /Request number `12`/);
		check("CSeq: 12 REGIS<|>TER", /^\*\*REGISTER\*\* · method/, "REGISTER");
		checkLog(message("REGISTER sip:a@b SIP/2.0", ["CSeq: 1 REGISTER", "Expires: <|>0"]), /the client signs out/);
	});

	test("Call-ID", () => {
		const [first, second] = ["10:00:00.000", "10:00:02.500"].map(
			(time, index) => `${time} 1:2 INFO  :: OPTIONS sip:a SIP/2.0\nCall-ID: <|>x\nCSeq: ${index + 1} OPTIONS\n\n`,
		);
		checkLog(first!, /No other message/);
		checkLog(first!.replace("<|>", "") + second!, /2 messages on lines 1 to 5, over 2\.5 s; this is message 2 of 2/);
	});

	test("Content-Length", () => {
		const log = (length: string) =>
			message("INFO sip:a SIP/2.0", [`Content-Length: ${length}<|>`, "Content-Type: a/b"], "12345\r\n6789");
		checkLog(log("11"), /11 bytes; the log shows all of them/);
		checkLog(log("500"), /500 bytes; the log shows 11/);
		const lines = message("INFO sip:a SIP/2.0", ["Content-Length: 18<|>", "Content-Type: a/b"], "a\rb\rc\rd\re\r6789");
		checkLog(lines, /18 bytes; the log shows all of them/);
		for (const lineEnd of ["\r\n\r\n", "\r\r\n"]) {
			checkLog(log("11").replaceAll("\r\n", lineEnd), /11 bytes$/m);
		}
		checkLog(log("x"), /^\*\*Content-Length\*\* · content header/);
		check("Content-Length: <|>0", /No body/);
	});

	test("Date in the time of the log", () => {
		const log = (date: string) => message("SIP/2.0 401 Unauthorized", [`Date: <|>${date}`]);
		checkLog(
			log("Thu, 21 Apr 2005 02:00:00 GMT"),
			/Thursday, 21 April 2005, 10:00:00 in the local time of this log \(UTC\+8\)\n- The clocks of client and server agree/,
		);
		checkLog(log("Thu, 21 Apr 2005 02:06:00 GMT"), /The clock of this client is 6 min behind the server's/);
		checkLog(log("Thu, 21 Apr 2005 04:24:30 GMT"), /UTC\+5:30[\s\S]*5 min 30 s ahead of|UTC\+5:30/);
		const sent = message("REGISTER sip:a SIP/2.0", ["Date: <|>Thu, 21 Apr 2005 02:06:00 GMT"]).replace(
			/^/,
			"09:59:59.000 33C:B00 INFO  :: Sending Packet - 192.0.2.10:5061 (From Local Address: 192.0.2.35:20323) 117 bytes:\r\n",
		);
		checkLog(sent, /in the local time of this log \(UTC\+8\)(?![\s\S]*server's)/);
		checkLog(log("yesterday"), /^\*\*Date\*\* · header\n/);
		const dated = `04/16/2013|${message("SIP/2.0 401 Unauthorized", ["Date: <|>Mon, 01 Apr 2013 08:00:00 GMT"])}`;
		checkLog(dated, /which no time zone explains/);
	});

	test("products", () => {
		const products: readonly (readonly [string, RegExp])[] = [
			["User-Agent: RTC/1.3.5315 (Messenger 5.1.0530)", /Windows Messenger 5\.1/],
			["User-Agent: RTC/1.3", /RTC client API 1\.3/],
			["User-Agent: Windows RTC/1.1.2600", /Windows XP/],
			["User-Agent: UCCP/2.0.6362.0 OC/2.0.6362.0 (Microsoft Office Communicator)", /- Office Communicator 2007$/m],
			["User-Agent: UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)", /2007 R2/],
			["User-Agent: UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)", /- Lync 2010/],
			["User-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)", /Lync 2013/],
			["Server: RTC/3.0", /Office Communications Server 2007$/m],
			["Server: RTC/4.0", /Lync Server 2010/],
			["Server: RTC/6.0", /Skype for Business Server 2015/],
			["Server: ExumRouting/7.0.0.0", /voice mail/],
		];
		for (const [line, words] of products) check(`${line}<|>`, words);
		check("Server: Kamailio/5.2<|>", /^\*\*Server\*\* · capability header\n\nThe software of the server\.\n\n\[RFC/);
		check("Server: RTC/30.0<|>", /^\*\*Server\*\* · capability header\n\nThe software of the server\.\n\n\[RFC/);
	});

	test("an editor without Markdown gets plain text", () => {
		const shown = hoverAt(message("REGISTER sip:a SIP/2.0", ["Vi<|>a: x"]))!;
		assert.equal(
			shown.plainText,
			"Via · routing header\nThe path of the request so far, which the response follows back.\n- Short form v\nRFC 3261 §20.42, https://www.rfc-editor.org/rfc/rfc3261#section-20.42",
		);
	});
});
