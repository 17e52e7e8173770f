// The call hierarchy: what caused what.

import assert from "node:assert/strict";
import { incoming, outgoing, parseTrace } from "../../../../server/src/core/index.ts";
import { linesOf, writeLog } from "../../../support/fixture.ts";

suite("call hierarchy", () => {
	check(
		"a sign-in: request, challenge, the next request, success",
		`0 REGISTER 1
		 0 401 1 REGISTER
		 1 REGISTER 2
		 1 200 2 REGISTER`,
		`0 > 1 answers the request
		 1 > 2 answers the challenge
		 2 > 3 answers the request`,
	);
	check(
		"a call: ACK and BYE, and a re-INVITE inside it",
		`0 INVITE 1
		 1 180 1 INVITE totag=b
		 2 200 1 INVITE totag=b
		 2 ACK 1 totag=b
		 3 INVITE 2 totag=b
		 3 200 2 INVITE totag=b
		 9 BYE 3 totag=b
		 9 200 3 BYE totag=b`,
		`0 > 1 answers the request
		 0 > 2 answers the request
		 2 > 3 acknowledges the response
		 0 > 4 is part of the call that the INVITE began
		 4 > 5 answers the request
		 0 > 6 is part of the call that the INVITE began
		 6 > 7 answers the request`,
	);
	check(
		"a call that is cancelled",
		`0 INVITE 1
		 1 180 1 INVITE
		 2 CANCEL 1
		 2 200 1 CANCEL
		 2 487 1 INVITE
		 2 ACK 1`,
		`0 > 1 answers the request
		 0 > 2 cancels the INVITE
		 2 > 3 answers the request
		 0 > 4 answers the request
		 4 > 5 acknowledges the response`,
	);
	check(
		"a fork: each ACK belongs to the answer with its To tag",
		`0 INVITE 1
		 1 200 1 INVITE totag=x
		 1 200 1 INVITE totag=y
		 2 ACK 1 totag=x
		 2 ACK 1 totag=y`,
		`0 > 1 answers the request
		 0 > 2 answers the request
		 1 > 3 acknowledges the response
		 2 > 4 acknowledges the response`,
	);
	check(
		"a copy, and a redirection that is followed in the same call",
		`0 REGISTER 1
		 1 REGISTER 1
		 1 301 1 REGISTER | Contact: <sip:pool1.example.com>
		 2 REGISTER 2`,
		`0 > 1 is the same request again
		 0 > 2 answers the request
		 2 > 3 follows the redirect`,
	);
	check(
		"a redirection that is followed in another call, where the headers show it",
		`0 INVITE 1 call=a
		 0 302 1 INVITE call=a | Contact: <sip:carol@example.com>;q=1
		 1 INVITE 1 call=b
		 2 INVITE 1 call=d | X: 1`,
		`0 > 1 answers the request
		 1 > 2 follows the redirect`,
		(text) =>
			text.replace(
				/sip:bob@example.com SIP\/2\.0(?=[\s\S]{1,150}Call-ID: b)(?![\s\S]*Call-ID: a)/,
				"sip:carol@example.com SIP/2.0",
			),
	);
	check(
		"a transfer: REFER, its reports, and the INVITE that names both sides",
		`0 REFER 1 call=a totag=b | Refer-To: <sip:carol@example.com?Replaces=x> | Referred-By: <sip:alice@example.com>
		 0 202 1 REFER call=a totag=b
		 1 NOTIFY 7 call=a totag=b | Event: refer;id=1
		 2 INVITE 1 call=c from=sip:bob@example.com | Referred-By: <sip:alice@example.com>
		 3 INVITE 1 call=d from=sip:bob@example.com`,
		`0 > 1 answers the request
		 0 > 2 reports on the REFER
		 0 > 3 places the call that the REFER asked for`,
		(text) => text.replace(/INVITE sip:bob@/g, "INVITE sip:carol@"),
	);
	check(
		"notifications of a subscription, but not those of another event",
		`0 SUBSCRIBE 1 | Event: presence
		 0 200 1 SUBSCRIBE
		 1 BENOTIFY 2 | Event: presence
		 2 BENOTIFY 3 | Event: registration-notify`,
		`0 > 1 answers the request
		 0 > 2 delivers what the SUBSCRIBE asked for`,
	);
	check("nothing is guessed from the time", "0 INVITE 1 call=a\n0 INVITE 1 call=b\n0 200 9 BYE call=c", "");

	test("an item names its message and its relation to the given one", () => {
		const trace = parseTrace(writeLog("0 INVITE 1\n4.2 486 1 INVITE"));
		const [effect] = outgoing(trace, 40);
		assert.deepEqual([effect!.name, effect!.detail], ["· 486 Reason", "answers the request · line 8 · 4.2 s later"]);
		const [cause] = incoming(trace, effect!.selection.start);
		assert.deepEqual([cause!.name, cause!.detail], ["· INVITE bob@example.com", "line 1 · 4.2 s before"]);
	});
});

/** Each expected line: the number of the cause, that of its effect, and the reason; queried from both ends. */
function check(name: string, script: string, expected: string, change = (text: string) => text): void {
	test(name, () => {
		const trace = parseTrace(change(writeLog(script)));
		const { messages } = trace.index;
		const numberAt = (offset: number) => messages.ofRecord(trace.index.records.atLine(trace.lines.lineAt(offset)));
		const down: string[] = [];
		const up: string[] = [];
		for (let message = 0; message < messages.count; message++) {
			for (const { selection, detail } of outgoing(trace, messages.start(message))) {
				down.push(`${message} > ${numberAt(selection.start)} ${detail.replace(/ · line.*/, "")}`);
			}
			for (const { selection } of incoming(trace, messages.start(message)))
				up.push(`${numberAt(selection.start)} > ${message}`);
		}
		const byEffect = (a: string, b: string) => Number(a.split(" ")[2]) - Number(b.split(" ")[2]);
		assert.deepEqual(down.sort(byEffect), linesOf(expected));
		assert.deepEqual(
			up,
			down.map((line) => line.split(" ").slice(0, 3).join(" ")),
		);
	});
}
