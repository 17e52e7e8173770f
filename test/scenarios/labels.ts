// Written by build.ts: change the scenarios there, not here.

import type { Scenario } from "./scenario.ts";

export const SCENARIOS: readonly Scenario[] = [
	{
		file: "001-ntlm-sign-in.log",
		about: "NTLM sign-in as it should be: two challenges, the second with gssapi-data, then 200.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 13 },
			{ rule: "auth-challenge", line: 37 },
		],
		outcomes: [
			{ line: 1, outcome: "challenged" },
			{ line: 24, outcome: "challenged" },
			{ line: 47, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 1 }],
	},
	{
		file: "002-ntlm-sign-in-407.log",
		about: "NTLM sign-in asked for with 407 and Proxy- headers; the server may choose either, and nothing is wrong.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 45 },
		],
		outcomes: [
			{ line: 30, outcome: "challenged" },
			{ line: 58, outcome: "success" },
		],
	},
	{
		file: "003-ntlm-negotiate-token.log",
		about: "NTLM sign-in whose first token is a NEGOTIATE (TlRMTVNTUAAB) and not empty: the handshake just goes on.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 13 },
			{ rule: "auth-challenge", line: 36 },
		],
		outcomes: [{ line: 46, outcome: "success" }],
	},
	{
		file: "004-kerberos-sign-in.log",
		about: "Kerberos sign-in: one challenge, one token, 200 signed with Kerberos.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 13 }],
		outcomes: [
			{ line: 1, outcome: "challenged" },
			{ line: 24, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 1 }],
	},
	{
		file: "005-kerberos-sign-in-uccapi.log",
		about: "Kerberos sign-in of Communicator 2007, in a zone of UTC+5:45: the Date header is right modulo 15 minutes.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 17 }],
		outcomes: [{ line: 31, outcome: "success" }],
	},
	{
		file: "006-tls-dsk-sign-in.log",
		about: "TLS-DSK sign-in: the handshake takes more than one round, each challenge of it carries gssapi-data.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 46 },
			{ rule: "auth-challenge", line: 74 },
		],
		outcomes: [
			{ line: 2, outcome: "challenged" },
			{ line: 31, outcome: "challenged" },
			{ line: 59, outcome: "challenged" },
			{ line: 87, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "007-trimmed-sign-in.log",
		about:
			"The published shape: no Authorization, User-Agent, Content-Length in the log at all. What was trimmed is no evidence; the 200 proves the sign-in.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 9 }],
		outcomes: [
			{ line: 1, outcome: "challenged" },
			{ line: 19, outcome: "success" },
		],
	},
	{
		file: "008-pasted-with-captions.log",
		about:
			"A sign-in as people paste it: captions between the messages, a blank line after each header, one blank before the colons. Nothing is wrong with the sign-in.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 27 },
			{ rule: "auth-challenge", line: 76 },
		],
		outcomes: [{ line: 96, outcome: "success" }],
	},
	{
		file: "009-ntlm-refused.log",
		about: "Wrong password with NTLM: the third 401 answers the AUTHENTICATE token and carries no gssapi-data.",
		expected: [{ rule: "auth-failed", severity: "error", line: 60 }],
		hints: [
			{ rule: "auth-challenge", line: 13 },
			{ rule: "auth-challenge", line: 37 },
		],
		outcomes: [{ line: 47, outcome: "challenged" }],
		activities: [{ kind: "sign-in", result: "refused", line: 1 }],
	},
	{
		file: "010-ntlm-refused-407.log",
		about:
			"Wrong password with NTLM over 407 and Proxy- headers, with ms-diagnostics 1000; its HRESULT stands in a SIP header, so it is no record's.",
		expected: [{ rule: "auth-failed", severity: "error", line: 73 }],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 45 },
		],
		outcomes: [{ line: 58, outcome: "challenged" }],
	},
	{
		file: "011-kerberos-refused.log",
		about: "The server refuses the Kerberos ticket, and Messenger does not fall back to NTLM.",
		expected: [{ rule: "auth-failed", severity: "error", line: 37 }],
		hints: [{ rule: "auth-challenge", line: 13 }],
		outcomes: [{ line: 24, outcome: "challenged" }],
	},
	{
		file: "012-tls-dsk-refused.log",
		about: "TLS-DSK refused at its end: the signed REGISTER that closes the handshake gets a 401 without gssapi-data.",
		expected: [{ rule: "auth-failed", severity: "error", line: 102 }],
		hints: [{ rule: "auth-challenge", line: 16 }],
		outcomes: [{ line: 87, outcome: "challenged" }],
	},
	{
		file: "013-kerberos-refused-then-ntlm.log",
		about:
			"Kerberos refused, NTLM accepted in the same sign-in: a step on the way, no more than information, for the person is signed in.",
		expected: [{ rule: "auth-failed", severity: "information", line: 45 }],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 74 },
		],
		outcomes: [
			{ line: 30, outcome: "challenged" },
			{ line: 87, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "014-kerberos-and-ntlm-refused.log",
		about: "Kerberos refused, then NTLM refused as well: one sign-in that failed, told on its last refusal.",
		expected: [{ rule: "auth-failed", severity: "error", line: 84 }],
		outcomes: [{ line: 71, outcome: "challenged" }],
		activities: [{ kind: "sign-in", result: "refused", line: 1 }],
	},
	{
		file: "015-ntlm-second-try.log",
		about: "Password mistyped and typed again 12 s later under the same Call-ID: the refusal is a warning.",
		expected: [{ rule: "auth-failed", severity: "warning", line: 59 }],
		outcomes: [{ line: 92, outcome: "success" }],
	},
	{
		file: "016-locked-out.log",
		about:
			"Two wrong passwords, then a locked account, all in one chain of challenges: one failure, told on the last refusal. The HRESULT stands in a SIP header.",
		expected: [{ rule: "auth-failed", severity: "error", line: 186 }],
	},
	{
		file: "017-wrong-account-4004.log",
		about:
			"403 with 4004: the credentials are good but belong to somebody else. Credentials refused, and nothing beside it.",
		expected: [{ rule: "auth-failed", severity: "error", line: 74 }],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 46 },
		],
		outcomes: [{ line: 59, outcome: "failed" }],
	},
	{
		file: "018-not-enabled-for-remote-access-4003.log",
		about: "403 with 4003: a right is missing, the credentials are not refused; so no auth-failed.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 74 }],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 46 },
		],
		outcomes: [{ line: 59, outcome: "failed" }],
	},
	{
		file: "019-forbidden-without-a-cause.log",
		about:
			"403 to a Kerberos REGISTER without ms-diagnostics, as the older servers send it: a failure. RFC 3261 21.4.4: authorization will not help, so credentials are not said to be refused.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 37 }],
		hints: [{ rule: "auth-challenge", line: 13 }],
		outcomes: [{ line: 24, outcome: "failed" }],
	},
	{
		file: "020-user-unknown-4005.log",
		about: "404 with 4005: the sign-in address is not enabled for SIP or does not exist.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 46 }],
		hints: [{ rule: "auth-challenge", line: 16 }],
		outcomes: [{ line: 31, outcome: "failed" }],
	},
	{
		file: "021-user-unknown.log",
		about: "404 to the first REGISTER: the address does not exist there. 404 is daily life to SUBSCRIBE only.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 13 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "022-user-disabled-4141.log",
		about: "Signed in, then thrown out by a BENOTIFY: rejected, 4141. A BENOTIFY is never answered.",
		expected: [{ rule: "forced-sign-out", severity: "error", line: 62 }],
		hints: [{ rule: "auth-challenge", line: 16 }],
		outcomes: [{ line: 62, outcome: "noResponseDue" }],
	},
	{
		file: "023-signed-in-elsewhere.log",
		about: "Thrown out by a NOTIFY, unregistered: signed in elsewhere. The client answers it with 200.",
		expected: [{ rule: "forced-sign-out", severity: "error", line: 1 }],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "024-user-moved.log",
		about:
			"Thrown out by a NOTIFY, deactivated: the user was moved to another server; then a sign-in there, which works.",
		expected: [{ rule: "forced-sign-out", severity: "error", line: 2 }],
		outcomes: [{ line: 86, outcome: "success" }],
	},
	{
		file: "025-challenge-abandoned.log",
		about: "Challenged, and the client never answers though the log runs on for minutes: no token could be had.",
		expected: [{ rule: "auth-abandoned", severity: "warning", line: 13 }],
		outcomes: [{ line: 1, outcome: "challenged" }],
		activities: [{ kind: "sign-in", result: "given-up", line: 1 }],
	},
	{
		file: "026-handshake-abandoned.log",
		about:
			"The challenge with the NTLM token is never answered, while the client does answer an OPTIONS a minute later: the password prompt was closed.",
		expected: [{ rule: "auth-abandoned", severity: "warning", line: 45 }],
		hints: [{ rule: "auth-challenge", line: 16 }],
	},
	{
		file: "027-challenge-cut-by-the-end.log",
		about: "The log ends 0.3 s after the challenge: nothing says that the client would not have answered it.",
		expected: [],
		outcomes: [{ line: 1, outcome: "challenged" }],
	},
	{
		file: "028-clock-skew-1013.log",
		about:
			"The server's clock is 8 minutes ahead, which no zone explains (7 modulo 15), Kerberos is on offer, and the server says 1013: the skew is why the credentials are refused, so one finding.",
		expected: [{ rule: "auth-failed", severity: "error", line: 44 }],
		answer: { has: ["clock"], never: [] },
	},
	{
		file: "029-clock-skew-no-ticket.log",
		about:
			"The server's clock is 8 minutes behind and Kerberos is on offer; the client never answers the challenge. The skew explains that, so it is told with it.",
		expected: [{ rule: "auth-abandoned", severity: "warning", line: 13 }],
		answer: { has: ["clock"], never: [] },
	},
	{
		file: "030-clock-skew-403.log",
		about:
			"403 with 1013: skew found during authentication, so the 403 refuses the credentials; the first 401's Date shows 7 minutes, which is told with it.",
		expected: [{ rule: "auth-failed", severity: "error", line: 46 }],
		hints: [{ rule: "auth-challenge", line: 16 }],
		outcomes: [{ line: 31, outcome: "failed" }],
		answer: { has: ["clock"], never: [] },
	},
	{
		file: "031-skew-within-kerberos.log",
		about: "The server's clock is 4 minutes ahead: within the 5 that Kerberos allows.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 13 }],
	},
	{
		file: "032-skew-within-ntlm.log",
		about: "The server's clock is 6 minutes ahead and only NTLM is on offer, which allows 15.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 44 },
		],
	},
	{
		file: "033-dns-srv-1008.log",
		about: "504 with 1008: the edge cannot find the SRV record of the domain.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "034-dns-a-1014.log",
		about: "504 with 1014: no address for the next server's name.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "035-certificate-1010.log",
		about: "504 with 1010: the next server's certificate is not trusted.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "036-routing-1005.log",
		about: "504 with 1005: the domain part of the sign-in address leads nowhere.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 13 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "037-routing-1007-then-fine.log",
		about:
			"504 with 1007 (temporarily cannot route), and a sign-in half a minute later that works: the failed REGISTER failed all the same.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [
			{ line: 2, outcome: "failed" },
			{ line: 84, outcome: "success" },
		],
	},
	{
		file: "038-overload-503.log",
		about: "503 with Retry-After: the server is overloaded; never daily life.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 13 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "039-home-server-redirect.log",
		about: "301 to the home server, then the sign-in there: a redirect is information, and all is well.",
		expected: [{ rule: "redirected", severity: "information", line: 45 }],
		hints: [
			{ rule: "auth-challenge", line: 16 },
			{ rule: "auth-challenge", line: 71 },
		],
		outcomes: [
			{ line: 30, outcome: "redirected" },
			{ line: 85, outcome: "success" },
		],
	},
	{
		file: "040-epid-missing-4011.log",
		about: "400 with 4011: the From header has no epid.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "041-bad-event-4055.log",
		about: "489 with 4055: the Event header is not `registration`. Never daily life at a REGISTER.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
	},
	{
		file: "042-extension-required-2057.log",
		about: "421 with 2057: gruu-10 is missing in Supported.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 18 }],
	},
	{
		file: "043-refresh-and-sign-out.log",
		about: "A signed refresh, and later a sign-out (Expires: 0): both answered with 200 at once.",
		expected: [],
		outcomes: [
			{ line: 1, outcome: "success" },
			{ line: 28, outcome: "success" },
		],
	},
	{
		file: "044-re-authentication.log",
		about:
			"A signed refresh after hours gets a 401: the security association is lost, and the handshake that follows works. It does not repeat, so it is no failure.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "challenged" },
			{ line: 59, outcome: "success" },
		],
	},
	{
		file: "045-re-authentication-refused.log",
		about:
			"A signed refresh gets a 401, which by itself is no failure; but the password was changed meanwhile, and the handshake that follows is refused.",
		expected: [{ rule: "auth-failed", severity: "error", line: 60 }],
		outcomes: [{ line: 1, outcome: "challenged" }],
	},
	{
		file: "046-version-filter-warning.log",
		about: "200 with Warning 310: the server lets the client in and recommends another version. Not a failure.",
		expected: [],
		outcomes: [{ line: 29, outcome: "success" }],
	},
	{
		file: "047-version-filter-17002.log",
		about: "403 with 17002: the client's version is not let in. A failure, but not one of credentials.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 16 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "048-register-unanswered.log",
		about: "REGISTER without any answer, and the log runs on for more than 32 s.",
		expected: [{ rule: "unanswered-request", severity: "warning", line: 1 }],
		outcomes: [{ line: 1, outcome: "unanswered" }],
		activities: [{ kind: "sign-in", result: "unanswered", line: 1 }],
	},
	{
		file: "049-register-unanswered-then-hresult.log",
		about:
			"REGISTER without any answer; 32 s later a record names SIP_TIMEOUT (0x80ee000c), which is a failing HRESULT.",
		expected: [
			{ rule: "unanswered-request", severity: "warning", line: 2 },
			{ rule: "error-code", severity: "information", line: 15 },
		],
		outcomes: [{ line: 2, outcome: "unanswered" }],
	},
	{
		file: "050-register-pending.log",
		about: "REGISTER without an answer 9 s before the log ends: nobody can tell what came of it.",
		expected: [],
		hints: [{ rule: "pending-request", line: 2 }],
		outcomes: [{ line: 2, outcome: "pending" }],
	},
	{
		file: "051-restart-with-pending-request.log",
		about:
			"REGISTER without an answer, 4 s later the client is started again (another process id) and signs in; minutes of log of the new process say nothing about the old one's request.",
		expected: [],
		hints: [{ rule: "pending-request", line: 2 }],
		outcomes: [
			{ line: 2, outcome: "pending" },
			{ line: 73, outcome: "success" },
		],
	},
	{
		file: "052-restart-with-the-same-call-id.log",
		about:
			"After a restart the client uses the same Call-ID and CSeq numbers again, with another tag: two sign-ins, both fine.",
		expected: [],
		outcomes: [
			{ line: 47, outcome: "success" },
			{ line: 120, outcome: "success" },
		],
	},
	{
		file: "053-slow-sign-in.log",
		about: "The 200 comes 7.2 s after the REGISTER: slower than the 5 s that are let pass.",
		expected: [{ rule: "slow-transaction", severity: "information", line: 37 }],
		outcomes: [{ line: 24, outcome: "success" }],
	},
	{
		file: "054-late-answer.log",
		about: "The answer comes after 41 s: there is a final response, so the request is not unanswered, but slow.",
		expected: [{ rule: "slow-transaction", severity: "information", line: 17 }],
		outcomes: [{ line: 2, outcome: "success" }],
	},
	{
		file: "055-presence-subscription.log",
		about:
			"A presence subscription as it should be: 200, a NOTIFY that is answered, BENOTIFYs that never are, the end of it.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 34, outcome: "success" },
			{ line: 62, outcome: "noResponseDue" },
			{ line: 78, outcome: "success" },
		],
	},
	{
		file: "056-messenger-presence.log",
		about: "Messenger's subscriptions, one a buddy: 200 each, and the first NOTIFY to each answered.",
		expected: [],
		outcomes: [
			{ line: 1, outcome: "success" },
			{ line: 50, outcome: "success" },
		],
	},
	{
		file: "057-subscription-refused-2004.log",
		about: "403 with 2004: the contact does not let the person see presence. Not refused credentials.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "058-subscription-to-nobody-4005.log",
		about: "404 with 4005 to a SUBSCRIBE: a contact that is gone, daily life in any contact list.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 17 }],
	},
	{
		file: "059-subscription-stale-481.log",
		about:
			"481 to the refresh of a subscription the server has forgotten, then a new subscription, which works: no more than information.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 14 }],
		outcomes: [
			{ line: 1, outcome: "failed" },
			{ line: 23, outcome: "success" },
		],
	},
	{
		file: "060-notify-481.log",
		about:
			"The client knows nothing of the subscription a NOTIFY speaks of and answers 481: a stale dialog, daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 14 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "061-subscription-re-authenticated.log",
		about:
			"A signed SUBSCRIBE gets a 407 because the security association is lost; the client signs in again, repeats the SUBSCRIBE, and all is well.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "challenged" },
			{ line: 119, outcome: "success" },
		],
	},
	{
		file: "062-slow-subscription.log",
		about: "202 to a SUBSCRIBE after 6.1 s: slow. The one before took 4.9 s, which is let pass.",
		expected: [{ rule: "slow-transaction", severity: "information", line: 37 }],
	},
	{
		file: "063-delegate-refused-4268.log",
		about: "403 with 4268 and an XML fault to a SERVICE: delegate and delegator live in different deployments.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "064-federated-presence-504.log",
		about: "504 with 1017 to a SUBSCRIBE to a partner, while the one to a colleague works.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 45 }],
	},
	{
		file: "065-instant-message.log",
		about: "A text conversation over INVITE, MESSAGE and BYE, with a typing notice: all answered.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 58, outcome: "success" },
			{ line: 113, outcome: "success" },
		],
		activities: [{ kind: "conversation", result: "worked", line: 2 }],
	},
	{
		file: "066-instant-message-408.log",
		about: "408 to a MESSAGE: it did not arrive. 408 is daily life to INVITE and BYE, where somebody does not pick up.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 14 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "067-call.log",
		about: "A call as it should be: 100, 180, 200 after 19 s of ringing (a person's time, not a server's), ACK, BYE.",
		expected: [],
		outcomes: [{ line: 1, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 1 }],
	},
	{
		file: "068-incoming-call.log",
		about: "A call that comes in, is taken and ended by the other side; both sides count their CSeq on their own.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 120, outcome: "success" },
		],
	},
	{
		file: "069-call-busy.log",
		about: "486: the other one is on the phone. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 43 }],
		outcomes: [{ line: 1, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 1 }],
	},
	{
		file: "070-call-busy-everywhere.log",
		about: "600: busy on all devices. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 43 }],
		outcomes: [{ line: 1, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 1 }],
	},
	{
		file: "071-call-declined.log",
		about: "603, with the client's own ms-client-diagnostics 51004 (action initiated by user). Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 51 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 2 }],
	},
	{
		file: "072-call-no-answer.log",
		about: "480 after 60 s of ringing: nobody there. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 51 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "073-call-timed-out.log",
		about: "408 to an INVITE: nobody picked up in time. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 43 }],
		outcomes: [{ line: 1, outcome: "failed" }],
	},
	{
		file: "074-call-to-nobody.log",
		about: "404 to an INVITE: the address called does not exist. Daily life only to a SUBSCRIBE.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 29 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "075-call-cancelled.log",
		about: "The caller hangs up while it rings: CANCEL, its 200, and 487 to the INVITE, acknowledged. Nothing failed.",
		expected: [],
		outcomes: [
			{ line: 1, outcome: "cancelled" },
			{ line: 43, outcome: "success" },
		],
		activities: [{ kind: "call", result: "given-up", line: 1 }],
	},
	{
		file: "076-incoming-call-cancelled.log",
		about:
			"A call that comes in and is given up by the caller: the client answers CANCEL with 200 and the INVITE with 487.",
		expected: [],
		outcomes: [{ line: 2, outcome: "cancelled" }],
		activities: [{ kind: "call", result: "given-up", line: 2 }],
	},
	{
		file: "077-cancel-crosses-200.log",
		about:
			"CANCEL and 200 cross: the call is up, so the client acknowledges it and ends it with BYE (RFC 3261 9.1, 15).",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 51, outcome: "success" },
		],
	},
	{
		file: "078-cancel-too-late-481.log",
		about: "The CANCEL comes after the call was taken and gets 481: there is nothing left to cancel. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 86 }],
		outcomes: [
			{ line: 1, outcome: "success" },
			{ line: 43, outcome: "failed" },
		],
	},
	{
		file: "079-lost-ack.log",
		about:
			"The 200 is never acknowledged; 33 s later the other side gives up with BYE (RFC 3261 13.3.1.4), and the log runs on.",
		expected: [{ rule: "missing-ack", severity: "warning", line: 43 }],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "080-lost-ack-busy.log",
		about:
			"486 that is never acknowledged although the log runs on: busy (daily life), and an ACK that the hop owes (RFC 3261 17.1.1.3), which is a hint only.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 39 }],
		hints: [{ rule: "missing-ack", line: 39 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "081-ack-cut-by-the-end.log",
		about: "The log ends 1 s after the 200: whether it was acknowledged nobody can tell.",
		expected: [],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "082-forked-call.log",
		about:
			"The call rings on two devices (101 Progress Report with 13004 is no error), both pick up; the second 200 is acknowledged and ended with BYE.",
		expected: [],
		outcomes: [{ line: 2, outcome: "success" }],
	},
	{
		file: "083-call-challenged.log",
		about: "The INVITE gets a 407, is acknowledged, sent again with credentials and taken.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 25 }],
		outcomes: [
			{ line: 1, outcome: "challenged" },
			{ line: 45, outcome: "success" },
		],
	},
	{
		file: "084-call-to-federated-1017.log",
		about: "504 with 1017: the two domains cannot be routed in this combination.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 29 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "085-call-to-federated-1002.log",
		about: "403 with 1002: the caller may not talk to federated partners. A right, not credentials.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 29 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "086-media-refused-52017.log",
		about: "488 with ms-client-diagnostics 52017: the encryption levels do not match.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 51 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
	},
	{
		file: "087-hold-glare-491.log",
		about:
			"Both sides put the call on hold at once: 491 to the client's INVITE, which it repeats (RFC 3261 14.1) and which then works: information.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 101 }],
		outcomes: [
			{ line: 76, outcome: "failed" },
			{ line: 121, outcome: "success" },
		],
	},
	{
		file: "088-bye-481.log",
		about: "481 to the BYE of a call the other side has already forgotten. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 15 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "089-call-unanswered-while-ringing.log",
		about: "180, and then nothing for 5 minutes of log: more than an INVITE that rings may wait.",
		expected: [{ rule: "unanswered-request", severity: "warning", line: 1 }],
		outcomes: [{ line: 1, outcome: "unanswered" }],
		activities: [{ kind: "call", result: "unanswered", line: 1 }],
	},
	{
		file: "090-call-still-ringing.log",
		about: "180, and the log ends 2 minutes later: an INVITE that rings may wait 3, so nothing is known.",
		expected: [],
		hints: [{ rule: "pending-request", line: 2 }],
		outcomes: [{ line: 2, outcome: "pending" }],
		activities: [{ kind: "call", result: "unknown", line: 2 }],
	},
	{
		file: "091-slow-call.log",
		about: "The first thing heard of the INVITE is its 200, 9 s later: slow, for no ringing explains the wait.",
		expected: [{ rule: "slow-transaction", severity: "information", line: 26 }],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "092-udp-retransmissions.log",
		about: "REGISTER over UDP sent three times (0, 0.5, 1.5 s) before the 200: a retransmission, on the first copy.",
		expected: [{ rule: "retransmission", severity: "information", line: 1 }],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "093-udp-unanswered.log",
		about: "SUBSCRIBE over UDP, sent again and again and never answered: both that, and that it is unanswered.",
		expected: [
			{ rule: "retransmission", severity: "information", line: 1 },
			{ rule: "unanswered-request", severity: "warning", line: 1 },
		],
		outcomes: [{ line: 1, outcome: "unanswered" }],
	},
	{
		file: "094-tcp-logged-twice.log",
		about: "The same SUBSCRIBE stands in the log twice within a millisecond though TLS never repeats: logged twice.",
		expected: [{ rule: "retransmission", severity: "information", line: 2 }],
		outcomes: [{ line: 2, outcome: "success" }],
	},
	{
		file: "095-cut-inside-headers.log",
		about:
			"A rotated log: it begins in the headers of a message and ends in those of another. Both cuts are hints, and what is missing of the messages is no fault of theirs.",
		expected: [],
		hints: [
			{ rule: "truncated-message", line: 1 },
			{ rule: "truncated-message", line: 100 },
		],
		outcomes: [{ line: 68, outcome: "success" }],
	},
	{
		file: "096-cut-inside-bodies.log",
		about:
			"The log begins in the body of a message and ends in that of another (fewer octets than Content-Length says).",
		expected: [],
		hints: [
			{ rule: "truncated-message", line: 1 },
			{ rule: "truncated-message", line: 29 },
		],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 29, outcome: "noResponseDue" },
		],
	},
	{
		file: "097-rotated-log.log",
		about:
			"A rotated log begins with answers to requests of the file before. The 200 is an orphan, a hint; the 404 to a SUBSCRIBE is a failure all the same, of the daily kind.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 2 }],
		hints: [{ rule: "orphan-response", line: 15 }],
		outcomes: [
			{ line: 2, outcome: "orphan" },
			{ line: 15, outcome: "orphan" },
			{ line: 27, outcome: "success" },
		],
	},
	{
		file: "098-rotated-inside-a-sign-in.log",
		about:
			"The log begins with a 401 whose REGISTER is in the file before: an orphan, answered by the REGISTER that signs in. Nothing was abandoned.",
		expected: [],
		hints: [{ rule: "orphan-response", line: 1 }],
		outcomes: [
			{ line: 1, outcome: "orphan" },
			{ line: 12, outcome: "success" },
		],
	},
	{
		file: "099-rotated-inside-a-refused-sign-in.log",
		about:
			"The log begins with the challenge that carries the server's NTLM token; the AUTHENTICATE token of the next REGISTER is refused. What was lost does not hide the refusal.",
		expected: [{ rule: "auth-failed", severity: "error", line: 24 }],
		hints: [{ rule: "orphan-response", line: 1 }],
		outcomes: [
			{ line: 1, outcome: "orphan" },
			{ line: 11, outcome: "challenged" },
		],
	},
	{
		file: "100-malformed-messages.log",
		about:
			"Whole messages (the byte counts of the framing records say so) that RFC 3261 8.1.1 and 20.16 forbid: a CSeq of another method, a CSeq without a number, no Call-ID, no To. BENOTIFYs, so no answer is due.",
		expected: [
			{ rule: "malformed-message", severity: "warning", line: 2 },
			{ rule: "malformed-message", severity: "warning", line: 16 },
			{ rule: "malformed-message", severity: "warning", line: 30 },
			{ rule: "malformed-message", severity: "warning", line: 43 },
		],
	},
	{
		file: "101-hresults.log",
		about:
			"Records that name HRESULTs. Failing ones are information, in words: a refused connection, an untrusted root, SIP 401 and 504. Those of success (0x00000000, 0x00ef00c8) and numbers that are none are silent.",
		expected: [
			{ rule: "error-code", severity: "information", line: 2 },
			{ rule: "error-code", severity: "information", line: 3 },
			{ rule: "error-code", severity: "information", line: 4 },
			{ rule: "error-code", severity: "information", line: 5 },
		],
	},
	{
		file: "102-messenger-hresults.log",
		about: "The same in Messenger's log: AUTH_FAILED after a refused sign-in. The 401 and the record are two findings.",
		expected: [
			{ rule: "auth-failed", severity: "error", line: 59 },
			{ rule: "error-code", severity: "information", line: 69 },
		],
	},
	{
		file: "103-two-midnights.log",
		about:
			"A log without dates over two midnights. A refresh is answered 350 ms later on the next day: neither slow nor unanswered, and no time runs backwards.",
		expected: [],
		outcomes: [
			{ line: 1, outcome: "success" },
			{ line: 28, outcome: "success" },
			{ line: 55, outcome: "success" },
			{ line: 82, outcome: "success" },
			{ line: 109, outcome: "success" },
			{ line: 136, outcome: "success" },
		],
	},
	{
		file: "104-unanswered-over-midnight.log",
		about: "REGISTER at 23:59:45 without an answer; the log runs on to 00:01:05 of the next day, that is 80 s.",
		expected: [{ rule: "unanswered-request", severity: "warning", line: 1 }],
		outcomes: [{ line: 1, outcome: "unanswered" }],
	},
	{
		file: "105-talk-about-sip.log",
		about:
			"Records that talk about requests, failures and status codes without being messages: nothing to find, no message at all.",
		expected: [],
	},
	{
		file: "106-interleaved-records.log",
		about:
			"A sign-in with records of other threads between its messages and between the framing records: nothing is wrong.",
		expected: [],
		hints: [
			{ rule: "auth-challenge", line: 17 },
			{ rule: "auth-challenge", line: 49 },
		],
		outcomes: [{ line: 62, outcome: "success" }],
	},
	{
		file: "107-framed-messenger-log.log",
		about:
			"An RTCDLL log without dates that has framing records all the same: a call declined by the client, 603, daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 40 }],
		outcomes: [{ line: 2, outcome: "failed" }],
	},
	{
		file: "108-audio-call-hung-up-51004.log",
		about: "An audio call that works; the BYE says 51004, that the person hung up. Nothing is wrong.",
		expected: [],
		outcomes: [{ line: 2, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "109-media-23-this-client-hangs-up.log",
		about:
			"The call is taken, but no media path is found: 10 s later this client ends it with 23 and its ICE warnings. One failure, on the BYE.",
		expected: [{ rule: "media-failed", severity: "error", line: 81 }],
		outcomes: [{ line: 2, outcome: "success" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["dave@fabrikam\\.com", "media|audio"], never: ["no failure"] },
	},
	{
		file: "110-media-24-the-other-side-hangs-up.log",
		about: "The other side ends the call with 24: no media path, both outside. The failure stands on its BYE.",
		expected: [{ rule: "media-failed", severity: "error", line: 81 }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["media|audio"], never: ["no failure"] },
	},
	{
		file: "111-media-22-without-ice-warnings.log",
		about: "22, both inside, without any detail of the media stack: the id alone says that the media did not connect.",
		expected: [{ rule: "media-failed", severity: "error", line: 81 }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
	},
	{
		file: "112-media-21-incoming-call.log",
		about: "A call that comes in and is taken, and that the caller ends with 21 because the media did not connect.",
		expected: [{ rule: "media-failed", severity: "error", line: 77 }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["bob@contoso\\.com"], never: ["no failure"] },
	},
	{
		file: "113-media-failure-in-a-cancel.log",
		about:
			"The media checks of the early session fail before anybody picks up: the client cancels with 23. The CANCEL tells it; the 487 is only the end of it.",
		expected: [{ rule: "media-failed", severity: "error", line: 60 }],
		outcomes: [{ line: 2, outcome: "cancelled" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
	},
	{
		file: "114-media-failure-in-a-refusal.log",
		about: "The called client answers the offer with 488 and 24: it saw that no media path can be had. One failure.",
		expected: [{ rule: "media-failed", severity: "error", line: 51 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
	},
	{
		file: "115-video-call.log",
		about: "A call with audio and video that works and is hung up.",
		expected: [],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "116-video-call-without-a-path.log",
		about: "A call with audio and video whose media do not connect: 23 in this client's BYE, with both kinds of media.",
		expected: [{ rule: "media-failed", severity: "error", line: 85 }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
	},
	{
		file: "117-desktop-sharing.log",
		about: "A desktop is shared, and the sharing is stopped by the person: nothing is wrong.",
		expected: [],
		activities: [{ kind: "sharing", result: "worked", line: 2 }],
	},
	{
		file: "118-desktop-sharing-without-a-path.log",
		about:
			"Desktop sharing that is accepted and never connects: the other side's BYE says 24. It is the sharing that failed, no call.",
		expected: [{ rule: "media-failed", severity: "error", line: 81 }],
		activities: [{ kind: "sharing", result: "failed", line: 2 }],
		answer: { has: ["shar"], never: ["no failure", "the call from"] },
	},
	{
		file: "119-encryption-refused-by-this-client.log",
		about: "A call that comes in and that this client itself refuses: 488 with 52063, the offer cannot be used.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 40 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["carol@fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "120-encryption-refused-by-the-other-side.log",
		about: "488 from a room system that knows no SRTP: its Warning names the transport profile it cannot take.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 26 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["room4@fabrikam\\.com", "488|encrypt|SRTP|media"], never: ["no failure"] },
	},
	{
		file: "121-offer-refused-then-another-taken.log",
		about:
			"488 to an offer that demands encryption; the client repeats the call with an offer that does not, and it is taken. The 488 is a step on the way.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 26 }],
		outcomes: [
			{ line: 2, outcome: "failed" },
			{ line: 51, outcome: "success" },
		],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "122-video-refused-call-goes-on.log",
		about:
			"Video is offered inside a call and refused with 488; the client offers audio alone, and the call goes on as it was (RFC 3261 14.1).",
		expected: [{ rule: "failed-transaction", severity: "information", line: 99 }],
		outcomes: [
			{ line: 76, outcome: "failed" },
			{ line: 119, outcome: "success" },
		],
		activities: [{ kind: "call", result: "worked", line: 1 }],
	},
	{
		file: "123-hold-and-resume.log",
		about: "A call is put on hold and resumed, by re-INVITEs inside it: all answered and acknowledged.",
		expected: [],
		outcomes: [
			{ line: 89, outcome: "success" },
			{ line: 158, outcome: "success" },
		],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "124-hold-refused.log",
		about:
			"A hold is refused with 488 and not asked for again; the log runs on and the call is hung up a minute later.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 113 }],
		outcomes: [{ line: 89, outcome: "failed" }],
	},
	{
		file: "125-meeting-joined.log",
		about:
			"A meeting is joined as it should be: the focus takes the user, the roster comes, the audio is set up with the audio and video MCU; later all is ended.",
		expected: [],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 94, outcome: "success" },
		],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
	},
	{
		file: "126-meeting-of-a-partner-1002.log",
		about:
			"403 with 1002 to the INVITE to a partner's focus: the user may not talk to federated partners, so no meeting.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 20 }],
		activities: [{ kind: "meeting", result: "refused", line: 2 }],
		answer: { has: ["meeting", "1002|federat"], never: ["no failure", "the call from"] },
	},
	{
		file: "127-guest-join-after-504.log",
		about:
			"504 with 1017 to the partner's focus, so the client joins as a guest over the partner's edge, and is let in. The 504 is a step on the way.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 20 }],
		hints: [{ rule: "auth-challenge", line: 63 }],
		outcomes: [
			{ line: 2, outcome: "failed" },
			{ line: 88, outcome: "success" },
		],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
		answer: { has: ["joined|guest|anonymous"], never: ["could not join"] },
	},
	{
		file: "128-guest-join-refused.log",
		about:
			"504 with 1017 to the partner's focus, then the guest is not let in either (403, guests are not admitted): one failed join, told on the refusal that decided.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 106 }],
		hints: [{ rule: "auth-challenge", line: 63 }],
		answer: { has: ["meeting"], never: ["no failure"] },
	},
	{
		file: "129-meeting-read.log",
		about: "The settings of a meeting are read from the focus factory: C3P success.",
		expected: [],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
	},
	{
		file: "130-meeting-gone.log",
		about: "200 to SERVICE, but C3P says failure inside: the conference does not exist any more.",
		expected: [{ rule: "meeting-failed", severity: "error", line: 18 }],
		outcomes: [{ line: 2, outcome: "success" }],
		activities: [{ kind: "meeting", result: "failed", line: 2 }],
		answer: { has: ["meeting|conference"], never: ["no failure"] },
	},
	{
		file: "131-meeting-user-not-added.log",
		about:
			"200 to the INVITE to the focus, but the addUser inside failed; the client leaves at once. What SIP calls success is a failed join.",
		expected: [{ rule: "meeting-failed", severity: "error", line: 20 }],
		outcomes: [{ line: 2, outcome: "success" }],
		activities: [{ kind: "meeting", result: "failed", line: 2 }],
		answer: { has: ["meeting|conference"], never: ["no failure"] },
	},
	{
		file: "132-meeting-without-audio-503.log",
		about: "The focus lets the user in, the audio and video MCU answers 503: in the meeting, but without sound.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 127 }],
		outcomes: [
			{ line: 2, outcome: "success" },
			{ line: 94, outcome: "failed" },
		],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "133-meeting-with-three-mcus.log",
		about: "A meeting with audio, messages and a shared desktop, one MCU each: all are joined and left.",
		expected: [],
		outcomes: [
			{ line: 94, outcome: "success" },
			{ line: 161, outcome: "success" },
			{ line: 226, outcome: "success" },
		],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
	},
	{
		file: "134-meeting-sharing-without-a-path.log",
		about:
			"In the meeting the audio works, and the shared desktop does not: its media never connect, and this client ends that leg with 23.",
		expected: [{ rule: "media-failed", severity: "error", line: 228 }],
		answer: { has: ["shar"], never: ["no failure"] },
	},
	{
		file: "135-meeting-lobby.log",
		about:
			"The focus answers `pending`: the user waits in the lobby, and an INFO says success once the presenter lets them in.",
		expected: [],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
	},
	{
		file: "136-meeting-lobby-not-let-in.log",
		about: "The user waits in the lobby, and an INFO says failure: the presenter does not let them in.",
		expected: [{ rule: "meeting-failed", severity: "error", line: 48 }],
		outcomes: [{ line: 48, outcome: "success" }],
		answer: { has: ["meeting|conference|lobby"], never: ["no failure"] },
	},
	{
		file: "137-meeting-created.log",
		about: "An organiser creates a meeting with the focus factory: C3P success, with the address of the meeting.",
		expected: [],
		activities: [{ kind: "meeting", result: "worked", line: 2 }],
	},
	{
		file: "138-meeting-not-created.log",
		about: "An organiser wants to create a meeting under an id that is taken: 200 to SERVICE, and C3P failure inside.",
		expected: [{ rule: "meeting-failed", severity: "error", line: 18 }],
		activities: [{ kind: "meeting", result: "failed", line: 2 }],
		answer: { has: ["meeting|conference"], never: ["no failure"] },
	},
	{
		file: "139-meeting-removed-from.log",
		about:
			"A presenter removes the user from the meeting: the roster says deleted, and the focus ends the session with BYE. That is their right, and no failure.",
		expected: [],
		outcomes: [{ line: 111, outcome: "success" }],
	},
	{
		file: "140-presence-batch.log",
		about: "A batch of presence subscriptions: the list in the 200 says that both are active.",
		expected: [],
		outcomes: [{ line: 2, outcome: "success" }],
		activities: [{ kind: "presence", result: "worked", line: 2 }],
	},
	{
		file: "141-presence-batch-one-rejected.log",
		about: "200 to a batch of presence subscriptions, but the list inside says that one contact rejects it.",
		expected: [{ rule: "presence-refused", severity: "warning", line: 19 }],
		outcomes: [{ line: 2, outcome: "success" }],
		answer: { has: ["presence", "carol@fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "142-presence-batch-one-unknown.log",
		about: "A contact of the list does not exist any more: a later BENOTIFY says terminated, noresource.",
		expected: [{ rule: "presence-refused", severity: "warning", line: 42 }],
		outcomes: [{ line: 42, outcome: "noResponseDue" }],
		answer: { has: ["former@contoso\\.com"], never: ["no failure"] },
	},
	{
		file: "143-presence-batch-other-pool.log",
		about:
			"One contact lives on another pool: `resubscribe` names it, the client asks there, and that works. Nothing is wrong.",
		expected: [],
		activities: [{ kind: "presence", result: "worked", line: 2 }],
	},
	{
		file: "144-presence-batch-two-refused-by-code.log",
		about:
			"Two contacts of a batch are refused, by Microsoft's statusCode 403 and 404: a finding each, on the one 200.",
		expected: [
			{ rule: "presence-refused", severity: "warning", line: 19 },
			{ rule: "presence-refused", severity: "warning", line: 19 },
		],
	},
	{
		file: "145-presence-batch-moved-on.log",
		about:
			"Subscriptions that end with deactivated, probation or timeout: the client asks again later (RFC 6665 4.1.3).",
		expected: [],
	},
	{
		file: "146-federated-contact-1008.log",
		about: "504 with 1008 to the presence of a partner: no SRV record of the partner's domain.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 47 }],
		outcomes: [{ line: 32, outcome: "failed" }],
		activities: [{ kind: "presence", result: "failed", line: 32 }],
		answer: { has: ["fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "147-federated-contact-1009.log",
		about: "504 with 1009: the SRV record of the partner names a host that is not in that very domain.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 47 }],
		outcomes: [{ line: 32, outcome: "failed" }],
		activities: [{ kind: "presence", result: "failed", line: 32 }],
		answer: { has: ["fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "148-federated-contact-1010.log",
		about: "504 with 1010: the certificate of the partner's edge is not trusted.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 47 }],
		outcomes: [{ line: 32, outcome: "failed" }],
		activities: [{ kind: "presence", result: "failed", line: 32 }],
		answer: { has: ["fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "149-presence-rejected-later.log",
		about:
			"202 to a subscription, and a NOTIFY that ends it: rejected. The contact does not let the person see presence (RFC 6665 4.1.3).",
		expected: [{ rule: "reported-failure", severity: "warning", line: 23 }],
		outcomes: [{ line: 1, outcome: "success" }],
		activities: [{ kind: "presence", result: "refused", line: 1 }],
	},
	{
		file: "150-contact-list.log",
		about: "The contact list is subscribed to and comes with the 200.",
		expected: [],
		activities: [{ kind: "contacts", result: "worked", line: 1 }],
	},
	{
		file: "151-contacts-in-exchange-2165.log",
		about:
			"488 with 2165 to the contact list: the contacts have moved to Exchange, where the client reads them. Expected.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 17 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "contacts", result: "worked", line: 2 }],
		answer: { has: ["exchange"], never: [] },
	},
	{
		file: "152-contacts-in-exchange-2139.log",
		about:
			"403 with 2139 to the contact list: another way of the server to say that the contacts are in Exchange. Expected.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 17 }],
		activities: [{ kind: "contacts", result: "worked", line: 2 }],
	},
	{
		file: "153-contact-list-too-late-504.log",
		about: "504 with 5001 to the contact list: the server did not get it in time. A failure, and the list stays empty.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		activities: [{ kind: "contacts", result: "failed", line: 2 }],
	},
	{
		file: "154-settings.log",
		about: "The server's settings for the client are subscribed to and come with the 200.",
		expected: [],
		activities: [{ kind: "settings", result: "worked", line: 2 }],
	},
	{
		file: "155-settings-refused-500.log",
		about: "500 with 0 to the subscription to the settings: the server failed inside.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		activities: [{ kind: "settings", result: "failed", line: 2 }],
	},
	{
		file: "156-contact-added.log",
		about: "A contact is added by SOAP in a SERVICE request: an empty answer, which means done.",
		expected: [],
		activities: [{ kind: "contacts", result: "worked", line: 1 }],
	},
	{
		file: "157-contact-not-added.log",
		about: "200 to SERVICE, but a SOAP fault inside: the contact was not added, the list is full.",
		expected: [{ rule: "service-failed", severity: "warning", line: 14 }],
		outcomes: [{ line: 1, outcome: "success" }],
		activities: [{ kind: "contacts", result: "failed", line: 1 }],
		answer: { has: ["contact"], never: ["no failure"] },
	},
	{
		file: "158-presence-published.log",
		about: "The client publishes its state, and the 200 carries the new version.",
		expected: [],
		activities: [{ kind: "publication", result: "worked", line: 2 }],
	},
	{
		file: "159-presence-published-after-409.log",
		about:
			"409 to a publication: its version was stale. The client publishes again with the version that the fault names, and that works: a step on the way.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 17 }],
		outcomes: [{ line: 34, outcome: "success" }],
	},
	{
		file: "160-presence-not-published-403.log",
		about: "403 with 2003 to a publication: it would overwrite one that is read-only.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		activities: [{ kind: "publication", result: "refused", line: 2 }],
	},
	{
		file: "161-presence-not-published-fault-in-200.log",
		about: "200 to a publication with a fault inside: the state was not published.",
		expected: [{ rule: "service-failed", severity: "warning", line: 17 }],
		activities: [{ kind: "publication", result: "failed", line: 2 }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "162-notify-488.log",
		about: "The client answers a NOTIFY with 488: it cannot take that body. No media, no codecs are at stake.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 16 }],
		outcomes: [{ line: 1, outcome: "failed" }],
		answer: { has: [], never: ["codec", "\\bmedia\\b"] },
	},
	{
		file: "163-unknown-cause-in-its-own-words.log",
		about: "403 with 28099, an id that no public table has: the words of the header itself say why.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 17 }],
		activities: [{ kind: "presence", result: "refused", line: 2 }],
		answer: { has: ["28099", "address book policy hides this person"], never: ["no failure"] },
	},
	{
		file: "164-quality-good.log",
		about: "A call, and the client's report on it with values as they should be.",
		expected: [],
		outcomes: [{ line: 114, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "165-quality-loss-20-percent.log",
		about: "The call was set up and ended as it should be, and the report says that 20 % of the packets were lost.",
		expected: [{ rule: "poor-quality", severity: "warning", line: 114 }],
		outcomes: [{ line: 114, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "166-quality-jitter-and-delay.log",
		about: "The report says 55 ms of jitter and 720 ms there and back: one report, one finding.",
		expected: [{ rule: "poor-quality", severity: "warning", line: 114 }],
		outcomes: [{ line: 114, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "167-quality-at-the-limit.log",
		about:
			"Every value is just within Microsoft's limits: 9 % lost, 30 ms of jitter, 500 ms, 1.0 of MOS, 7 % concealed.",
		expected: [],
		outcomes: [{ line: 114, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "168-quality-of-a-telephone-poor.log",
		about: "A telephone reports its call in a PUBLISH (RFC 6035): 14.5 % of the packets lost on the network.",
		expected: [{ rule: "poor-quality", severity: "warning", line: 1 }],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "169-quality-of-a-telephone-good.log",
		about: "A telephone reports its call in a PUBLISH (RFC 6035), and all was well.",
		expected: [],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "170-ntlm-session-security-mismatch.log",
		about:
			"401 with 1000 and SIP_E_AUTH_NTLMMISMATCH: client and server demand different minimum session security of NTLM. It is not the password.",
		expected: [{ rule: "auth-failed", severity: "error", line: 72 }],
		activities: [{ kind: "sign-in", result: "refused", line: 2 }],
		answer: { has: ["NTLM", "session security|128"], never: ["check the (user |account )?name"] },
	},
	{
		file: "171-tls-dsk-no-certificate.log",
		about:
			"Only TLS-DSK is on offer, with the address of the certificate service, and the client never answers: it could not get a certificate.",
		expected: [{ rule: "auth-abandoned", severity: "warning", line: 16 }],
		outcomes: [{ line: 2, outcome: "challenged" }],
		activities: [{ kind: "sign-in", result: "given-up", line: 2 }],
		answer: { has: ["certificate"], never: ["kerberos", "ticket"] },
	},
	{
		file: "172-password-wrong-1000.log",
		about: "401 with 1000 and SEC_E_LOGON_DENIED after the last NTLM token: the password or the name is wrong.",
		expected: [{ rule: "auth-failed", severity: "error", line: 73 }],
		activities: [{ kind: "sign-in", result: "refused", line: 2 }],
		answer: { has: ["password"], never: ["no failure"] },
	},
	{
		file: "173-password-right-at-the-second-attempt.log",
		about: "A wrong password, and 25 s later another sign-in with the right one: the first refusal is a warning.",
		expected: [{ rule: "auth-failed", severity: "warning", line: 72 }],
		outcomes: [{ line: 141, outcome: "success" }],
	},
	{
		file: "174-kerberos-then-ntlm-407.log",
		about: "Kerberos refused with 407 on the road, NTLM accepted in the same sign-in: a step on the way.",
		expected: [{ rule: "auth-failed", severity: "information", line: 45 }],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "175-next-server-after-503.log",
		about: "503 from the first server; the client goes on to the next one and signs in there: a step on the way.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 16 }],
		outcomes: [
			{ line: 2, outcome: "failed" },
			{ line: 85, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "176-no-server-available-503.log",
		about: "503 from the first server and from the next one: one sign-in that failed, told on the last refusal.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 43 }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "177-interval-too-brief-423.log",
		about: "423: the client asked for 60 s, the server keeps nobody for less than 300 s; with 300 s it works.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 14 }],
		outcomes: [
			{ line: 1, outcome: "failed" },
			{ line: 24, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 1 }],
	},
	{
		file: "178-extension-required-then-offered-421.log",
		about: "421 with 2057: gruu-10 is missing; the client offers it and is let in.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 18 }],
		outcomes: [
			{ line: 2, outcome: "failed" },
			{ line: 32, outcome: "success" },
		],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "179-extension-unknown-then-left-out-420.log",
		about: "420: the server does not know ms-benotify; the client subscribes without it, and that works.",
		expected: [{ rule: "failed-transaction", severity: "information", line: 14 }],
		outcomes: [
			{ line: 1, outcome: "failed" },
			{ line: 24, outcome: "success" },
		],
		activities: [{ kind: "presence", result: "worked", line: 1 }],
	},
	{
		file: "180-publication-forgotten-412.log",
		about:
			"412 to a PUBLISH: the server has forgotten the state it refers to; the client publishes it anew (RFC 3903 4.5).",
		expected: [{ rule: "failed-transaction", severity: "information", line: 14 }],
		outcomes: [
			{ line: 1, outcome: "failed" },
			{ line: 23, outcome: "success" },
		],
		activities: [{ kind: "publication", result: "worked", line: 1 }],
	},
	{
		file: "181-clock-skew-all-the-same-in.log",
		about:
			"The server's clock is 8 minutes ahead and Kerberos is on offer; the client signs in with NTLM all the same. The skew is worth a warning of its own.",
		expected: [{ rule: "clock-skew", severity: "warning", line: 16 }],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "182-progress-25008.log",
		about: "101 with 25008 on the way to the primary pool, then 200: progress, no failure.",
		expected: [],
		activities: [{ kind: "sign-in", result: "worked", line: 2 }],
	},
	{
		file: "183-digest-sign-in.log",
		about: "Messenger signs in to a SIP service by Digest: one challenge, and its answer is accepted.",
		expected: [],
		hints: [{ rule: "auth-challenge", line: 13 }],
		outcomes: [{ line: 23, outcome: "success" }],
		activities: [{ kind: "sign-in", result: "worked", line: 1 }],
	},
	{
		file: "184-digest-stale-nonce.log",
		about: "The nonce is out of date, says the 401 (stale=true); the password is right, and the next REGISTER works.",
		expected: [],
		activities: [{ kind: "sign-in", result: "worked", line: 1 }],
	},
	{
		file: "185-digest-password-wrong.log",
		about: "The answer to the Digest challenge gets another 401 with a new nonce, which is not stale: refused.",
		expected: [{ rule: "auth-failed", severity: "error", line: 36 }],
		activities: [{ kind: "sign-in", result: "refused", line: 1 }],
		answer: { has: ["password|credentials"], never: ["no failure"] },
	},
	{
		file: "186-digest-password-wrong-403.log",
		about:
			"403 right after the answer to the Digest challenge, without a word why: so servers refuse a wrong password. Credentials refused, and nothing beside it.",
		expected: [{ rule: "auth-failed", severity: "error", line: 36 }],
		activities: [{ kind: "sign-in", result: "refused", line: 1 }],
		answer: { has: ["password|credentials|account"], never: ["would not help"] },
	},
	{
		file: "187-attempts-until-it-worked.log",
		about:
			"Four attempts: no answer at all, 403 Authentication Failed twice, then 200. The password was wrong twice and right at last.",
		expected: [
			{ rule: "unanswered-request", severity: "warning", line: 1 },
			{ rule: "auth-failed", severity: "warning", line: 48 },
			{ rule: "auth-failed", severity: "warning", line: 91 },
		],
		answer: { has: ["password|credentials|403"], never: [] },
	},
	{
		file: "188-transfer.log",
		about: "A call is transferred: REFER accepted, NOTIFYs say Trying and OK, and the call is ended.",
		expected: [],
		activities: [{ kind: "transfer", result: "worked", line: 89 }],
	},
	{
		file: "189-transfer-failed-404.log",
		about: "A call is transferred to somebody who does not exist there: the REFER is accepted, the NOTIFY says 404.",
		expected: [{ rule: "reported-failure", severity: "error", line: 146 }],
		activities: [{ kind: "transfer", result: "failed", line: 89 }],
		answer: { has: ["transfer", "carol@contoso\\.com"], never: ["no failure"] },
	},
	{
		file: "190-transfer-busy-486.log",
		about: "A call is transferred to somebody who is on the phone: the NOTIFY says 486. Daily life.",
		expected: [{ rule: "reported-failure", severity: "warning", line: 124 }],
		activities: [{ kind: "transfer", result: "refused", line: 76 }],
	},
	{
		file: "191-transfer-declined-603.log",
		about: "The other side does not let itself be transferred: 603 to the REFER. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 89 }],
		activities: [{ kind: "transfer", result: "refused", line: 76 }],
	},
	{
		file: "192-voice-mail-left.log",
		about: "Voice mail is left: the call to the mailbox is taken at once and ended after the message.",
		expected: [],
		activities: [{ kind: "voice-mail", result: "worked", line: 2 }],
	},
	{
		file: "193-voice-mail-15000.log",
		about: "500 with 15000: Exchange UM routing cannot read the user's properties, so no voice mail can be left.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 39 }],
		activities: [{ kind: "voice-mail", result: "failed", line: 2 }],
		answer: { has: ["15000|voice ?mail"], never: ["no failure"] },
	},
	{
		file: "194-voice-mail-no-mailbox.log",
		about: "404 in the server's own words, no mailbox: the person is there, their mailbox is not.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 39 }],
		activities: [{ kind: "voice-mail", result: "failed", line: 2 }],
		answer: { has: ["mailbox"], never: ["does not exist in the domain"] },
	},
	{
		file: "195-number-called.log",
		about:
			"A number is dialled, translated (101 with 14011), tried over a second gateway (12006) and reached: progress all.",
		expected: [],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "196-number-barred-12001.log",
		about: "403 with 12001: the voice policy of the caller holds no usage that allows the number.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 39 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 2 }],
		answer: { has: ["12001", "15550142"], never: ["no failure"] },
	},
	{
		file: "197-number-barred-12004.log",
		about: "403 with 12004: no route for the number, or none that this caller may use.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 39 }],
		outcomes: [{ line: 2, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 2 }],
		answer: { has: ["12004", "15550142"], never: ["no failure"] },
	},
	{
		file: "198-number-translated-then-unknown.log",
		about: "A number is translated (101 with 14011) and then found to be nobody's (404 with 1003): 1003 is the cause.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 52 }],
		activities: [{ kind: "call", result: "failed", line: 2 }],
		answer: { has: ["1003", "4711"], never: ["no failure"] },
	},
	{
		file: "199-two-causes-one-of-them-progress.log",
		about: "403 with two ms-diagnostics headers: 14011 tells of the translation and is progress, 12004 is the cause.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 39 }],
		activities: [{ kind: "call", result: "refused", line: 2 }],
		answer: { has: ["12004"], never: ["no failure"] },
	},
	{
		file: "200-call-forwarded.log",
		about: "The called person has forwarded their calls: 181, 101 with 13006, and somebody else picks up.",
		expected: [],
		activities: [{ kind: "call", result: "worked", line: 2 }],
	},
	{
		file: "201-call-forwarded-to-nobody.log",
		about: "The call is forwarded, and nobody is there either: 480 after a minute. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 63 }],
		activities: [{ kind: "call", result: "refused", line: 2 }],
	},
	{
		file: "202-call-redirected-302.log",
		about: "302: the called person has moved; the client calls the new address, which is taken. Information only.",
		expected: [{ rule: "redirected", severity: "information", line: 26 }],
		outcomes: [
			{ line: 1, outcome: "redirected" },
			{ line: 47, outcome: "success" },
		],
		activities: [{ kind: "call", result: "worked", line: 1 }],
	},
	{
		file: "203-no-route-in-its-own-words.log",
		about: "404 in the server's own words, No route to call target: the way is missing, nothing is said of the person.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 26 }],
		activities: [{ kind: "call", result: "failed", line: 1 }],
		answer: { has: ["route"], never: ["does not exist in the domain"] },
	},
	{
		file: "204-answer-repeated-without-ack.log",
		about:
			"Over UDP the other side repeats its 200 again and again: it never got an ACK. The copies are evidence enough, half a minute need not pass.",
		expected: [{ rule: "missing-ack", severity: "warning", line: 43 }],
		outcomes: [{ line: 1, outcome: "success" }],
		answer: { has: ["\\bACK\\b|acknowledg"], never: ["no failure"] },
	},
	{
		file: "205-refusal-without-ack.log",
		about:
			"403 that is never acknowledged though the log runs on for 80 s: a refused call; the ACK is a matter of one hop, and a hint only.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 26 }],
		hints: [{ rule: "missing-ack", line: 26 }],
		outcomes: [{ line: 1, outcome: "failed" }],
		activities: [{ kind: "call", result: "refused", line: 1 }],
		answer: { has: [], never: ["retransmits its response"] },
	},
	{
		file: "206-lost-ack-incoming-call.log",
		about:
			"This client takes a call, and its 200 is never acknowledged; after 32 s it gives the call up with BYE (RFC 3261 13.3.1.4). One story, one finding.",
		expected: [{ rule: "missing-ack", severity: "warning", line: 42 }],
		outcomes: [{ line: 2, outcome: "success" }],
	},
	{
		file: "207-re-invite-left-open.log",
		about:
			"A new offer inside the call gets no more than 100 before the call is ended by BYE: nobody rings, and with the call its question was over.",
		expected: [{ rule: "unanswered-request", severity: "information", line: 76 }],
		outcomes: [{ line: 1, outcome: "success" }],
		answer: { has: [], never: ["ringing"] },
	},
	{
		file: "208-call-over-two-hops.log",
		about: "The log of a proxy: each message of a call that works stands in it twice, once for each hop.",
		expected: [],
		outcomes: [{ line: 1, outcome: "success" }],
		activities: [{ kind: "call", result: "worked", line: 1 }],
	},
	{
		file: "209-call-refused-over-two-hops.log",
		about:
			"The log of a proxy: the 404 of the far hop and the copy of it that goes back are one failure, told at the hop nearest to the caller.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 51 }],
		outcomes: [{ line: 1, outcome: "failed" }],
		activities: [{ kind: "call", result: "failed", line: 1 }],
	},
	{
		file: "210-call-taken-on-another-device.log",
		about:
			"A call comes in and is taken on the person's other device: CANCEL with Reason 200, call completed elsewhere.",
		expected: [],
		outcomes: [{ line: 2, outcome: "cancelled" }],
	},
	{
		file: "211-call-cut-by-the-server.log",
		about: "A call that is under way is ended by the server: its BYE says that the service is unavailable.",
		expected: [{ rule: "reported-failure", severity: "error", line: 89 }],
		outcomes: [{ line: 89, outcome: "success" }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "212-conversation.log",
		about: "A text conversation: a message each way, and its end.",
		expected: [],
		activities: [{ kind: "conversation", result: "worked", line: 1 }],
	},
	{
		file: "213-conversation-message-480.log",
		about: "The other person has gone offline during the conversation: 480 to the MESSAGE. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 82 }],
		outcomes: [{ line: 2, outcome: "success" }],
	},
	{
		file: "214-conversation-message-408.log",
		about: "408 to the second MESSAGE of a conversation: it did not arrive.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 109 }],
	},
	{
		file: "215-conversation-not-begun-480.log",
		about: "480 to the INVITE of a text conversation: the other person is offline. Daily life.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 24 }],
		activities: [{ kind: "conversation", result: "refused", line: 2 }],
		answer: { has: [], never: ["the call from"] },
	},
	{
		file: "216-conversation-with-a-partner-504.log",
		about: "504 with 1008 to the INVITE of a text conversation with a partner: no SRV record of their domain.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 24 }],
		activities: [{ kind: "conversation", result: "failed", line: 2 }],
		answer: { has: ["fabrikam\\.com"], never: ["no failure"] },
	},
	{
		file: "217-only-a-refused-call.log",
		about: "Nothing but the 403 to an INVITE, with 12004: a failure although its request is not there.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 2 }],
		outcomes: [{ line: 2, outcome: "orphan" }],
		answer: { has: ["12004", "15550177"], never: ["no failure"] },
	},
	{
		file: "218-only-a-partner-not-found.log",
		about: "Nothing but the 504 to a SUBSCRIBE, with 1008: the partner's SRV record is missing.",
		expected: [{ rule: "failed-transaction", severity: "error", line: 2 }],
		outcomes: [{ line: 2, outcome: "orphan" }],
		answer: { has: ["fabrikam\\.com", "SRV|1008"], never: ["no failure"] },
	},
	{
		file: "219-only-a-busy-line.log",
		about: "Nothing but the 486 to an INVITE: daily life, and still what the log has to say.",
		expected: [{ rule: "failed-transaction", severity: "warning", line: 1 }],
		outcomes: [{ line: 1, outcome: "orphan" }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "220-only-a-bye-with-23.log",
		about: "Nothing but a BYE with 23 that comes in: the media never connected. Its answer is cut off by the end.",
		expected: [{ rule: "media-failed", severity: "error", line: 2 }],
		hints: [{ rule: "pending-request", line: 2 }],
		answer: { has: ["media"], never: ["no failure"] },
	},
	{
		file: "221-only-a-sign-out.log",
		about: "Nothing but the BENOTIFY that throws the user out, with 4141: disabled by the administrator.",
		expected: [{ rule: "forced-sign-out", severity: "error", line: 2 }],
		outcomes: [{ line: 2, outcome: "noResponseDue" }],
	},
	{
		file: "222-only-a-presence-notice.log",
		about: "Nothing but a BENOTIFY with somebody's presence: nothing is wrong, and no answer is due.",
		expected: [],
		outcomes: [{ line: 2, outcome: "noResponseDue" }],
	},
	{
		file: "223-only-a-register.log",
		about:
			"Nothing but one REGISTER: whether the sign-in worked nobody can tell, so nobody may say that nothing failed.",
		expected: [],
		hints: [{ rule: "pending-request", line: 1 }],
		outcomes: [{ line: 1, outcome: "pending" }],
		activities: [{ kind: "sign-in", result: "unknown", line: 1 }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "224-only-a-challenge.log",
		about: "REGISTER and its 401, and the log ends: the sign-in had only begun.",
		expected: [],
		outcomes: [{ line: 2, outcome: "challenged" }],
		activities: [{ kind: "sign-in", result: "unknown", line: 2 }],
		answer: { has: [], never: ["no failure"] },
	},
	{
		file: "225-only-an-invite-and-its-200.log",
		about: "An INVITE and its 200, and the log ends before the ACK: no finding, and nothing is known of what followed.",
		expected: [],
		outcomes: [{ line: 1, outcome: "success" }],
	},
	{
		file: "226-from-mid-call-to-its-end.log",
		about: "The log begins in the middle of a call and ends with its BYE: all that can be seen of it is well.",
		expected: [],
		outcomes: [{ line: 30, outcome: "success" }],
	},
	{
		file: "227-only-keep-alives.log",
		about:
			"Nothing but the keep-alives of a connection, two octets each way every 5 minutes: no message, nothing to say.",
		expected: [],
	},
	{
		file: "228-only-a-redirect.log",
		about: "REGISTER and its 301, and the log ends: nobody can tell whether the client reached its home server.",
		expected: [{ rule: "redirected", severity: "information", line: 16 }],
		outcomes: [{ line: 2, outcome: "redirected" }],
		activities: [{ kind: "sign-in", result: "unknown", line: 2 }],
		answer: { has: ["pool1.contoso.com"], never: ["no failure", "could not sign in"] },
	},
	{
		file: "229-redirect-that-leads-nowhere.log",
		about:
			"REGISTER and its 301, and two minutes of log without a REGISTER at the home server: the client did not get there.",
		expected: [{ rule: "redirected", severity: "warning", line: 16 }],
		outcomes: [{ line: 2, outcome: "redirected" }],
		activities: [{ kind: "sign-in", result: "given-up", line: 2 }],
		answer: { has: ["could not sign in", "pool1.contoso.com", "resolves"], never: ["no failure"] },
	},
	{
		file: "230-call-cut-by-the-telephone-network.log",
		about: "A call to the telephone network ends with a BYE that names a fault of the network, Q.850 cause 38.",
		expected: [{ rule: "reported-failure", severity: "error", line: 89 }],
		outcomes: [{ line: 89, outcome: "success" }],
		answer: { has: ["Network out of order"], never: ["no failure"] },
	},
	{
		file: "231-call-cleared-by-the-telephone-network.log",
		about: "The same with Q.850 cause 16, normal call clearing: somebody hung up.",
		expected: [],
		outcomes: [{ line: 89, outcome: "success" }],
		answer: { has: ["No failure was found"], never: [] },
	},
	{
		file: "232-call-rejected-by-the-telephone-network-afterwards.log",
		about: "The same with Q.850 cause 21, call rejected: a person may have done so, which is no fault of the network.",
		expected: [],
		outcomes: [{ line: 89, outcome: "success" }],
	},
];
