// The call flows of RFC 3665, 3666 and 5359, compared with the figures in the RFCs. The logs have no framing records, so
// every lane and every arrow comes from the headers.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ladder, parseTrace } from "../../../../../server/src/core/index.ts";
import { CORPUS } from "../../../../support/oracle.ts";

/** The flows that have the same arrows in the same order between the same lanes as their figures. */
const AGREEING = [
	...["2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.4", "3.5", "3.7", "3.9", "3.10", "3.11"].map(of("rfc3665")),
	...["2.1", "2.5", "2.6", "2.7", "3.2", "3.6", "3.8"].map(of("rfc3666")),
	...["2.1", "2.3", "2.7", "2.8", "2.9", "2.11", "2.12", "2.14", "2.16"].map(of("rfc5359")),
];

/**
 * Why others do not. Who got a request stands in no header, and some messages of the RFCs contradict their figures:
 * - the Via of another hop than the figure's: RFC 3665 3.3 F8 and 3.8 F18, RFC 3666 2.3 F3, 4.2 F6, RFC 5359 2.4, 2.5;
 * - no Via, or another Call-ID, CSeq or branch than the request's: RFC 3666 3.3, RFC 5359 2.2 F19, 2.10 F3, F6, 2.18;
 * - one box of the figure under two names: RFC 3665 3.6 (Redirect Server, Redirect Proxy), RFC 3666 2.2, 2.4, 3.1, 3.4,
 *   3.5, 3.7, 3.9, 4.1 (GW and GW 1, B and Bob, NGW 1 where the figure's box is Alice's), RFC 5359 2.17 (no name);
 * - two boxes of the figure under one address: the Park Server of RFC 5359 2.15, Proxy 1 of 2.13 before it passes
 *   anything on, one of Bob's phones in 2.6.
 */
const EXPLAINED = "the comment above";

/** Arrow labels that differ from the name at the top of the figure's box, and words that slipped into a name. */
const SAME: Readonly<Record<string, string>> = { A: "Alice", NGW1: "NGW 1" };

function boxOf(name: string): string {
	const bare = name.replace(/^(?:.*\) |OK |200 ACK |F\d+ )/, "");
	return SAME[bare] ?? bare;
}

function of(rfc: string): (section: string) => string {
	return (section) => `${rfc}-${section}`;
}

interface RfcOracle {
	readonly source: { readonly sections: readonly { readonly hops: readonly (readonly [string, string])[] }[] };
}

suite(`ladder: figures of the RFCs (${EXPLAINED} names the others)`, () => {
	const folder = join(CORPUS, "logs/rfc");
	test("at least ten flows", () => assert.ok(AGREEING.length >= 10));
	for (const flow of AGREEING) {
		test(flow, function () {
			if (!existsSync(join(folder, `${flow}.log`))) {
				console.log(`      skipped: the corpus is not at ${CORPUS}`);
				this.skip();
			}
			const { source } = JSON.parse(readFileSync(join(folder, `${flow}.oracle.json`), "utf8")) as RfcOracle;
			const drawn = ladder(parseTrace(readFileSync(join(folder, `${flow}.log`), "latin1")), { kind: "log" });
			const hops = source.sections.flatMap((section) => section.hops);
			// Lanes may have other names, but the mapping must be consistent.
			const laneOf = new Map<string, number>();
			const ours = drawn.arrows.map(({ from, to }) => [from, to]);
			const figure = hops.map((ends, at) =>
				ends.map((name, end) => {
					const box = boxOf(name);
					if (!laneOf.has(box)) laneOf.set(box, ours[at]![end]!);
					return laneOf.get(box);
				}),
			);
			assert.deepEqual(ours, figure);
			assert.equal(new Set(laneOf.values()).size, laneOf.size);
			assert.equal(drawn.lanes.length, laneOf.size);
		});
	}
});
