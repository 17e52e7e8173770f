import { phoneReport, type Quality, qualityReport } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { dialogTo } from "./dialog.ts";
import { call, hangUp, pickUp, ringing } from "./steps.ts";
import type { Trace } from "./trace.ts";

const GOOD: Quality = { loss: 0.002, jitter: 4, roundTrip: 38, degradation: 0.1, concealed: 0.01 };

/** A call that works, and the client's quality report; returns the lines of the INVITE and of the SERVICE request. */
function reported(trace: Trace, quality: Quality): { call: number; report: number } {
	const made = call(trace, "sip:bob@contoso.com", { product: "lync2013", signedIn: "TLS-DSK" });
	const { client, dialog } = made;
	ringing(trace, made);
	trace.wait(2000);
	pickUp(trace, made);
	trace.wait(198_000);
	hangUp(trace, made);
	const body = qualityReport({ callId: dialog.callId, from: client.uri, to: dialog.remote.uri }, quality);
	const service = dialogTo(client, client.uri);
	const lines = trace.wait(900).ask(service.request("SERVICE", { body }), 80, (asked) => service.reply(asked, 202));
	trace.outcome(lines.request, "success");
	trace.activity("call", "worked", made.line);
	return { call: made.line, report: lines.request };
}

/** Like `reported`, for a telephone, which sends a PUBLISH. */
function phoneReported(trace: Trace, percent: number, jitter: number, roundTrip: number): number {
	const client = new Client(trace, { product: "messenger", transport: "UDP", signedIn: "NTLM" });
	const dialog = dialogTo(client, "sip:collector@contoso.com");
	const request = dialog.request("PUBLISH", {
		headers: [["Event", "vq-rtcpxr"]],
		body: phoneReport(trace.dice.hex(32), percent, jitter, roundTrip),
	});
	const lines = trace.ask(request, 40, (asked) => dialog.reply(asked, 200));
	trace.outcome(lines.request, "success");
	return lines.request;
}

/** A report with one value beyond its limit. */
function poor(quality: Partial<Quality>): Definition["write"] {
	return (trace) => {
		const { report } = reported(trace, { ...GOOD, ...quality });
		trace.warning("poor-quality", report);
	};
}

export const QUALITY: readonly Definition[] = [
	{
		name: "quality-good",
		about: "A call, and the client's report on it with values as they should be.",
		shape: "uccapilog",
		start: "2014-05-06 10:00:00.100",
		thread: "1A48:1C08",
		write(trace) {
			reported(trace, GOOD);
		},
	},
	{
		name: "quality-loss-20-percent",
		about: "The call was set up and ended as it should be, and the report says that 20 % of the packets were lost.",
		shape: "uccapilog",
		start: "2014-05-06 11:00:00.100",
		thread: "1A48:1C08",
		write: poor({ loss: 0.2, degradation: 1.7, concealed: 0.16 }),
	},
	{
		name: "quality-jitter-and-delay",
		about: "The report says 55 ms of jitter and 720 ms there and back: one report, one finding.",
		shape: "uccapilog",
		start: "2014-05-06 12:00:00.100",
		thread: "1A48:1C08",
		write: poor({ jitter: 55, roundTrip: 720 }),
	},
	{
		name: "quality-at-the-limit",
		about:
			"Every value is just within Microsoft's limits: 9 % lost, 30 ms of jitter, 500 ms, 1.0 of MOS, 7 % concealed.",
		shape: "uccapilog",
		start: "2014-05-06 13:00:00.100",
		thread: "1A48:1C08",
		write(trace) {
			reported(trace, { loss: 0.09, jitter: 30, roundTrip: 500, degradation: 1, concealed: 0.07 });
		},
	},
	{
		name: "quality-of-a-telephone-poor",
		about: "A telephone reports its call in a PUBLISH (RFC 6035): 14.5 % of the packets lost on the network.",
		shape: "rtcdll",
		start: "2014-05-07 10:00:00.100",
		write(trace) {
			trace.warning("poor-quality", phoneReported(trace, 14.5, 12, 90));
		},
	},
	{
		name: "quality-of-a-telephone-good",
		about: "A telephone reports its call in a PUBLISH (RFC 6035), and all was well.",
		shape: "rtcdll",
		start: "2014-05-07 11:00:00.100",
		write(trace) {
			phoneReported(trace, 0.4, 3, 41);
		},
	},
];
