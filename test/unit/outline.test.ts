// The compact form of an outline is lossless.

import assert from "node:assert/strict";
import fc from "fast-check";
import { type ProtocolSymbol, packOutline, readOutline } from "../../server/src/protocol.ts";

suite("the compact form of an outline", () => {
	const plain = { noNullPrototype: true };
	const position = fc.record({ line: fc.nat(), character: fc.nat() }, plain);
	const range = fc.record({ start: position, end: position }, plain);
	const { symbol } = fc.letrec<{ symbol: ProtocolSymbol }>((tie) => ({
		symbol: fc.record(
			{
				name: fc.string({ maxLength: 3 }),
				detail: fc.string({ maxLength: 3 }),
				kind: fc.integer({ min: 1, max: 26 }),
				range,
				selectionRange: range,
				children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie("symbol"), { maxLength: 3 })),
			},
			plain,
		),
	}));

	test("unpacks to what was packed", () => {
		fc.assert(
			fc.property(fc.array(symbol), (symbols) => {
				const packed = JSON.parse(JSON.stringify(packOutline(symbols)));
				assert.deepEqual(
					readOutline<ProtocolSymbol>(packed, (read, children) => ({ ...read, children })),
					symbols,
				);
			}),
		);
	});

	test("contains each text once", () => {
		const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const entry = { name: "→ ACK", detail: "CSeq 1 ACK", kind: 6, range: at, selectionRange: at };
		assert.deepEqual(packOutline([entry, entry]).texts, ["→ ACK", "CSeq 1 ACK"]);
	});
});
