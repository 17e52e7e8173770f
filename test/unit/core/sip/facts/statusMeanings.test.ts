import assert from "node:assert/strict";
import { method, methods } from "../../../../../server/src/core/sip/facts/methods.ts";
import { statusClass, statusCode, statusCodes } from "../../../../../server/src/core/sip/facts/statusCodes.ts";
import {
	isOwnWords,
	methodMeanings,
	statusMeaning,
	stockReasons,
} from "../../../../../server/src/core/sip/facts/statusMeanings.ts";

suite("facts: status codes by method", () => {
	const every = methods.map(({ name }) => name);

	test("every registered status has a meaning for every method", () => {
		for (const { code, meaning } of statusCodes) {
			assert.equal(statusMeaning(code), meaning);
			for (const name of every) assert.match(statusMeaning(code, name)!, /^[A-Z].*[^.\s]$/);
		}
		assert.equal(statusMeaning(498, "INVITE"), statusClass(498)?.meaning);
		assert.equal(statusMeaning(99, "INVITE"), undefined);
		assert.equal(statusMeaning(700), undefined);
	});

	test("rows are sorted by code, name existing methods, and none hides another", () => {
		for (let i = 1; i < methodMeanings.length; i++) {
			const [before, row] = [methodMeanings[i - 1]!, methodMeanings[i]!];
			assert.ok(before.code <= row.code);
			if (before.code === row.code) assert.ok(before.methods || before.only, row.meaning);
		}
		for (const row of methodMeanings) {
			assert.ok(statusCode(row.code), String(row.code));
			for (const name of row.methods ?? []) assert.ok(method(name), name);
		}
	});

	test("codecs are mentioned only for requests with a session description", () => {
		for (const name of every.filter((each) => !["ACK", "INVITE", "PRACK", "UPDATE"].includes(each)))
			for (const code of [488, 606])
				assert.doesNotMatch(statusMeaning(code, name)!, /codec|media|session|device/, name);
		assert.match(statusMeaning(488, "invite")!, /codecs/);
		assert.doesNotMatch(statusMeaning(488, "INVITE", { offer: false })!, /codecs/);
		assert.match(statusMeaning(488, "NOTIFY")!, /body or the event/);
	});

	test("within a dialog, no meaning says that the user does not exist", () => {
		for (const name of ["ACK", "BYE", "CANCEL", "INFO", "NOTIFY", "BENOTIFY", "UPDATE"])
			for (const code of [404, 604]) assert.doesNotMatch(statusMeaning(code, name)!, /[Uu]ser/, name);
		assert.match(statusMeaning(404, "INVITE")!, /user does not exist/);
		assert.match(statusMeaning(404, "INVITE", { inDialog: true })!, /dialog/);
		assert.match(statusMeaning(404, "SERVICE")!, /service/);
	});

	test("only meanings for INVITE mention being called", () => {
		for (const name of every.filter((each) => each !== "INVITE" && each !== "MESSAGE"))
			for (const code of [433, 480, 486, 600, 603, 607, 608])
				assert.doesNotMatch(statusMeaning(code, name)!, /called|call\b|device/, `${code} ${name}`);
		assert.match(statusMeaning(480, "INVITE")!, /not signed in, does not want to be disturbed, or did not answer/);
		assert.equal(statusMeaning(480, "INVITE", { inDialog: true }), "The other side cannot be reached at the moment");
		assert.match(statusMeaning(480, "REGISTER")!, /sign the user in/);
		assert.match(statusMeaning(481, "CANCEL")!, /cancel/);
		assert.match(statusMeaning(481, "BENOTIFY")!, /subscription/);
		assert.match(statusMeaning(489, "PUBLISH")!, /published/);
		assert.match(statusMeaning(423, "REGISTER")!, /sign-in/);
	});

	test("a 403 may mean that credentials were refused", () => {
		for (const name of every) assert.doesNotMatch(statusMeaning(403, name)!, /credentials/);
	});

	test("standard reason phrases and a server's own text", () => {
		for (const [status, phrase] of [
			[504, "Server time-out"],
			[504, "SERVER TIMEOUT"],
			[504, "Gateway Timeout"],
			[404, "Not found"],
			[404, "404 Not Found."],
			[404, "404"],
			[480, "Temporarily not available"],
			[486, "Busy here"],
			[403, "Forbidden"],
			[481, "Call Leg/Transaction Does Not Exist"],
			[488, "Not acceptable here"],
			[101, "Progress Report"],
			[603, "Declined"],
			[500, ""],
			[500, " - "],
		] as const)
			assert.equal(isOwnWords(status, phrase), false, phrase);
		for (const [status, phrase] of [
			[404, "Not found (no mailbox)"],
			[404, "No route to call target"],
			[488, "Unrecognized transport profile"],
			[480, "Busy Here"],
			[404, "見つかりません"],
			[499, "Odd"],
		] as const)
			assert.equal(isOwnWords(status, phrase), true, phrase);
		assert.deepEqual(stockReasons(603), ["Decline", "Declined"]);
		assert.deepEqual(stockReasons(499), []);
		assert.equal(isOwnWords(500, "x".repeat(1_000_000)), true);
	});
});
