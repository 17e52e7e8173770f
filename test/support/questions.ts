// Every query about a log, by name, for the fuzzer, the table of output sinks with malicious logs, and the scaling test with
// logs of growing size.

import {
	activityTable,
	answer,
	arrowOutcome,
	arrowTooltip,
	askTool,
	atCursor,
	bodies,
	bodySummary,
	callQuery,
	comparedMessage,
	comparePartners,
	compareText,
	completeQuery,
	copy,
	countMatches,
	csv,
	DEFAULT_LIMITS,
	definition,
	diagnose,
	documentLinks,
	EXPORTED_TABLES,
	explain,
	explainMarkdown,
	exportedTable,
	FILTER_PRESETS,
	type Finding,
	filter,
	findCall,
	findConversations,
	findingSummary,
	findMarked,
	findRows,
	flowsCsv,
	flowTable,
	foldLines,
	folds,
	foldText,
	goToTime,
	hierarchyItem,
	highlights,
	hover,
	htmlReport,
	implementation,
	incoming,
	inlayHints,
	isMostlyLog,
	knownFormat,
	ladder,
	ladderDiagram,
	lenses,
	lensText,
	looksLikeLog,
	markable,
	markedMessages,
	mermaidLadder,
	messageIdentity,
	messageSource,
	messageText,
	type Notes,
	ndjson,
	nothingIn,
	outgoing,
	overview,
	parseQuery,
	pcapng,
	plantUmlLadder,
	previousOfSameKind,
	RULES,
	readableBody,
	readCustomRules,
	recover,
	redact,
	references,
	report,
	sarif,
	sarifLog,
	scopeAt,
	selectionSpans,
	semanticTokens,
	statementText,
	statistics,
	step,
	stretch,
	svgLadder,
	symbols,
	TOOLS,
	type Trace,
	textLadder,
	tokenAt,
	transactionTree,
	undoneText,
	withWords,
} from "../../server/src/core/index.ts";

/** The subject of a question. */
export interface Asked {
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	/** Anywhere in the text. */
	readonly offset: number;
}

/** A kind of question; the result is plain data. */
export interface Question {
	readonly ask: (asked: Asked) => unknown;
	/** True if the result contains the log itself, as evidence or as a derived document, rather than text about it. */
	readonly isLogText?: true;
}

/** The message at `offset`, or the first message if there is none. */
function messageNear({ trace, offset }: Asked): number {
	return Math.max(0, trace.messageAtLine(trace.lines.lineAt(offset)) ?? 0);
}

const OPTIONS = { order: "grouped", filter: "all", search: "" } as const;

