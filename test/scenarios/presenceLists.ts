import { batchSubscribe, pidf, rlmi } from "./bodies.ts";
import type { Definition } from "./define.ts";
import { dialogTo } from "./dialog.ts";
import { diagnostics, type Header } from "./message.ts";
import { BOB, CAROL, newClient, subscribe } from "./serviceSteps.ts";
import type { Trace } from "./trace.ts";

/** A batch of presence subscriptions, and the list of their states. */
function batch(trace: Trace, instances: Readonly<Record<string, string>>): { request: number; response: number } {
	const client = newClient(trace);
	const list = new Map(Object.entries(instances));
	const answer = { headers: [["Event", "presence"]] as readonly Header[], body: rlmi(client.uri, 0, list) };
	return subscribe(trace, client, "presence", answer, { body: batchSubscribe([...list.keys()]) });
}

/** A contact of the partner fabrikam.com is unreachable for this reason. */
function federated(id: number, reason: string, more: string): Definition["write"] {
	return (trace) => {
		const client = newClient(trace);
		subscribe(trace, client, "presence", { body: pidf(BOB, 3500) }, { to: BOB });
		trace.wait(30);
		const cause = diagnostics(id, reason, "edge.contoso.com", more);
		const lines = subscribe(trace, client, "presence", { status: 504, headers: [cause] }, { to: CAROL });
		trace.error("failed-transaction", lines.response);
		trace.outcome(lines.request, "failed");
		trace.activity("presence", "failed", lines.request);
		trace.answers(["fabrikam\\.com"], ["no failure"]);
	};
}

