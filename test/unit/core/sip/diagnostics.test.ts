import assert from "node:assert/strict";
import { readDiagnostics, readReasons, readWarnings } from "../../../../server/src/core/sip/diagnostics.ts";

function show(parts: readonly (string | number | null)[], parameters: ReadonlyMap<string, string> = new Map()): string {
	return [...parts.map((part) => part ?? "-"), ...[...parameters].map(([name, value]) => `${name}=${value}`)].join(
		" | ",
	);
}

suite("diagnostics: ms-diagnostics", () => {
	const cases: readonly [string, string, string][] = [
		["id and words", '1008;reason="No SRV; no A";source="h.example"', "1008 | reason=No SRV; no A | source=h.example"],
		["id only", "4004", "4004"],
		["blanks", ' 4004 ; Reason = "x" ; AppName=y ', "4004 | reason=x | appname=y"],
		["escaped quotes", '1;reason="a \\"b\\" c"', '1 | reason=a \\"b\\" c'],
		["a name twice", '1;reason="a";reason="b"', "1 | reason=a"],
		["a quote that never closes", '1;reason="a;source=b', '1 | reason="a | source=b'],
		["no number", 'x;reason="a"', "none"],
		["empty", "", "none"],
	];
	for (const [name, value, expected] of cases) {
		test(name, () => {
			const found = readDiagnostics(value);
			assert.equal(found ? show([found.id], found.parameters) : "none", expected);
		});
	}
});

suite("diagnostics: Warning", () => {
	const cases: readonly [string, string, string][] = [
		["plain", '310 lcs.example.com "Version is old"', "310 | Version is old"],
		["several", '301 h "a, b", 302 h "c"', "301 | a, b"],
		["no quotes", "399 h some words ", "399 | some words"],
		["empty text", '399 h ""', "399 | "],
		["no agent", '399  "Max-Forwards zero"', "399 | Max-Forwards zero"],
		["an agent and no text", "399 h", "none"],
		["two digits", '39 h "x"', "none"],
		["empty", "", "none"],
	];
	for (const [name, value, expected] of cases) {
		test(name, () => {
			const found = readWarnings(value)[0];
			assert.equal(found ? show([found.code, found.text]) : "none", expected);
		});
	}
});

suite("diagnostics: Reason", () => {
	const cases: readonly [string, string, string][] = [
		["plain", 'SIP;cause=480;text="gone"', "SIP | 480 | gone"],
		["blanks", 'Q.850 ; cause = 16 ; text = "a;b"', "Q.850 | 16 | a;b"],
		["several", 'SIP;cause=200;text="x", Q.850;cause=17', "SIP | 200 | x"],
		["text only", "SIP;text=gone", "SIP | - | gone"],
		["protocol only", "SIP", "SIP | - | -"],
		["cause without number", "SIP;cause=x", "SIP | - | -"],
		["empty", "", "none"],
	];
	for (const [name, value, expected] of cases) {
		test(name, () => {
			const found = readReasons(value)[0];
			assert.equal(found ? show([found.protocol, found.cause, found.text]) : "none", expected);
		});
	}
});
