import { batchSubscribe, delegates, fault, pidf, text } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { type Dialog, dialogFrom, dialogTo } from "./dialog.ts";
import { diagnostics, type Header } from "./message.ts";
import { signIn } from "./registration.ts";

const PRESENCE: readonly Header[] = [
	["Event", "presence"],
	["Accept", "application/msrtc-event-categories+xml, text/xml+msrtc.pidf, application/pidf+xml"],
];

/** A SUBSCRIBE to somebody's presence and the final response. */
function subscribe(dialog: Dialog, status: number, ...more: readonly Header[]): { request: number; response: number } {
	const { trace } = dialog.client;
	return trace.ask(dialog.request("SUBSCRIBE", { headers: PRESENCE }), 74, (request) =>
		dialog.reply(request, status, { headers: more }),
	);
}

export const PRESENCE_SCENARIOS: readonly Definition[] = [
	{
		name: "presence-subscription",
		about:
			"A presence subscription as it should be: 200, a NOTIFY that is answered, BENOTIFYs that never are, the end of it.",
		shape: "uccapilog",
		start: "2010-03-15 09:00:01.500",
		thread: "B5C:F74",
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "NTLM" });
			const dialog = dialogTo(client, client.uri);
			const request = dialog.request("SUBSCRIBE", {
				headers: PRESENCE,
				body: batchSubscribe(["sip:bob@contoso.com", "sip:carol@contoso.com"]),
			});
			const { request: line } = trace.ask(request, 90, (asked) =>
				dialog.reply(asked, 200, { headers: [["Expires", "28800"]], body: pidf("sip:bob@contoso.com", 3500) }),
			);
			const state: readonly Header[] = [
				["Event", "presence"],
				["subscription-state", "active;expires=28800"],
			];
			trace.wait(300);
			const notify = dialog.incoming("NOTIFY", { headers: state, body: pidf("sip:carol@contoso.com", 6500) });
			const notified = trace.received(notify);
			trace.wait(3).sent(dialog.answer(notify, 200));
			trace.wait(40_000);
			const benotify = dialog.incoming("BENOTIFY", { headers: state, body: pidf("sip:bob@contoso.com", 15500) });
			const silent = trace.received(benotify);
			trace.wait(200_000);
			const over = dialog.request("SUBSCRIBE", { headers: [...PRESENCE, ["Expires", "0"]] });
			const ended = trace.ask(over, 66, (asked) => dialog.reply(asked, 200, { headers: [["Expires", "0"]] }));
			trace.outcome(line, "success");
			trace.outcome(notified, "success");
			trace.outcome(silent, "noResponseDue");
			trace.outcome(ended.request, "success");
		},
	},
	{
		name: "messenger-presence",
		about: "Messenger's subscriptions, one a buddy: 200 each, and the first NOTIFY to each answered.",
		shape: "rtcdll",
		start: "2005-04-21 10:39:01.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "Kerberos" });
			for (const buddy of ["bob", "carol"]) {
				const dialog = dialogTo(client, `sip:${buddy}@contoso.com`);
				const line = subscribe(dialog, 200, ["Expires", "600"]).request;
				trace.wait(28);
				const notify = dialog.incoming("NOTIFY", {
					headers: [
						["Event", "presence"],
						["Subscription-State", "active;expires=600"],
					],
					body: [
						"text/xml+msrtc.pidf",
						`<presentity uri="${buddy}@contoso.com"><availability aggregate="300"/></presentity>`,
					],
				});
				trace.received(notify);
				trace.wait(2).sent(dialog.answer(notify, 200));
				trace.outcome(line, "success");
			}
		},
	},
	{
		name: "subscription-refused-2004",
		about: "403 with 2004: the contact does not let the person see presence. Not refused credentials.",
		shape: "uccapilog",
		start: "2010-03-16 09:00:01.500",
		thread: "B5C:F74",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "bob", signedIn: "NTLM" });
			const dialog = dialogTo(client, "sip:ceo@contoso.com");
			const lines = subscribe(dialog, 403, diagnostics(2004, "Subscriber is not authorized to subscribe", client.pool));
			trace.error("failed-transaction", lines.response);
			trace.outcome(lines.request, "failed");
		},
	},
	{
		name: "subscription-to-nobody-4005",
		about: "404 with 4005 to a SUBSCRIBE: a contact that is gone, daily life in any contact list.",
		shape: "uccapilog",
		start: "2012-03-16 09:00:01.500",
		thread: "B5C:F74",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "bob", signedIn: "TLS-DSK" });
			const dialog = dialogTo(client, "sip:former@contoso.com");
			const reason = "Destination URI either not enabled for SIP or does not exist";
			const lines = subscribe(dialog, 404, diagnostics(4005, reason, client.pool));
			trace.warning("failed-transaction", lines.response);
		},
	},
	{
		name: "subscription-stale-481",
		about:
			"481 to the refresh of a subscription the server has forgotten, then a new subscription, which works: no more than information.",
		shape: "rtcdll",
		start: "2005-07-11 13:00:44.004",
		write(trace) {
			const client = new Client(trace, { product: "messenger", user: "bob", signedIn: "NTLM" });
			const stale = subscribe(dialogTo(client, "sip:alice@contoso.com").established(4, 7), 481);
			trace.wait(150);
			const fresh = subscribe(dialogTo(client, "sip:alice@contoso.com"), 200, ["Expires", "600"]);
			trace.information("failed-transaction", stale.response);
			trace.outcome(stale.request, "failed");
			trace.outcome(fresh.request, "success");
		},
	},
	{
		name: "notify-481",
		about:
			"The client knows nothing of the subscription a NOTIFY speaks of and answers 481: a stale dialog, daily life.",
		shape: "rtcdll",
		start: "2005-07-12 13:00:44.004",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "NTLM" });
			const dialog = dialogFrom(client, "sip:bob@contoso.com").established(2, 5);
			const notify = dialog.incoming("NOTIFY", {
				headers: [
					["Event", "presence"],
					["Subscription-State", "active;expires=400"],
				],
			});
			const line = trace.received(notify);
			const answer = trace.wait(1).sent(dialog.answer(notify, 481));
			trace.warning("failed-transaction", answer);
			trace.outcome(line, "failed");
		},
	},
	{
		name: "subscription-re-authenticated",
		about:
			"A signed SUBSCRIBE gets a 407 because the security association is lost; the client signs in again, repeats the SUBSCRIBE, and all is well.",
		shape: "uccapilog",
		start: "2011-04-18 17:30:12.800",
		thread: "EB0:F14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "NTLM", proxy: true });
			const dialog = dialogTo(client, "sip:bob@contoso.com");
			const lost = trace.ask(dialog.request("SUBSCRIBE", { headers: PRESENCE }), 50, (asked) =>
				dialog.reply(asked, 407, client.auth.offer(["NTLM", "Kerberos"])),
			);
			client.auth.signature = undefined;
			trace.wait(30);
			signIn(client, "NTLM");
			trace.wait(40);
			const again = subscribe(dialog, 200, ["Expires", "28800"]);
			trace.outcome(lost.request, "challenged");
			trace.outcome(again.request, "success");
		},
	},
	{
		name: "slow-subscription",
		about: "202 to a SUBSCRIBE after 6.1 s: slow. The one before took 4.9 s, which is let pass.",
		shape: "rtcdll",
		start: "2006-07-13 08:20:44.004",
		thread: "A24:A28",
		write(trace) {
			const client = new Client(trace, { product: "oc2005", signedIn: "Kerberos", transport: "TLS" });
			for (const [buddy, ms] of [
				["bob", 4900],
				["carol", 6100],
			] as const) {
				const dialog = dialogTo(client, `sip:${buddy}@contoso.com`);
				const lines = trace.ask(dialog.request("SUBSCRIBE", { headers: PRESENCE }), ms, (asked) =>
					dialog.reply(asked, 202, { headers: [["Expires", "600"]] }),
				);
				if (ms > 5000) trace.information("slow-transaction", lines.response);
				trace.wait(500);
			}
		},
	},
	{
		name: "delegate-refused-4268",
		about: "403 with 4268 and an XML fault to a SERVICE: delegate and delegator live in different deployments.",
		shape: "uccapilog",
		start: "2016-11-03 10:00:59.210",
		thread: "2F94:31A0",
		write(trace) {
			const client = new Client(trace, { product: "sfb", user: "carol", domain: "fabrikam.com", signedIn: "TLS-DSK" });
			const dialog = dialogTo(client, client.uri);
			const request = dialog.request("SERVICE", { body: delegates("sip:bob@contoso.com") });
			const reason = "Delegate operation not allowed as delegate and delegator are in different deployments.";
			const lines = trace.ask(request, 120, (asked) =>
				dialog.reply(asked, 403, {
					headers: [["ms-user-logon-data", "RemoteUser"], diagnostics(4268, reason, client.pool)],
					body: fault("Client.Delegate.Operation.Refused", "The delegate is homed somewhere else"),
				}),
			);
			trace.error("failed-transaction", lines.response);
			trace.outcome(lines.request, "failed");
		},
	},
	{
		name: "federated-presence-504",
		about: "504 with 1017 to a SUBSCRIBE to a partner, while the one to a colleague works.",
		shape: "uccapilog",
		start: "2017-02-03 08:40:00.330",
		thread: "1B3C:21F8",
		write(trace) {
			const client = new Client(trace, { product: "sfb", signedIn: "TLS-DSK" });
			subscribe(dialogTo(client, "sip:bob@contoso.com"), 200, ["Expires", "28800"]);
			trace.wait(20);
			const reason = "Cannot route From and To domains in this combination";
			const lines = subscribe(dialogTo(client, "sip:eve@fabrikam.com"), 504, [
				"ms-diagnostics",
				`1017; reason="${reason}"; summary="The peer domain is of the wrong type"; source="edge.contoso.com"`,
			]);
			trace.error("failed-transaction", lines.response);
		},
	},
	{
		name: "instant-message",
		about: "A text conversation over INVITE, MESSAGE and BYE, with a typing notice: all answered.",
		shape: "uccapilog",
		start: "2010-06-01 14:02:03.040",
		thread: "FF0:D28",
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "Kerberos" });
			const dialog = dialogTo(client, "sip:bob@contoso.com", { epid: "3f21d0c7aa" });
			const invite = dialog.request("INVITE", {
				headers: [["Contact", client.endpoint()]],
				body: [
					"application/sdp",
					"v=0\r\no=- 0 0 IN IP4 192.0.2.21\r\ns=session\r\nc=IN IP4 192.0.2.21\r\nt=0 0\r\nm=message 5060 sip null\r\n",
				],
			});
			const line = trace.sent(invite);
			trace.wait(40).received(dialog.client.reply(invite, 100));
			trace.wait(500).received(dialog.reply(invite, 200));
			trace.wait(4).sent(dialog.ack(1));
			trace.wait(60);
			const message = trace.ask(
				dialog.request("MESSAGE", { body: text("Is the printer on the second floor back?") }),
				80,
				(asked) => dialog.reply(asked, 200),
			);
			trace.wait(3000);
			const typing = dialog.incoming("INFO", {
				body: ["application/xml", '<KeyboardActivity><status status="type"/></KeyboardActivity>'],
			});
			trace.received(typing);
			trace.wait(5).sent(dialog.answer(typing, 200));
			trace.wait(4000);
			const back = dialog.incoming("MESSAGE", { body: text("It is.") });
			const answered = trace.received(back);
			trace.wait(5).sent(dialog.answer(back, 200));
			trace.wait(20_000).ask(dialog.request("BYE"), 60, (asked) => dialog.reply(asked, 200));
			trace.outcome(line, "success");
			trace.activity("conversation", "worked", line);
			trace.outcome(message.request, "success");
			trace.outcome(answered, "success");
		},
	},
	{
		name: "instant-message-408",
		about: "408 to a MESSAGE: it did not arrive. 408 is daily life to INVITE and BYE, where somebody does not pick up.",
		shape: "rtcdll",
		start: "2005-08-01 10:20:30.400",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "NTLM" });
			const dialog = dialogTo(client, "sip:bob@contoso.com");
			const lines = trace.ask(dialog.request("MESSAGE", { body: text("Lunch?") }), 4100, (asked) =>
				dialog.reply(asked, 408),
			);
			trace.error("failed-transaction", lines.response);
			trace.outcome(lines.request, "failed");
		},
	},
];