/** The questions about a whole log. */
export const WHOLE: Readonly<Record<string, Question>> = {
	diagnose: { ask: ({ trace }) => diagnose(trace) },
	customRules: { ask: ({ trace }) => diagnose(trace, {}, DEFAULT_LIMITS, CUSTOM_RULES) },
	report: { ask: ({ trace, findings }) => report(trace, "a.log", findings), isLogText: true },
	nothingIn: { ask: ({ trace }) => nothingIn(trace) },
	overview: { ask: ({ trace, findings }) => overview(trace, findings) },
	statistics: { ask: ({ trace }) => statistics(trace) },
	answer: { ask: ({ trace, findings }) => answer(trace, findings).map((each) => statementText(each)) },
	explain: { ask: ({ trace, findings }) => explainMarkdown(explain(trace, findings, "a.log")) },
	activities: {
		ask: ({ trace }) => activityTable(trace, 30).rows.map(({ time, title, result, why }) => [time, title, result, why]),
	},
	summaries: { ask: ({ trace, findings }) => findings.map((finding) => findingSummary(trace, finding, "a.log")) },
	symbols: { ask: ({ trace }) => symbols(trace) },
	conversations: { ask: ({ trace }) => findConversations(trace, "", 100) },
	folds: { ask: ({ trace }) => folds(trace, foldText) },
	links: { ask: ({ trace }) => documentLinks(trace) },
	lenses: {
		ask: ({ trace, findings }) =>
			lenses(trace, true)
				.slice(0, 100)
				.map(({ subject }) => lensText(trace, findings, subject, 1000)),
	},
	hints: {
		ask: ({ trace }) =>
			inlayHints(trace, { start: 0, end: trace.text.length }, { outcome: true, answers: true, elapsed: true }, 1000),
	},
	semanticTokens: { ask: ({ trace }) => semanticTokens(trace, { start: 0, end: trace.text.length }, "everything") },
	tree: { ask: ({ trace, findings }) => treeItems(transactionTree(trace, findings)) },
	marks: {
		ask: ({ trace, findings }) => {
			const notes = markedNotes(trace);
			return [
				markedMessages(trace, notes),
				explainMarkdown(explain(trace, findings, "a.log", notes)),
				treeItems(transactionTree(trace, findings, notes)),
				findings.map((finding) => findingSummary(trace, finding, "a.log", notes)),
			];
		},
	},
	flows: {
		ask: ({ trace, findings }) => {
			const table = flowTable(trace, findings);
			const rows = table.arranged({ column: "reason", descending: true, search: "contoso" }).map(table.flow);
			return [rows.map(({ activity: _, ...cells }) => cells), table.bad([...Array(table.total).keys()])];
		},
	},
	flowsCsv: {
		ask: ({ trace, findings }) => {
			const table = flowTable(trace, findings);
			return flowsCsv(trace, table.arranged({ column: "start", descending: false, search: "" }).map(table.flow)).split(
				"\r\n",
			);
		},
	},
	csv: {
		ask: ({ trace, findings }) =>
			EXPORTED_TABLES.flatMap((name) => [...csv(exportedTable(trace, findings, name))].map((line) => line.trimEnd())),
	},
	ndjson: {
		ask: ({ trace, findings }) =>
			EXPORTED_TABLES.flatMap((name) =>
				[...ndjson(exportedTable(trace, findings, name))].map((line) => JSON.parse(line)),
			),
	},
	sarif: {
		ask: ({ trace, findings }) => {
			const tool = { version: "1.0.0", rules: RULES, pageOf: () => undefined };
			return JSON.parse([...sarif([sarifLog(trace, findings, "a.log")], tool)].join(""));
		},
	},
	html: { ask: ({ trace, findings }) => htmlReport(trace, findings, "a.log") },
	pcapng: { ask: ({ trace }) => [...pcapng(trace, "a.log")], isLogText: true },
	ladder: { ask: ({ trace, findings }) => ladder(trace, { kind: "log" }, findings) },
	arrowWords: {
		ask: ({ trace, findings }) => {
			const { lanes, arrows } = ladder(trace, { kind: "log" }, findings);
			return arrows.map((arrow) => [
				withWords(trace, arrow),
				arrowTooltip(trace, lanes, arrow),
				arrowOutcome(trace, arrow),
			]);
		},
	},
	mermaid: { ask: ({ trace, findings }) => mermaidLadder(ladder(trace, { kind: "log" }, findings)) },
	plantUml: { ask: ({ trace, findings }) => plantUmlLadder(ladder(trace, { kind: "log" }, findings)) },
	svg: { ask: ({ trace, findings }) => svgLadder(ladder(trace, { kind: "log" }, findings)) },
	textLadder: { ask: ({ trace, findings }) => textLadder(ladder(trace, { kind: "log" }, findings), { width: 120 }) },
	rowSearch: {
		ask: ({ trace, findings }) =>
			findRows(trace, ladderDiagram(trace, { kind: "log" }, findings), "log", { kind: "text", text: "contoso" }),
	},
	format: {
		ask: ({ trace }) => [looksLikeLog(trace.text.toString()), isMostlyLog(trace), knownFormat(trace.text.toString())],
	},
	damages: { ask: ({ trace }) => undoneText(recover(trace.text.toString()).undone) },
	recovered: { ask: ({ trace }) => recover(trace.text.toString()).text, isLogText: true },
	redacted: { ask: ({ trace }) => redact([trace.text.toString()]).texts[0]!, isLogText: true },
	filtered: {
		ask: ({ trace, findings }) =>
			[...QUERIES, ...Object.values(FILTER_PRESETS).map(({ query }) => query)].map((text) => {
				const { query } = parseQuery(text);
				return query && [filter(trace, query, () => findings), countMatches(trace, query, () => findings)];
			}),
		isLogText: true,
	},
	stretch: { ask: ({ trace }) => stretch(trace, { start: 0, end: trace.text.length }) },
	assistant: {
		ask: ({ trace, findings }) => {
			const log = { trace, findings, pageOf: () => undefined };
			const line = findings[0] && trace.lines.lineAt(findings[0].span.start) + 1;
			return TOOLS.map(({ name }) => {
				const { text, reason } = askTool(name, log, { line, severity: "hint", query: "is:sip" });
				return text === null ? reason : JSON.parse(text);
			});
		},
	},
};

/** A rule that matches everything, inserts all possible values, and queries the findings of other rules. */
const { rules: CUSTOM_RULES } = readCustomRules([
	{
		query: "is:sip or is:other",
		severity: "warning",
		message:
			"{from} {to} {callid} {method} {status} {cseq} {level} {text} {time} {outcome} {duration} {header:User-Agent}",
	},
	{ query: "text:/(a+)+$|contoso/ problem:any", severity: "hint", message: "{header:Via}, {direction}" },
]);

const QUERIES = ["contoso", "status:>=400", "method:INVITE or duration:>1s", "/sip:.*@/", "rule:*"];

