import assert from "node:assert/strict";
import { eventPackage } from "../../../../../server/src/core/sip/facts/eventPackages.ts";
import { header, headers } from "../../../../../server/src/core/sip/facts/headers.ts";
import { method, methods } from "../../../../../server/src/core/sip/facts/methods.ts";

suite("facts: methods, headers, event packages", () => {
	test("methods, in any case", () => {
		assert.equal(method("invite")?.name, "INVITE");
		assert.equal(method("BENOTIFY")?.responseDue, false);
		assert.equal(method("NOSUCH"), undefined);
		assert.deepEqual(
			methods.filter((row) => !row.responseDue).map((row) => row.name),
			["ACK", "BENOTIFY"],
		);
		assert.deepEqual(
			methods.filter((row) => row.createsDialog).map((row) => row.name),
			["INVITE", "REFER", "SUBSCRIBE"],
		);
	});

	test("headers, in any case and by their compact forms", () => {
		assert.equal(header("v")?.name, "Via");
		assert.equal(header("V")?.name, "Via");
		assert.equal(header("CALL-ID")?.name, "Call-ID");
		assert.equal(header("Ms-Diagnostics")?.kind, "diagnostic");
		assert.equal(header("x-nobody-knows"), undefined);
		assert.equal(header(""), undefined);
	});

	test("compact forms are unique single letters", () => {
		const compact = headers.flatMap((row) => ("compact" in row ? [row.compact] : []));
		for (const name of compact) assert.match(name, /^[a-z]$/);
		assert.equal(new Set(compact).size, compact.length);
		for (const [short, long] of Object.entries({ i: "Call-ID", m: "Contact", l: "Content-Length", c: "Content-Type" }))
			assert.equal(header(short)?.name, long);
	});

	test("event packages, in any case and with parameters", () => {
		assert.equal(eventPackage("Presence")?.name, "presence");
		assert.equal(eventPackage("vnd-microsoft-roaming-acl")?.name, "vnd-microsoft-roaming-ACL");
		assert.equal(eventPackage("refer;id=2")?.name, "refer");
		assert.equal(eventPackage("nonesuch"), undefined);
	});
});
