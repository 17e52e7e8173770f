// A message lost between the two ends: in the diagram, in its renderings, and among the rows.

import assert from "node:assert/strict";
import {
	arrowTooltip,
	diagnose,
	ladder,
	ladderDiagram,
	mermaidLadder,
	parseTrace,
	plantUmlLadder,
	svgLadder,
	textLadder,
} from "../../../../../server/src/core/index.ts";
import { CALL, END, mergedCall } from "../../../../support/mergedCall.ts";

const REQUEST = parseTrace(mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b\n>x INFO 3 branch=v totag=b${END}`));
const RESPONSE = parseTrace(mergedCall(`${CALL}\n> INFO 3 branch=v totag=b\n<x 200 3 INFO branch=v totag=b${END}`));

suite("ladder: lost messages", () => {
	test("a request with its retransmission, and nothing else", () => {
		const { arrows } = ladder(REQUEST, { kind: "log" });
		const lost = arrows.filter(({ isLost }) => isLost);
		assert.deepEqual(
			lost.map(({ label, isRetransmission }) => [label, isRetransmission]),
			[
				["INFO", false],
				["INFO", true],
			],
		);
	});

	test("a response keeps its class", () => {
		const lost = ladder(RESPONSE, { kind: "log" }).arrows.filter(({ isLost }) => isLost);
		assert.deepEqual(
			lost.map(({ label, class: kind }) => [label, kind]),
			[["200 Reason", "success"]],
		);
	});

	test("none if the rule is turned off", () =>
		assert.ok(ladder(REQUEST, { kind: "log" }, []).arrows.every(({ isLost }) => !isLost)));

	test("counts once with its retransmissions, as a failure, and not as unanswered", () => {
		const { lost, unanswered, failed, failures, rows } = ladderDiagram(REQUEST, { kind: "log" }, diagnose(REQUEST));
		assert.deepEqual({ lost, unanswered, failed }, { lost: 1, unanswered: 0, failed: 0 });
		const found = failures.map((at) => rows[at]!);
		assert.deepEqual(
			found.map((row) => row.kind === "arrow" && row.arrow.isLost),
			[true],
		);
	});

	test("the tooltip says so", () => {
		const { lanes, arrows } = ladder(RESPONSE, { kind: "log" });
		const lost = arrows.find(({ isLost }) => isLost)!;
		assert.match(arrowTooltip(RESPONSE, lanes, lost), /^Lost: the log of the other side shows that it never arrived$/m);
	});

	test("text: ends before the other lifeline, with a cross", () => {
		const lines = textLadder(ladder(REQUEST, { kind: "log" })).split("\n");
		const [first, again] = lines.filter((line) => line.includes("lost"));
		assert.match(first!, /│─+ INFO, lost ─+✗ {4}│/);
		assert.match(again!, /│─+ INFO, again, lost ─+✗✗ {4}│/);
		const back = textLadder(ladder(RESPONSE, { kind: "log" }), { ascii: true });
		assert.match(back, /\| {4}x-+ 200 Reason, lost -+\|/);
	});

	test("Mermaid and PlantUML: a cross, and the word", () => {
		assert.match(mermaidLadder(ladder(REQUEST, { kind: "log" })), /L\d-xL\d: \S+ INFO, lost$/m);
		assert.match(mermaidLadder(ladder(RESPONSE, { kind: "log" })), /L\d--xL\d: \S+ 200 Reason, lost$/m);
		assert.match(plantUmlLadder(ladder(REQUEST, { kind: "log" })), /L\d -\[#B3261E\]>x L\d : \S+ INFO, lost$/m);
	});

	test("SVG: a shorter line with a cross as head, and a text for screen readers", () => {
		const svg = svgLadder(ladder(REQUEST, { kind: "log" }));
		const line = (label: string) =>
			new RegExp(`<path d="M(\\S+) \\d+H(\\S+)" marker-end="url\\(#([\\w-]+)\\)"/><text[^>]*>${label}`);
		const [, start, end, head] = line("✕ INFO, lost").exec(svg)!;
		const [, otherStart, otherEnd] = line("BYE").exec(svg)!;
		assert.equal(head, "unanswered");
		assert.equal(start, otherStart);
		assert.ok(Number(end) < Number(otherEnd) - 20);
		assert.match(svg, /; 2 got lost\.<\/desc>/);
	});
});