/** The questions about a position in a log. */
export const PLACES: Readonly<Record<string, Question>> = {
	hover: { ask: ({ trace, offset }) => hover(trace, offset) },
	definition: { ask: ({ trace, offset }) => definition(trace, offset) },
	implementation: { ask: ({ trace, offset }) => implementation(trace, offset) },
	references: { ask: ({ trace, offset }) => references(trace, offset) },
	highlights: { ask: ({ trace, offset }) => highlights(trace, offset) },
	hierarchy: {
		ask: ({ trace, offset }) => [hierarchyItem(trace, offset), incoming(trace, offset), outgoing(trace, offset)],
	},
	selections: { ask: ({ trace, offset }) => selectionSpans(trace, offset) },
	tokenAt: { ask: ({ trace, offset }) => tokenAt(trace, offset) },
	atCursor: { ask: ({ trace, offset }) => atCursor(trace, offset) },
	bodies: { ask: ({ trace, offset }) => bodies(trace, offset) },
	bodySummary: { ask: (asked) => withMessage(asked, (message) => bodySummary(asked.trace, message)) },
	readableBody: {
		ask: ({ trace, offset }) => {
			const found = bodies(trace, offset);
			return "parts" in found ? found.parts.map((part) => readableBody(trace.text, part)) : found;
		},
		isLogText: true,
	},
	markable: {
		ask: ({ trace, offset }) => {
			const found = markable(trace, offset, markedNotes(trace));
			return "reason" in found ? found : [found.name, found.note !== null];
		},
	},
	step: {
		ask: ({ trace, findings, offset }) =>
			(["failure", "call", "transaction"] as const).map((along) => step(trace, findings, offset, along, "next")),
	},
	goToTime: { ask: ({ trace, offset }) => goToTime(trace, offset, "+5s") },
	foldLines: {
		ask: ({ trace, findings, offset }) => [
			foldLines(trace, findings, offset, "failures"),
			foldLines(trace, findings, offset, "call"),
		],
	},
	partners: { ask: (asked) => withMessage(asked, (message) => comparePartners(asked.trace, message)) },
	compared: {
		ask: (asked) =>
			withMessage(asked, (message) => [
				comparedMessage(asked.trace, message),
				previousOfSameKind(asked.trace, message),
			]),
	},
	compareText: {
		ask: (asked) =>
			withMessage(asked, (message) => compareText(asked.trace, message, { hideChanging: true, sortHeaders: true })),
		isLogText: true,
	},
	copy: { ask: ({ trace, offset }) => copy(trace, offset, "call"), isLogText: true },
	messageSource: {
		ask: ({ trace, offset }) => messageSource(trace, trace.lines.lineAt(offset)),
		isLogText: true,
	},
	messageText: {
		ask: ({ trace, offset }) => messageText(trace, trace.lines.lineAt(offset)),
		isLogText: true,
	},
	callQuery: { ask: ({ trace, offset }) => callQuery(trace, offset), isLogText: true },
	completions: {
		ask: ({ trace }) => ["", "callid:", "from:", "status:"].map((query) => completeQuery(query, query.length, trace)),
		isLogText: true,
	},
	findCall: { ask: ({ trace, offset }) => findCall(trace, trace.text.slice(offset, offset + 20)) },
	scope: {
		ask: ({ trace, offset }) => {
			const scope = scopeAt(trace, "call", trace.lines.lineAt(offset));
			return "reason" in scope ? scope : ladder(trace, scope);
		},
	},
	selection: {
		ask: ({ trace, offset }) => {
			const scope = scopeAt(trace, "selection", 0, [0, trace.lines.lineAt(offset)]);
			return "reason" in scope ? scope : ladder(trace, scope);
		},
	},
	path: { ask: ({ trace, findings, offset }) => transactionTree(trace, findings).path(offset, OPTIONS) },
};

/** Some messages of a log, marked with a piece of it, as users quote them. */
function markedNotes(trace: Trace): Notes {
	const { count } = trace.index.messages;
	const marked = [0, count >> 1, count - 1].filter((message) => message >= 0 && message < count);
	const note = trace.text.slice(0, 100);
	return findMarked(
		trace,
		marked.map((message) => ({ message: messageIdentity(trace, message), note })),
	);
}

function withMessage(asked: Asked, ask: (message: number) => unknown): unknown {
	return asked.trace.index.messages.count === 0 ? undefined : ask(messageNear(asked));
}

/** The items of a tree down to its last level: at most 50 below each parent, since a tree shows no more at a time. */
function treeItems(tree: ReturnType<typeof transactionTree>): readonly unknown[] {
	const below = (parent: string | null, depth: number): readonly unknown[] =>
		depth === 0
			? []
			: tree
					.children(parent, OPTIONS)
					.slice(0, 50)
					.flatMap((item) => [item, ...below(item.id, depth - 1)]);
	return [tree.summary(OPTIONS), ...below(null, 4)];
}
