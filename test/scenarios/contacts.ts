import { type Body, fault, pidf, publication, soap, soapFault } from "./bodies.ts";
import type { Definition } from "./define.ts";
import { dialogFrom } from "./dialog.ts";
import { diagnostics } from "./message.ts";
import { BOB, newClient, service, subscribe } from "./serviceSteps.ts";
import { later } from "./steps.ts";

const SET_CONTACT = soap(
	'<m:setContact xmlns:m="http://schemas.microsoft.com/winrtc/2002/11/sip"><m:displayName/><m:groups>1 </m:groups><m:subscribed>true</m:subscribed><m:URI>sip:bob@contoso.com</m:URI><m:externalURI/><m:deltaNum>12</m:deltaNum></m:setContact>',
);

const CONTACT_LIST: Body = [
	"application/vnd-microsoft-roaming-contacts+xml",
	'<contactList deltaNum="12"><group id="1" name="~" externalURI=""/><contact uri="bob@contoso.com" name="" groups="1 " subscribed="true" externalURI=""/><contact uri="carol@fabrikam.com" name="" groups="1 " subscribed="true" externalURI=""/></contactList>\r\n',
];

const PROVISIONING: Body = [
	"application/vnd-microsoft-roaming-provisioning-v2+xml",
	'<provisionGroupList xmlns="http://schemas.microsoft.com/2006/09/sip/provisiongrouplist-notification"><provisionGroup name="ServerConfiguration"><organization>Contoso</organization><absInternalServerUrl>https://pool.contoso.com/abs/handler</absInternalServerUrl></provisionGroup></provisionGroupList>\r\n',
];

