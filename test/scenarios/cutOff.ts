import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import type { Header } from "./message.ts";
import { idle, Registration } from "./registration.ts";
import { call, pickUp, ringing } from "./steps.ts";
import type { Trace } from "./trace.ts";

/** A REGISTER that is redirected to the home server of the user. */
function redirected(trace: Trace) {
	const client = new Client(trace, { product: "lync2010", pool: "director.contoso.com" });
	const registration = new Registration(client);
	const home: Header = ["Contact", "<sip:pool1.contoso.com:5061;transport=TLS>;q=0.7"];
	const moved = trace.ask(registration.register(), 60, (asked) =>
		registration.reply(asked, 301, { headers: [home], reason: "Redirect request to Home Server" }),
	);
	trace.outcome(moved.request, "redirected");
	return moved;
}

/** A call that the other side ends with this Reason header; returns the line of the BYE. */
function endedWith(trace: Trace, reason: string): number {
	const made = call(trace, "sip:+15551234567@contoso.com", { product: "lync2013", signedIn: "TLS-DSK" });
	ringing(trace, made);
	trace.wait(2000);
	pickUp(trace, made);
	const bye = made.dialog.incoming("BYE", { headers: [["Reason", reason]] });
	const line = trace.wait(48_000).received(bye);
	trace.wait(3).sent(made.dialog.answer(bye, 200));
	trace.outcome(line, "success");
	return line;
}

/** Sign-ins and calls that did not go on. */
export const CUT_OFF: readonly Definition[] = [
	{
		name: "only-a-redirect",
		about: "REGISTER and its 301, and the log ends: nobody can tell whether the client reached its home server.",
		shape: "uccapilog",
		start: "2012-10-13 11:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const moved = redirected(trace);
			trace.information("redirected", moved.response);
			trace.activity("sign-in", "unknown", moved.request);
			trace.answers(["pool1.contoso.com"], ["no failure", "could not sign in"]);
		},
	},
	{
		name: "redirect-that-leads-nowhere",
		about:
			"REGISTER and its 301, and two minutes of log without a REGISTER at the home server: the client did not get there.",
		shape: "uccapilog",
		start: "2012-10-14 11:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const moved = redirected(trace);
			idle(trace, 120);
			trace.warning("redirected", moved.response);
			trace.activity("sign-in", "given-up", moved.request);
			trace.answers(["could not sign in", "pool1.contoso.com", "resolves"], ["no failure"]);
		},
	},
	{
		name: "call-cut-by-the-telephone-network",
		about: "A call to the telephone network ends with a BYE that names a fault of the network, Q.850 cause 38.",
		shape: "uccapilog",
		start: "2013-10-15 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			trace.error("reported-failure", endedWith(trace, 'Q.850;cause=38;text="Network out of order"'));
			trace.answers(["Network out of order"], ["no failure"]);
		},
	},
	{
		name: "call-cleared-by-the-telephone-network",
		about: "The same with Q.850 cause 16, normal call clearing: somebody hung up.",
		shape: "uccapilog",
		start: "2013-10-16 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			endedWith(trace, "Q.850;cause=16");
			trace.answers(["No failure was found"]);
		},
	},
	{
		name: "call-rejected-by-the-telephone-network-afterwards",
		about: "The same with Q.850 cause 21, call rejected: a person may have done so, which is no fault of the network.",
		shape: "uccapilog",
		start: "2013-10-17 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			endedWith(trace, "Q.850;cause=21");
		},
	},
];
