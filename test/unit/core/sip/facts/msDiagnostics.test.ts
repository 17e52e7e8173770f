import assert from "node:assert/strict";
import { fillAdvice, fillDiagnostic } from "../../../../../server/src/core/sip/facts/advice.ts";
import { diagnosticParameter } from "../../../../../server/src/core/sip/facts/diagnosticParameters.ts";
import {
	diagnosticArea,
	diagnosticRanges,
	type MsDiagnostic,
	msDiagnostic,
	msDiagnostics,
} from "../../../../../server/src/core/sip/facts/msDiagnostics.ts";

suite("facts: ms-diagnostics", () => {
	test("spot checks", () => {
		assert.equal(msDiagnostic(4004)?.cause, "auth");
		assert.equal(msDiagnostic(1000)?.cause, "auth");
		assert.equal(msDiagnostic(4005)?.cause, "account");
		assert.equal(msDiagnostic(1013)?.cause, "time");
		assert.equal(msDiagnostic(1008)?.cause, "dns");
		assert.equal(msDiagnostic(1010)?.cause, "certificate");
		assert.equal(msDiagnostic(999999), undefined);
	});

	test("progress reports are not errors, refusals are", () => {
		for (const id of [12006, 13004, 13005, 13006, 13007, 13008]) assert.equal(msDiagnostic(id)?.progress, true);
		for (const row of msDiagnostics as readonly MsDiagnostic[])
			if (row.cause === "auth" || row.cause === "account") assert.equal(row.progress, undefined, String(row.id));
	});

	test("expected reports, and media that could not connect", () => {
		for (const id of [5, 2139, 2165, 28020]) assert.equal(msDiagnostic(id)?.expected, true, String(id));
		for (const id of [1000, 1034, 4004, 4142]) assert.equal(msDiagnostic(id)?.expected, undefined, String(id));
		for (const id of [22, 23, 24, 25]) assert.equal(msDiagnostic(id)?.cause, "media", String(id));
	});

	test("placeholders are filled from the header, or with the text after the bar", () => {
		const parameters = new Map([
			["peerserver", "sip:edge.fabrikam.com."],
			["gateway", "  gw1.contoso.com\r\n "],
			["empty", ""],
			["long", "x".repeat(1000)],
		]);
		assert.equal(fillAdvice("Ask {PeerServer|the next server}.", parameters), "Ask edge.fabrikam.com.");
		assert.equal(fillAdvice("Ask {PeerServer|the next server}."), "Ask the next server.");
		assert.equal(fillAdvice("Ask {empty|nobody}.", parameters), "Ask nobody.");
		assert.equal(fillAdvice("Ask {GatewayFqdn/Gateway|the gateway}.", parameters), "Ask gw1.contoso.com.");
		assert.equal(fillAdvice("It answered 404 {SipResponseText|}; look there."), "It answered 404; look there.");
		assert.equal(fillAdvice("{long|}", parameters), `${"x".repeat(200)}…`);
		assert.equal(fillAdvice("{no bar} {a|b|c} {"), "{no bar} {a|b|c} {");
		assert.equal(fillAdvice("{a|".repeat(100_000)).length, 300_000);
	});

	test("a value that contains placeholders is not filled again", () => {
		const parameters = new Map([["peerserver", "{source|x}"]]);
		assert.equal(fillAdvice("Ask {PeerServer|nobody}.", parameters), "Ask {source|x}.");
	});

	test("every placeholder names a known parameter", () => {
		for (const row of msDiagnostics as readonly MsDiagnostic[])
			for (const [, names] of `${row.meaning} ${row.check ?? ""}`.matchAll(/\{([^|}]*)/g))
				for (const name of names!.split("/")) assert.ok(diagnosticParameter(name), `${row.id}: ${name}`);
	});

	test("a row with its placeholders filled", () => {
		const row = fillDiagnostic(msDiagnostic(1034)!, new Map([["peerserver", "sip.fabrikam.com"]]));
		assert.match(row.check!, /sip\.fabrikam\.com/);
		assert.equal(fillDiagnostic(msDiagnostic(4004)!), msDiagnostic(4004));
	});

	test("parameters, in any case", () => {
		assert.equal(diagnosticParameter("peerserver")?.meaning, "the peer server");
		assert.equal(diagnosticParameter("SOURCE")?.shown, false);
		assert.equal(diagnosticParameter("nonesuch"), undefined);
	});

	test("areas follow the ranges, which do not overlap", () => {
		for (let i = 1; i < diagnosticRanges.length; i++)
			assert.ok(diagnosticRanges[i - 1]!.last < diagnosticRanges[i]!.first);
		// The client uses some of the common ids in its own report on media.
		for (const row of msDiagnostics)
			if (row.id < 22 || row.id > 25) {
				const range = diagnosticRanges.find((each) => row.id >= each.first && row.id <= each.last);
				assert.equal(row.area, range?.area, String(row.id));
			}
		assert.equal(diagnosticArea(22), "Client");
		assert.equal(diagnosticArea(1999), "SIP stack");
		assert.equal(diagnosticArea(52999), "Client");
		assert.equal(diagnosticArea(61000), "Other application, an expected failure");
		assert.equal(diagnosticArea(18500), undefined);
		assert.equal(diagnosticArea(-1), undefined);
	});
});