/** Contact lists, settings, publications. */
export const CONTACTS: readonly Definition[] = [
	{
		name: "contact-list",
		about: "The contact list is subscribed to and comes with the 200.",
		shape: "rtcdll",
		start: "2006-03-14 08:30:00.020",
		thread: "8E8:8EC",
		write(trace) {
			const client = newClient(trace, { transport: "TLS" });
			const lines = subscribe(trace, client, "vnd-microsoft-roaming-contacts", { body: CONTACT_LIST });
			trace.activity("contacts", "worked", lines.request);
		},
	},
	{
		name: "contacts-in-exchange-2165",
		about:
			"488 with 2165 to the contact list: the contacts have moved to Exchange, where the client reads them. Expected.",
		shape: "uccapilog",
		start: "2014-03-14 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const reason = "Contact subscription is not allowed as the user's contact list has migrated to Exchange.";
			const client = newClient(trace);
			const cause = diagnostics(2165, reason, client.pool);
			const answer = { status: 488, headers: [cause] };
			const lines = subscribe(trace, client, "vnd-microsoft-roaming-contacts", answer);
			trace.information("failed-transaction", lines.response);
			trace.outcome(lines.request, "failed");
			trace.activity("contacts", "worked", lines.request);
			trace.answers(["exchange"], []);
		},
	},
	{
		name: "contacts-in-exchange-2139",
		about:
			"403 with 2139 to the contact list: another way of the server to say that the contacts are in Exchange. Expected.",
		shape: "uccapilog",
		start: "2014-03-14 09:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const cause = diagnostics(2139, "The contact list of the user is kept in Exchange", client.pool);
			const answer = { status: 403, headers: [cause] };
			const lines = subscribe(trace, client, "vnd-microsoft-roaming-contacts", answer);
			trace.information("failed-transaction", lines.response);
			trace.activity("contacts", "worked", lines.request);
		},
	},
	{
		name: "contact-list-too-late-504",
		about: "504 with 5001 to the contact list: the server did not get it in time. A failure, and the list stays empty.",
		shape: "uccapilog",
		start: "2014-03-15 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const cause = diagnostics(5001, "Request Timed-out", client.pool);
			const answer = { status: 504, headers: [cause] };
			const lines = subscribe(trace, client, "vnd-microsoft-roaming-contacts", answer);
			later(trace, client, 40_000);
			trace.error("failed-transaction", lines.response);
			trace.activity("contacts", "failed", lines.request);
		},
	},
	{
		name: "settings",
		about: "The server's settings for the client are subscribed to and come with the 200.",
		shape: "uccapilog",
		start: "2014-03-16 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const lines = subscribe(trace, newClient(trace), "vnd-microsoft-provisioning-v2", { body: PROVISIONING });
			trace.activity("settings", "worked", lines.request);
		},
	},
	{
		name: "settings-refused-500",
		about: "500 with 0 to the subscription to the settings: the server failed inside.",
		shape: "uccapilog",
		start: "2014-03-17 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const cause = diagnostics(0, "Server internal error", client.pool);
			const answer = { status: 500, reason: "Server Internal Error", headers: [cause] };
			const lines = subscribe(trace, client, "vnd-microsoft-provisioning-v2", answer);
			trace.error("failed-transaction", lines.response);
			trace.activity("settings", "failed", lines.request);
		},
	},
	{
		name: "contact-added",
		about: "A contact is added by SOAP in a SERVICE request: an empty answer, which means done.",
		shape: "rtcdll",
		start: "2006-03-18 08:30:00.020",
		thread: "8E8:8EC",
		write(trace) {
			const lines = service(trace, newClient(trace, { transport: "TLS" }), SET_CONTACT, { body: soap("") });
			trace.activity("contacts", "worked", lines.request);
		},
	},
	{
		name: "contact-not-added",
		about: "200 to SERVICE, but a SOAP fault inside: the contact was not added, the list is full.",
		shape: "rtcdll",
		start: "2006-03-19 08:30:00.020",
		thread: "8E8:8EC",
		write(trace) {
			const body = soapFault("SOAP-ENV:Client", "Contact limit exceeded");
			const lines = service(trace, newClient(trace, { transport: "TLS" }), SET_CONTACT, { body });
			trace.warning("service-failed", lines.response);
			trace.outcome(lines.request, "success");
			trace.activity("contacts", "failed", lines.request);
			trace.answers(["contact"], ["no failure"]);
		},
	},
	{
		name: "presence-published",
		about: "The client publishes its state, and the 200 carries the new version.",
		shape: "uccapilog",
		start: "2014-03-20 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const lines = service(trace, client, publication(client.uri, 0, 3500), { body: pidf(client.uri, 3500) });
			trace.activity("publication", "worked", lines.request);
		},
	},
	{
		name: "presence-published-after-409",
		about:
			"409 to a publication: its version was stale. The client publishes again with the version that the fault names, and that works: a step on the way.",
		shape: "uccapilog",
		start: "2014-03-21 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const body = fault("Client.BadCall.WrongDelta", "One or more publication operations could not be completed");
			const answer = { status: 409, reason: "Conflict", body };
			const first = service(trace, client, publication(client.uri, 3, 3500), answer);
			trace.wait(50);
			const again = service(trace, client, publication(client.uri, 7, 3500), { body: pidf(client.uri, 3500) });
			trace.information("failed-transaction", first.response);
			trace.outcome(again.request, "success");
		},
	},
	{
		name: "presence-not-published-403",
		about: "403 with 2003 to a publication: it would overwrite one that is read-only.",
		shape: "uccapilog",
		start: "2014-03-22 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const reason = "Category publication failed: cannot overwrite a read-only publication";
			const answer = { status: 403, headers: [diagnostics(2003, reason, client.pool)] };
			const lines = service(trace, client, publication(client.uri, 3, 3500), answer);
			trace.error("failed-transaction", lines.response);
			trace.activity("publication", "refused", lines.request);
		},
	},
	{
		name: "presence-not-published-fault-in-200",
		about: "200 to a publication with a fault inside: the state was not published.",
		shape: "uccapilog",
		start: "2014-03-23 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const body = fault("Client.BadCall.WrongDelta", "One or more publication operations could not be completed");
			const lines = service(trace, client, publication(client.uri, 3, 3500), { body });
			trace.warning("service-failed", lines.response);
			trace.activity("publication", "failed", lines.request);
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "notify-488",
		about: "The client answers a NOTIFY with 488: it cannot take that body. No media, no codecs are at stake.",
		shape: "rtcdll",
		start: "2006-03-24 08:30:00.020",
		thread: "8E8:8EC",
		write(trace) {
			const client = newClient(trace, { transport: "TLS" });
			const dialog = dialogFrom(client, "sip:bob@contoso.com").established(2, 5);
			const notify = dialog.incoming("NOTIFY", {
				headers: [
					["Event", "presence"],
					["Subscription-State", "active;expires=400"],
				],
				body: ["application/xpidf+xml", '<presence><presentity uri="sip:bob@contoso.com"/></presence>\r\n'],
			});
			const line = trace.received(notify);
			const answer = trace.wait(2).sent(dialog.answer(notify, 488));
			trace.warning("failed-transaction", answer);
			trace.outcome(line, "failed");
			trace.answers([], ["codec", "\\bmedia\\b"]);
		},
	},
	{
		name: "unknown-cause-in-its-own-words",
		about: "403 with 28099, an id that no public table has: the words of the header itself say why.",
		shape: "uccapilog",
		start: "2014-03-25 08:30:00.020",
		thread: "1544:9D8",
		write(trace) {
			const client = newClient(trace);
			const cause = diagnostics(28099, "The address book policy hides this person", client.pool);
			const lines = subscribe(trace, client, "presence", { status: 403, headers: [cause] }, { to: BOB });
			trace.error("failed-transaction", lines.response);
			trace.activity("presence", "refused", lines.request);
			trace.answers(["28099", "address book policy hides this person"], ["no failure"]);
		},
	},
];
