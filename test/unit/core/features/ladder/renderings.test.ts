// The diagram as SVG, Mermaid, PlantUML and text: well-formed for any log, with no injection from its content.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import {
	arrowTooltip,
	type Ladder,
	ladder,
	mermaidLadder,
	parseTrace,
	plantUmlLadder,
	svgLadder,
	textLadder,
	textWidth,
} from "../../../../../server/src/core/index.ts";
import { anyWord, EVIL, evilLog } from "../../../../support/evilLog.ts";
import { linesOf, writeLog } from "../../../../support/fixture.ts";

/** A diagram with the tooltips of its arrows. */
interface Drawn extends Ladder {
	readonly tooltip: (arrow: Ladder["arrows"][number]) => string;
}

function draw(log: string): Drawn {
	const trace = parseTrace(log);
	const drawn = ladder(trace, { kind: "log" });
	return { ...drawn, tooltip: (arrow) => arrowTooltip(trace, drawn.lanes, arrow) };
}

const SAMPLE = draw(readFileSync(join(import.meta.dirname, "../../../../fixtures/RTCDLL0.log"), "utf8"));

/** The names of the elements of an SVG, and its text; throws if it is not well-formed. */
function readXml(svg: string): { readonly elements: ReadonlySet<string>; readonly attributes: readonly string[] } {
	const elements = new Set<string>();
	const attributes: string[] = [];
	const parser = new SaxesParser();
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", (tag) => {
		elements.add(tag.name);
		attributes.push(...Object.entries(tag.attributes).map(([name, value]) => `${name}=${value}`));
	});
	parser.write(svg).close();
	return { elements, attributes };
}

const SVG_ELEMENTS = new Set("svg title desc style defs marker rect text line path g".split(" "));

