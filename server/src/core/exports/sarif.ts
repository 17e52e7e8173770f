// Findings as SARIF 2.1.0 (OASIS), for GitHub code scanning and other result viewers.

import { withoutSecrets } from "../features/explain/statement.ts";
import { messageAt } from "../features/goTo.ts";
import { lineNumberAt } from "../features/lineNumber.ts";
import { messageIdentities } from "../features/marks.ts";
import { stampText } from "../features/stamp.ts";
import { sentencesLine } from "../printable.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { sentence, sentences } from "../words.ts";
import { fingerprint } from "./fingerprint.ts";
import { quotedLine } from "./quotedLine.ts";

/** The findings of one log, ready to write. */
export interface SarifLog {
	/** The location of the log: a relative reference or a URI. */
	readonly uri: string;
	readonly results: readonly SarifResult[];
}

/** Information about the program and its rules. */
export interface SarifTool {
	/** The version of the program, if known. */
	readonly version?: string;
	/** All rules that may have produced findings. */
	readonly rules: readonly SarifRule[];
	/** The page of a rule; `undefined` if it has none. */
	pageOf(rule: string): RulePage | undefined;
}

/** A built-in or custom rule. */
export interface SarifRule {
	readonly id: string;
	readonly severity: Severity;
	readonly summary: string;
}

/** The page of a rule as Markdown, and its URL if known. */
export interface RulePage {
	readonly markdown: string;
	readonly uri?: string;
}

/** A finding as a SARIF result, without the indexes that depend on the whole file. */
interface SarifResult {
	readonly rule: string;
	readonly severity: Severity;
	readonly text: string;
	readonly place: Place;
	readonly related: readonly Place[];
	readonly fingerprint: string;
}

/** A line of the log (1-based) with the beginning of its text, and a message about it. */
interface Place {
	readonly line: number;
	readonly snippet: string;
	readonly said: string;
}

/** The findings of a log at a location. */
export function sarifLog(trace: Trace, findings: readonly Finding[], uri: string): SarifLog {
	const identityOf = identifier(trace, findings);
	return {
		uri,
		results: findings.map((finding) => ({
			rule: finding.rule,
			severity: finding.severity,
			text: sentences(sentencesLine(withoutSecrets(finding.message)), sentencesLine(finding.check)),
			place: placeOf(trace, finding.span, ""),
			related: finding.related.map(({ span, message }) => placeOf(trace, span, sentencesLine(message))),
			fingerprint: identityOf(finding),
		})),
	};
}

/**
 * One run over all logs, in pieces. A hint is not a failure, so it gets SARIF's kind "informational", without a level. Lists
 * only rules with findings.
 */
export function* sarif(logs: readonly SarifLog[], tool: SarifTool): Generator<string> {
	const numbers = new Map<string, number>();
	for (const { results } of logs)
		for (const { rule } of results) if (!numbers.has(rule)) numbers.set(rule, numbers.size);
	const driver = {
		name: "RTCDLL Log",
		...(tool.version === undefined ? {} : { version: tool.version, semanticVersion: tool.version }),
		rules: [...numbers.keys()].map((rule) => descriptor(rule, tool)),
	};
	yield `{\n"$schema":${JSON.stringify(SCHEMA)},\n"version":"2.1.0",\n"runs":[{\n"tool":${JSON.stringify({ driver })},\n`;
	yield `"artifacts":${JSON.stringify(logs.map(({ uri }) => ({ location: { uri }, mimeType: "text/plain" })))},\n"results":[`;
	let separator = "\n";
	for (const [index, { uri, results }] of logs.entries()) {
		for (const result of results) {
			yield `${separator}${JSON.stringify(written(result, { uri, index }, numbers.get(result.rule)!))}`;
			separator = ",\n";
		}
	}
	yield "\n]\n}]\n}\n";
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS: Readonly<Record<Severity, string>> = {
	error: "error",
	warning: "warning",
	information: "note",
	hint: "none",
};

function descriptor(id: string, { rules, pageOf }: SarifTool) {
	const rule = rules.find((each) => each.id === id);
	const page = pageOf(id);
	const summary = sentence(sentencesLine(rule?.summary ?? id));
	return {
		id,
		shortDescription: { text: summary },
		fullDescription: { text: (page && firstParagraph(page.markdown)) || summary },
		...(page?.uri === undefined ? {} : { helpUri: page.uri }),
		...(page ? { help: { text: page.markdown, markdown: page.markdown } } : {}),
		...(rule ? { defaultConfiguration: { level: LEVELS[rule.severity] } } : {}),
	};
}

/** After its heading, a page begins with what the rule finds. */
function firstParagraph(markdown: string): string {
	const paragraph = markdown.split(/\r?\n\s*\r?\n/).find((block) => block.trim() !== "" && !block.startsWith("#"));
	return sentencesLine((paragraph ?? "").trim());
}

function written(
	{ rule, severity, text, place, related, fingerprint: name }: SarifResult,
	artifactLocation: { readonly uri: string; readonly index: number },
	ruleIndex: number,
) {
	const location = ({ line, snippet }: Place) => ({
		artifactLocation,
		region: { startLine: line, snippet: { text: snippet } },
	});
	return {
		ruleId: rule,
		ruleIndex,
		kind: severity === "hint" ? "informational" : "fail",
		level: LEVELS[severity],
		message: { text },
		locations: [{ physicalLocation: location(place) }],
		...(related.length === 0
			? {}
			: {
					relatedLocations: related.map((each, at) => ({
						id: at + 1,
						message: { text: each.said },
						physicalLocation: location(each),
					})),
				}),
		partialFingerprints: { [FINGERPRINT]: name },
	};
}

/** Increase the version when the way of identifying findings changes. */
const FINGERPRINT = "rtcdllFinding/v1";

function placeOf(trace: Trace, span: Span, said: string): Place {
	return { line: lineNumberAt(trace, span.start), snippet: quotedLine(trace, span.start), said };
}

/**
 * Identifies each finding by its rule and the content of its message, never by a line, so that it keeps its identity when
 * the log grows or is truncated at its start. A finding on no message is identified by the text at its position, and
 * identical ones are numbered.
 */
function identifier(trace: Trace, findings: readonly Finding[]): (finding: Finding) => string {
	const messageOf = ({ span }: Finding) => messageAt(trace, span.start) ?? -1;
	const identities = messageIdentities(trace, new Set(findings.map(messageOf).filter((message) => message >= 0)));
	const alike = new Map<string, number>();
	return (finding) => {
		const what = identities.get(messageOf(finding)) ?? recordIdentity(trace, finding.span);
		const name = fingerprint(`${finding.rule}\n${what}`);
		const number = (alike.get(name) ?? 0) + 1;
		alike.set(name, number);
		return `${name}:${number}`;
	};
}

function recordIdentity(trace: Trace, span: Span): string {
	const record = trace.index.records.atLine(trace.lines.lineAt(span.start));
	const stamp = record < 0 ? "" : stampText(trace, record);
	return `${stamp}\n${quotedLine(trace, span.start)}`;
}