/** Presence of many contacts at once, and of partners. */
export const PRESENCE_LISTS: readonly Definition[] = [
	{
		name: "presence-batch",
		about: "A batch of presence subscriptions: the list in the 200 says that both are active.",
		shape: "uccapilog",
		start: "2013-03-04 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const lines = batch(trace, { [BOB]: 'state="active"', "sip:dave@contoso.com": 'state="active"' });
			trace.outcome(lines.request, "success");
			trace.activity("presence", "worked", lines.request);
		},
	},
	{
		name: "presence-batch-one-rejected",
		about: "200 to a batch of presence subscriptions, but the list inside says that one contact rejects it.",
		shape: "uccapilog",
		start: "2013-03-05 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const lines = batch(trace, { [BOB]: 'state="active"', [CAROL]: 'state="terminated" reason="rejected"' });
			trace.warning("presence-refused", lines.response);
			trace.outcome(lines.request, "success");
			trace.answers(["presence", "carol@fabrikam\\.com"], ["no failure"]);
		},
	},
	{
		name: "presence-batch-one-unknown",
		about: "A contact of the list does not exist any more: a later BENOTIFY says terminated, noresource.",
		shape: "uccapilog",
		start: "2013-03-06 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const dialog = dialogTo(client, client.uri);
			const names = [BOB, "sip:former@contoso.com"];
			const request = dialog.request("SUBSCRIBE", { headers: [["Event", "presence"]], body: batchSubscribe(names) });
			const first = rlmi(client.uri, 0, new Map(names.map((name) => [name, 'state="active"'])));
			trace.ask(request, 80, (asked) => dialog.reply(asked, 200, { headers: [["Expires", "28800"]], body: first }));
			const headers: readonly Header[] = [
				["Event", "presence"],
				["subscription-state", "active;expires=28000"],
			];
			const body = rlmi(client.uri, 1, new Map([[names[1]!, 'state="terminated" reason="noresource"']]));
			const line = trace.wait(700).received(dialog.incoming("BENOTIFY", { headers, body }));
			trace.warning("presence-refused", line);
			trace.outcome(line, "noResponseDue");
			trace.answers(["former@contoso\\.com"], ["no failure"]);
		},
	},
	{
		name: "presence-batch-other-pool",
		about:
			"One contact lives on another pool: `resubscribe` names it, the client asks there, and that works. Nothing is wrong.",
		shape: "uccapilog",
		start: "2013-03-07 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const pool = "sip:pool2.contoso.com@contoso.com;gruu;opaque=srvr:HomeServer:kV3bTq";
			const there = `state="resubscribe" cid="${BOB}" poolFqdn="${pool}"`;
			const body = batchSubscribe([BOB, "sip:dave@contoso.com"]);
			const list = new Map([
				[BOB, there],
				["sip:dave@contoso.com", 'state="active"'],
			]);
			const first = subscribe(trace, client, "presence", { body: rlmi(client.uri, 0, list) }, { body });
			trace.wait(40);
			const active = rlmi(client.uri, 0, new Map([[BOB, 'state="active"']]));
			subscribe(trace, client, "presence", { body: active }, { to: pool, body: batchSubscribe([BOB]) });
			trace.activity("presence", "worked", first.request);
		},
	},
	{
		name: "presence-batch-two-refused-by-code",
		about:
			"Two contacts of a batch are refused, by Microsoft's statusCode 403 and 404: a finding each, on the one 200.",
		shape: "uccapilog",
		start: "2013-03-08 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const lines = batch(trace, {
				[BOB]: 'state="active"',
				[CAROL]: 'state="terminated" reason="rejected" statusCode="403"',
				"sip:former@contoso.com": 'state="terminated" statusCode="404"',
			});
			trace.warning("presence-refused", lines.response);
			trace.warning("presence-refused", lines.response);
		},
	},
	{
		name: "presence-batch-moved-on",
		about:
			"Subscriptions that end with deactivated, probation or timeout: the client asks again later (RFC 6665 4.1.3).",
		shape: "uccapilog",
		start: "2013-03-09 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			batch(trace, {
				[BOB]: 'state="terminated" reason="deactivated"',
				[CAROL]: 'state="terminated" reason="timeout"',
				"sip:dave@contoso.com": 'state="terminated" reason="probation"',
			});
		},
	},
	{
		name: "federated-contact-1008",
		about: "504 with 1008 to the presence of a partner: no SRV record of the partner's domain.",
		shape: "uccapilog",
		start: "2013-03-11 08:30:00.020",
		thread: "1544:9D8",
		write: federated(
			1008,
			"Unable to resolve DNS SRV record",
			';domain="fabrikam.com";dns-srv-result="NegativeResult"',
		),
	},
	{
		name: "federated-contact-1009",
		about: "504 with 1009: the SRV record of the partner names a host that is not in that very domain.",
		shape: "uccapilog",
		start: "2013-03-12 08:30:00.020",
		thread: "1544:9D8",
		write: federated(
			1009,
			"No match for domain in DNS SRV results",
			';domain="fabrikam.com";fqdn1="edge.emea.fabrikam.com:5061"',
		),
	},
	{
		name: "federated-contact-1010",
		about: "504 with 1010: the certificate of the partner's edge is not trusted.",
		shape: "uccapilog",
		start: "2013-03-13 08:30:00.020",
		thread: "1544:9D8",
		write: federated(
			1010,
			"Certificate trust with next-hop server could not be established",
			';domain="fabrikam.com";peer="edge.fabrikam.com"',
		),
	},
	{
		name: "presence-rejected-later",
		about:
			"202 to a subscription, and a NOTIFY that ends it: rejected. The contact does not let the person see presence (RFC 6665 4.1.3).",
		shape: "rtcdll",
		start: "2006-03-13 09:30:00.020",
		thread: "8E8:8EC",
		write(trace) {
			const client = newClient(trace, { transport: "TLS" });
			const dialog = dialogTo(client, BOB);
			const asked = dialog.request("SUBSCRIBE", { headers: [["Event", "presence"]] });
			const lines = trace.ask(asked, 80, (request) => dialog.reply(request, 202, { headers: [["Expires", "600"]] }));
			const headers: readonly Header[] = [
				["Event", "presence"],
				["Subscription-State", "terminated;reason=rejected"],
			];
			const notify = dialog.incoming("NOTIFY", { headers });
			const line = trace.wait(4000).received(notify);
			trace.wait(3).sent(dialog.answer(notify, 200));
			trace.warning("reported-failure", line);
			trace.outcome(lines.request, "success");
			trace.activity("presence", "refused", lines.request);
		},
	},
];
