import { c3pResponse, roster } from "./bodies.ts";
import type { Definition } from "./define.ts";
import {
	addUser,
	answered,
	asGuest,
	conference,
	factory,
	join,
	leave,
	mcu,
	mcuTaken,
	newClient,
	notFederated,
	notice,
	refused,
	told,
	watch,
} from "./meetingSteps.ts";
import { diagnostics, type Header, type Message } from "./message.ts";
import { later } from "./steps.ts";

const ADD =
	'<addConference><ci:conference-info xmlns:ci="urn:ietf:params:xml:ns:conference-info" entity=""><ci:conference-description><ci:subject>Weekly</ci:subject></ci:conference-description></ci:conference-info></addConference>';

export const MEETINGS: readonly Definition[] = [
	{
		name: "meeting-joined",
		about:
			"A meeting is joined as it should be: the focus takes the user, the roster comes, the audio is set up with the audio and video MCU; later all is ended.",
		shape: "uccapilog",
		start: "2014-02-03 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const client = newClient(trace);
			const joined = join(trace, client);
			answered(trace, joined, "success");
			watch(trace, joined);
			const audio = mcu(trace, client, "audio-video", ["audio 50010"]);
			mcuTaken(trace, audio, ["audio 50712"]);
			trace.wait(1_200_000);
			leave(trace, audio.dialog, joined.dialog);
			trace.outcome(joined.line, "success");
			trace.outcome(audio.line, "success");
			trace.activity("meeting", "worked", joined.line);
		},
	},
	{
		name: "meeting-of-a-partner-1002",
		about:
			"403 with 1002 to the INVITE to a partner's focus: the user may not talk to federated partners, so no meeting.",
		shape: "uccapilog",
		start: "2014-02-04 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const joined = join(trace, newClient(trace), "sip:eve@fabrikam.com");
			const reason = "From URI is not authorized to communicate with federated partners";
			trace.error("failed-transaction", refused(trace, joined, 403, diagnostics(1002, reason, "edge.contoso.com")));
			trace.activity("meeting", "refused", joined.line);
			trace.answers(["meeting", "1002|federat"], ["no failure", "the call from"]);
		},
	},
	{
		name: "guest-join-after-504",
		about:
			"504 with 1017 to the partner's focus, so the client joins as a guest over the partner's edge, and is let in. The 504 is a step on the way.",
		shape: "uccapilog",
		start: "2014-02-05 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const { first, line } = notFederated(trace, newClient(trace));
			const guest = asGuest(trace);
			answered(trace, guest, "success");
			watch(trace, guest);
			trace.information("failed-transaction", line);
			trace.outcome(first.line, "failed");
			trace.outcome(guest.line, "success");
			trace.activity("meeting", "worked", first.line);
			trace.answers(["joined|guest|anonymous"], ["could not join"]);
		},
	},
	{
		name: "guest-join-refused",
		about:
			"504 with 1017 to the partner's focus, then the guest is not let in either (403, guests are not admitted): one failed join, told on the refusal that decided.",
		shape: "uccapilog",
		start: "2014-02-06 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const { line } = notFederated(trace, newClient(trace));
			const guest = asGuest(trace);
			const reason = "Forbidden destination for anonymous user";
			trace.error("failed-transaction", refused(trace, guest, 403, diagnostics(3019, reason, "edge.fabrikam.com")));
			trace.toldElsewhere(line);
			trace.answers(["meeting"], ["no failure"]);
		},
	},
	{
		name: "meeting-read",
		about: "The settings of a meeting are read from the focus factory: C3P success.",
		shape: "uccapilog",
		start: "2010-02-07 10:00:00.400",
		thread: "B1C:9F0",
		write(trace) {
			const client = newClient(trace, { product: "r2", signedIn: "NTLM" });
			const focus = conference(client.uri, "focus");
			const command = `<getConference><conference-info entity="${focus}" xmlns="urn:ietf:params:xml:ns:conference-info"/></getConference>`;
			const [request] = factory(trace, client, command, "success", command);
			trace.activity("meeting", "worked", request!);
		},
	},
	{
		name: "meeting-gone",
		about: "200 to SERVICE, but C3P says failure inside: the conference does not exist any more.",
		shape: "uccapilog",
		start: "2010-02-08 10:00:00.400",
		thread: "B1C:9F0",
		write(trace) {
			const client = newClient(trace, { product: "r2", signedIn: "NTLM" });
			const focus = conference(client.uri, "focus");
			const command = `<getConference><conference-info entity="${focus}" xmlns="urn:ietf:params:xml:ns:conference-info"/></getConference>`;
			const result = '<getConference reason="conferenceDoesntExist"/>';
			const [request, response] = factory(trace, client, command, "failure", result);
			trace.error("meeting-failed", response!);
			trace.outcome(request!, "success");
			trace.activity("meeting", "failed", request!);
			trace.answers(["meeting|conference"], ["no failure"]);
		},
	},
	{
		name: "meeting-user-not-added",
		about:
			"200 to the INVITE to the focus, but the addUser inside failed; the client leaves at once. What SIP calls success is a failed join.",
		shape: "uccapilog",
		start: "2012-02-09 10:00:00.400",
		thread: "1544:15C0",
		write(trace) {
			const joined = join(trace, newClient(trace, { product: "lync2010" }));
			const line = answered(trace, joined, "failure", '<addUser reason="userDoesntExist"/>');
			leave(trace, joined.dialog);
			trace.error("meeting-failed", line);
			trace.outcome(joined.line, "success");
			trace.activity("meeting", "failed", joined.line);
			trace.answers(["meeting|conference"], ["no failure"]);
		},
	},
	{
		name: "meeting-without-audio-503",
		about: "The focus lets the user in, the audio and video MCU answers 503: in the meeting, but without sound.",
		shape: "uccapilog",
		start: "2012-02-10 10:00:00.400",
		thread: "1544:15C0",
		write(trace) {
			const client = newClient(trace, { product: "lync2010" });
			const joined = join(trace, client);
			answered(trace, joined, "success");
			watch(trace, joined);
			const audio = mcu(trace, client, "audio-video", ["audio 50010"]);
			const line = refused(trace, audio, 503, diagnostics(1, "Service is unavailable", client.pool));
			trace.wait(20_000);
			leave(trace, joined.dialog);
			trace.error("failed-transaction", line);
			trace.outcome(joined.line, "success");
			trace.outcome(audio.line, "failed");
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "meeting-with-three-mcus",
		about: "A meeting with audio, messages and a shared desktop, one MCU each: all are joined and left.",
		shape: "uccapilog",
		start: "2016-02-11 10:00:00.400",
		thread: "2C10:2C44",
		write(trace) {
			const client = newClient(trace, { product: "sfb" });
			const joined = join(trace, client);
			answered(trace, joined, "success");
			watch(trace, joined);
			const dialogs = [joined.dialog];
			for (const [service, section] of [
				["audio-video", "audio 50010"],
				["chat", "message 5060"],
				["applicationsharing", "applicationsharing 50020"],
			] as const) {
				const made = mcu(trace, client, service, [section]);
				mcuTaken(trace, made, [section]);
				trace.outcome(made.line, "success");
				dialogs.unshift(made.dialog);
			}
			trace.wait(900_000);
			leave(trace, ...dialogs);
			trace.activity("meeting", "worked", joined.line);
		},
	},
	{
		name: "meeting-sharing-without-a-path",
		about:
			"In the meeting the audio works, and the shared desktop does not: its media never connect, and this client ends that leg with 23.",
		shape: "uccapilog",
		start: "2016-02-12 10:00:00.400",
		thread: "2C10:2C44",
		write(trace) {
			const client = newClient(trace, { product: "sfb" });
			const joined = join(trace, client);
			answered(trace, joined, "success");
			watch(trace, joined);
			const audio = mcu(trace, client, "audio-video", ["audio 50010"]);
			mcuTaken(trace, audio, ["audio 50712"]);
			const desktop = mcu(trace, client, "applicationsharing", ["applicationsharing 50020"]);
			mcuTaken(trace, desktop, ["applicationsharing 50730"]);
			const reason =
				"Call failed to establish due to a media connectivity failure when one endpoint is internal and the other is remote";
			const headers: readonly Header[] = [
				[
					"ms-client-diagnostics",
					`23;reason="${reason}";CallerMediaDebug="application-sharing:ICEWarn=0x4000320,LocalSite=192.0.2.21:24518,RemoteSite=198.51.100.30:50730,PortRange=1025:65000"`,
				],
			];
			const { dialog } = desktop;
			const bye = trace.wait(10_300).ask(dialog.request("BYE", { headers }), 60, (asked) => dialog.reply(asked, 200));
			trace.error("media-failed", bye.request);
			trace.wait(600_000);
			leave(trace, audio.dialog, joined.dialog);
			trace.answers(["shar"], ["no failure"]);
		},
	},
	{
		name: "meeting-lobby",
		about:
			"The focus answers `pending`: the user waits in the lobby, and an INFO says success once the presenter lets them in.",
		shape: "uccapilog",
		start: "2013-02-13 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const joined = join(trace, newClient(trace));
			const { focus, user } = joined;
			answered(trace, joined, "pending");
			trace.wait(24_000);
			told(trace, joined, c3pResponse(focus, user, 13, "success", addUser(focus, user)));
			watch(trace, joined);
			trace.wait(600_000);
			leave(trace, joined.dialog);
			trace.activity("meeting", "worked", joined.line);
		},
	},
	{
		name: "meeting-lobby-not-let-in",
		about: "The user waits in the lobby, and an INFO says failure: the presenter does not let them in.",
		shape: "uccapilog",
		start: "2013-02-14 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const joined = join(trace, newClient(trace));
			const { focus, user } = joined;
			answered(trace, joined, "pending");
			trace.wait(31_000);
			const line = told(trace, joined, c3pResponse(focus, user, 13, "failure", '<addUser reason="unauthorized"/>'));
			trace.wait(30);
			leave(trace, joined.dialog);
			trace.error("meeting-failed", line);
			trace.outcome(line, "success");
			trace.answers(["meeting|conference|lobby"], ["no failure"]);
		},
	},
	{
		name: "meeting-created",
		about: "An organiser creates a meeting with the focus factory: C3P success, with the address of the meeting.",
		shape: "uccapilog",
		start: "2014-02-15 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const client = newClient(trace);
			const focus = conference(client.uri, "focus");
			const [request] = factory(
				trace,
				client,
				ADD,
				"success",
				`<addConference><conference-info entity="${focus}" xmlns="urn:ietf:params:xml:ns:conference-info"/></addConference>`,
			);
			trace.activity("meeting", "worked", request!);
		},
	},
	{
		name: "meeting-not-created",
		about: "An organiser wants to create a meeting under an id that is taken: 200 to SERVICE, and C3P failure inside.",
		shape: "uccapilog",
		start: "2014-02-16 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const result = '<addConference reason="conferenceExistsAlready"/>';
			const [request, response] = factory(trace, newClient(trace), ADD, "failure", result);
			trace.error("meeting-failed", response!);
			trace.activity("meeting", "failed", request!);
			trace.answers(["meeting|conference"], ["no failure"]);
		},
	},
	{
		name: "meeting-removed-from",
		about:
			"A presenter removes the user from the meeting: the roster says deleted, and the focus ends the session with BYE. That is their right, and no failure.",
		shape: "uccapilog",
		start: "2014-02-17 10:00:00.400",
		thread: "1CC4:9D8",
		write(trace) {
			const client = newClient(trace);
			const joined = join(trace, client);
			const { dialog, focus, user } = joined;
			answered(trace, joined, "success");
			const watching = watch(trace, joined);
			trace.wait(400_000);
			notice(trace, watching, roster(focus, 2, user, "deleted", "disconnected"));
			const bye: Message = dialog.incoming("BYE");
			const line = trace.wait(8).received(bye);
			trace.wait(3).sent(dialog.answer(bye, 200));
			later(trace, client, 2000);
			trace.outcome(line, "success");
		},
	},
];