function checkSvg(drawn: Drawn): void {
	const { elements, attributes } = readXml(svgLadder(drawn, drawn.tooltip));
	for (const element of elements) assert.ok(SVG_ELEMENTS.has(element), element);
	for (const attribute of attributes) {
		assert.doesNotMatch(attribute, /^on|href|NaN|undefined|^(?!xmlns=).*(?:https?:|url\((?!#))/);
	}
}

/** Each line is a single statement of a known form, so nothing in the log has started one. */
function checkPlantUml(drawn: Ladder): void {
	const lines = plantUmlLadder(drawn).trimEnd().split("\n");
	assert.equal(lines[0], "@startuml");
	assert.equal(lines.at(-1), "@enduml");
	for (const line of lines.slice(1, -1)) {
		assert.match(
			line,
			/^(?:title .*|hide footbox|participant "[^"]*" as L\d+|L\d+ -\S* L\d+ : .*|note over L0(?:, L\d+)? : .*|\.\.\. .* \.\.\.|== [\d-]+ ==)$/,
		);
		const said = line.replace(/^participant|\\n|<U\+[0-9A-F]{4,6}>|\[#[0-9A-F]{6}\]|^[^:]*(?= : )/g, "x");
		assert.doesNotMatch(said, /[%$!<>\\~*_[\]{}|#]|--/);
	}
}

/** Mermaid's special characters occur only as codes; its own parser is tested in mermaid.test.ts. */
function checkMermaid(drawn: Ladder): void {
	assert.doesNotMatch(mermaidLadder(drawn).replace(/<br\/>|--?>>|--?x/g, ""), /[<>&"%{}]|\bend\b/i);
}

function checkText(drawn: Ladder): void {
	for (const text of [textLadder(drawn), textLadder(drawn, { width: 80, ascii: true })]) {
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
		assert.doesNotMatch(text.replaceAll("\n", ""), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
	}
}

suite("ladder: renderings", () => {
	test("text", () =>
		assert.equal(
			`\n${textLadder(SAMPLE)}`.replace(/[ ]+$/gm, ""),
			`
Whole log

                                yun.zheng@add.com.cn               add.com.cn
                                192.168.511.39:7519
                                          │                             │
 1  10:38:58.520                          │───────── REGISTER ─────────▶│
 9  10:38:58.520    +0 ms                 │◀───── 401 Unauthorized ─────│
19  10:38:59.231  +711 ms                 │───────── REGISTER ─────────▶│
27  10:38:59.372  +141 ms                 │◀────────── 200 OK ──────────│
                                          │                             │
`,
		));

	test("text in ASCII, in narrow columns, with retransmissions and without responses", () => {
		const text = textLadder(draw(writeLog("0 OPTIONS 1\n1 OPTIONS 1\n60 # x")), { width: 70, ascii: true });
		assert.match(text, /\|- OPTIONS, no re\.\.\. -x\|/);
		assert.match(text, /\|-+ OPTIONS, again -+>>\|/);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII.
		assert.match(text, /^[\u0000-\u007f]*$/);
	});

	test("no line of a diagram is wider than the maximum", () => {
		const lines = textLadder(SAMPLE, { width: 80 }).split("\n");
		assert.ok(lines.every((line) => textWidth(line) <= 80));
	});

	test("Mermaid", () =>
		assert.deepEqual(linesOf(mermaidLadder(SAMPLE)), [
			"sequenceDiagram",
			"title Whole log",
			"participant L0 as yun.zheng@add.com.cn<br/>192.168.511.39#58;7519",
			"participant L1 as add.com.cn",
			"L0->>L1: 10:38:58.520 REGISTER",
			"L1-->>L0: 10:38:58.520 401 Unauthorized",
			"L0->>L1: 10:38:59.231 REGISTER",
			"L1-->>L0: 10:38:59.372 200 OK",
		]));

	test("PlantUML", () =>
		assert.equal(
			plantUmlLadder(SAMPLE),
			[
				"@startuml",
				"title Whole log",
				"hide footbox",
				'participant "yun.zheng@add.com.cn\\n192.168.511.39:7519" as L0',
				'participant "add.com.cn" as L1',
				"L0 -> L1 : 10:38:58.520 REGISTER",
				"L1 -[#8A5A00]-> L0 : 10:38:58.520 401 Unauthorized",
				"L0 -> L1 : 10:38:59.231 REGISTER",
				"L1 -[#1B7F3B]-> L0 : 10:38:59.372 200 OK",
				"@enduml",
				"",
			].join("\n"),
		));

	test("SVG is well-formed, has a title and a description, and an arrow per message", () => {
		checkSvg(SAMPLE);
		const svg = svgLadder(SAMPLE, SAMPLE.tooltip);
		assert.match(svg, /<title id="title">Whole log<\/title>/);
		assert.match(
			svg,
			/<desc id="desc">Sequence diagram of 4 SIP messages between [^<]+; none of them failed\.<\/desc>/,
		);
		assert.equal(svg.match(/<g class="arrow /g)?.length, 4);
		assert.match(svg, /<title>REGISTER sip:[^<]*\nOutcome: 401 Unauthorized · 0 ms<\/title>/);
		assert.doesNotMatch(svgLadder(SAMPLE), /<title>REGISTER/);
	});

	for (const evil of EVIL) {
		test(`no text escapes its element: ${JSON.stringify(evil.slice(0, 40))}`, () => {
			const drawn = draw(evilLog(evil));
			checkSvg(drawn);
			checkPlantUml(drawn);
			checkText(drawn);
			checkMermaid(drawn);
		});
	}

	test("any text", () =>
		fc.assert(
			fc.property(anyWord, anyWord, (one, other) => {
				const drawn = draw(evilLog(one) + evilLog(other));
				checkSvg(drawn);
				checkPlantUml(drawn);
				checkText(drawn);
				checkMermaid(drawn);
			}),
			{ numRuns: 300 },
		));

	test("any log", () =>
		fc.assert(
			fc.property(anyLog, (log) => {
				const trace = parseTrace(log);
				const drawn = draw(log);
				assert.equal(drawn.arrows.length, trace.index.messages.count);
				for (const { from, to } of drawn.arrows) assert.ok(drawn.lanes[from] && drawn.lanes[to]);
				checkSvg(drawn);
				checkPlantUml(drawn);
				checkText(drawn);
				for (const message of drawn.arrows.keys()) {
					const part = ladder(trace, { kind: "call", message });
					assert.ok(part.arrows.some((arrow) => arrow.message === message));
				}
			}),
			{ numRuns: 500 },
		));
});

const anyLog = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"\r\n10:38:58.520 33C:B00 INFO  :: ",
				"\n23:59:59.999 1:2 INFO  :: ",
				"\r\n04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
				"REGISTER sip:example.com SIP/2.0\r\n",
				"INVITE sip:bob@[2001:db8::1]:5060 SIP/2.0\r\n",
				"ACK tel:+1 SIP/2.0\r\n",
				"SIP/2.0 200 OK\r\n",
				"SIP/2.0 180 \r\n",
				"SIP/2.0 487 x\r\n",
				"Sending Packet - 192.0.2.1:5061 (From Local Address: 192.0.2.2:1) 9 bytes",
				"End of Data Received -192.0.2.2:1 (To Local Address: 192.0.2.1:5061) 9 bytes",
				"failed 0x80090322",
			),
			fc.constantFrom(
				"Via: SIP/2.0/TCP 192.0.2.1:7519\r\n",
				"Via: SIP/2.0/TCP a;branch=z9hG4bK1, SIP/2.0/TCP b;branch=z9hG4bK2;received=192.0.2.9\r\n",
				"v: nonsense\r\n",
				"Route: <sip:a;lr>\r\n",
				"Record-Route: <sip:b;lr>\r\n",
				"From: <sip:alice@example.com>;tag=1\r\n",
				"To: <sip:bob@example.com>;tag=2\r\n",
				"Contact: <sip:alice@192.0.2.7>\r\n",
				"Call-ID: x\r\n",
				"Call-ID: y\r\n",
				"CSeq: 1 INVITE\r\n",
				"CSeq: 1 REGISTER\r\n",
				"\r\n",
			),
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(""));
