// The public interface of the core: text in, plain data out.

export { isBad } from "./activities/activity.ts";
export { LONGEST_ANSWER } from "./assistant/bounded.ts";
export { readingRedacted } from "./assistant/redacted.ts";
export type { AssistantLog, Tool } from "./assistant/tool.ts";
export { askTool, schemaOf, TOOLS, type ToolAnswer } from "./assistant/tools.ts";
export type { Comparison, Difference, DifferenceKind, Side as ComparedSide } from "./compare/activities.ts";
export { compareActivities, differingMessages } from "./compare/activities.ts";
export { answerName, differenceText, sideNames, stepName } from "./compare/words.ts";
export {
	CUSTOM_RULE_ID,
	CUSTOM_RULE_MEMBERS,
	type CustomRules,
	LONGEST_CUSTOM_TEXT,
	MOST_CUSTOM_RULES,
	readCustomRules,
} from "./customRules/customRules.ts";
export { VALUES } from "./customRules/values.ts";
export type { DialectFacts, DialectId, Viewpoint } from "./dialects/dialect.ts";
export { type KnownFormat, knownFormat } from "./dialects/knownFormat.ts";
export { isLogName } from "./dialects/logName.ts";
export { type LogLook, looksLikeLog } from "./dialects/looksLikeLog.ts";
export { flowsCsv } from "./exports/activities.ts";
export { joined } from "./exports/bytes.ts";
export { BYTE_ORDER_MARK, csv, csvLine } from "./exports/csv.ts";
export { htmlReport } from "./exports/html.ts";
export { ndjson } from "./exports/ndjson.ts";
export { pcapng } from "./exports/pcapng.ts";
export { type RulePage, type SarifLog, type SarifRule, sarif, sarifLog } from "./exports/sarif.ts";
export { EXPORTED_TABLES, exportedTable, type TableName } from "./exports/tables.ts";
export { type ActivityTable, activityTable } from "./features/activityTable.ts";
export { atCursor } from "./features/atCursor.ts";
export { bodies, readableBody } from "./features/bodies.ts";
export { bodySummary } from "./features/bodySummary.ts";
export { type HierarchyItem, hierarchyItem, incoming, outgoing } from "./features/callHierarchy.ts";
export { type LensSubject, type LensView, lenses, lensText } from "./features/codeLens.ts";
export { comparedMessage, comparePartners, compareText, previousOfSameKind } from "./features/compare.ts";
export { type ComparisonReport, compareLogs, comparisonReport, type NotComparable } from "./features/compareLogs.ts";
export { type ComparisonData, comparisonData } from "./features/comparisonData.ts";
export { copy } from "./features/copy.ts";
export { documentLinks } from "./features/documentLinks.ts";
export { answer } from "./features/explain/answer.ts";
export { explainMarkdown, reportMarkdown } from "./features/explain/markdown.ts";
export { type Nothing, nothingIn } from "./features/explain/nothing.ts";
export { statementText, type Table } from "./features/explain/statement.ts";
export { explain, type LogExplanation } from "./features/explain.ts";
export {
	callQuery,
	countMatches,
	FILTER_PRESETS,
	type FilterContext,
	type Filtered,
	filter,
} from "./features/filter.ts";
export type { Flow } from "./features/flows/flow.ts";
export { FLOW_COLUMNS } from "./features/flows/order.ts";
export { type FlowOptions, type FlowTable, flowTable } from "./features/flows.ts";
export { type Fold, foldAt, folds } from "./features/folding.ts";
export { foldLines } from "./features/foldLines.ts";
export { foldText, type ShownHints } from "./features/foldText.ts";
export { definition, highlights, implementation, references, type Target } from "./features/goTo.ts";
export { hover } from "./features/hover.ts";
export { type InlayHint, type InlayHintKinds, inlayHints } from "./features/inlayHints.ts";
export {
	arrowOutcome,
	arrowTooltip,
	type Diagram,
	type DiagramRow,
	findCall,
	findHops,
	findRows,
	gapText,
	type Ladder,
	type LadderScope,
	ladder,
	ladderDiagram,
	mermaidLadder,
	messageOnLine,
	messageSource,
	messageText,
	noteText,
	plantUmlLadder,
	scopeAt,
	stepText,
	svgLadder,
	textLadder,
	withWords,
} from "./features/ladder.ts";
export { type LogFailure, type LogSummary, logSummary } from "./features/logSummary.ts";
export { type LogsReport, logsReport, type SummedLog } from "./features/logsReport.ts";
export {
	findMarked,
	type Mark,
	markable,
	markedMessages,
	markSentence,
	markText,
	messageIdentity,
	NO_NOTES,
	type Notes,
} from "./features/marks.ts";
export { isMostlyLog } from "./features/mostlyLog.ts";
export { overview } from "./features/overview.ts";
export { type Part, partOf, wholeOf } from "./features/part.ts";
export { selectionSpans } from "./features/selectionRanges.ts";
export { TOKEN_MODIFIERS, TOKEN_TYPES, type Token, type TokenType } from "./features/semanticTokens/token.ts";
export { semanticTokens } from "./features/semanticTokens.ts";
export { statistics } from "./features/statistics.ts";
export { step } from "./features/step.ts";
export { findingSummary } from "./features/summary.ts";
export { symbols, type TraceSymbol } from "./features/symbols.ts";
export { goToTime, stretch } from "./features/time.ts";
export { tokenAt } from "./features/tokenAt.ts";
export { type TransactionTree, type TreeItem, type TreeOptions, transactionTree } from "./features/tree.ts";
export { findConversations } from "./features/workspaceSymbols.ts";
export type { LineBlock } from "./lineBlocks.ts";
export { lookUp } from "./lookUp.ts";
export type { ClockSetting } from "./merge/clocks.ts";
export { type Merged, mergeLogs } from "./merge/mergeLogs.ts";
export { laneTexts, mergeText } from "./merge/mergeText.ts";
export { predecessorsOf } from "./merge/rolled.ts";
export { familyOf } from "./merge/rolledName.ts";
export { type Replacement, replaced, textOf } from "./piecedText.ts";
export { LONGEST_LABEL, LONGEST_WORDS, label, printable } from "./printable.ts";
export { completeQuery } from "./query/complete.ts";
export { FIELDS, fieldsWith } from "./query/fields.ts";
export { type ParsedQuery, parseQuery, type Query, type QueryError } from "./query/parse.ts";
export { type PlacesIn, placesOf } from "./query/places.ts";
export { judgingLog, readingChange, readingLog } from "./reading.ts";
export type { Piece, PieceMap } from "./recover/pieces.ts";
export { type Damage, type DamageKind, type Recovered, recover, undoneText } from "./recover/recover.ts";
export { type Redacted, redact, redactingTraces } from "./redact/redact.ts";
export { type RedactionCount, redactionText } from "./redact/summary.ts";
export { type Report, report } from "./report.ts";
export { headlineText } from "./rules/headline.ts";
export { groupRecurrences, type Recurrences } from "./rules/recurrences.ts";
export {
	type CustomRule,
	DEFAULT_LIMITS,
	type Finding,
	isProblem,
	type Limits,
	type RelatedPlace,
	SEVERITIES,
	type Severity,
	type WorstProblem,
	worstProblem,
} from "./rules/rule.ts";
export {
	bySeverity,
	diagnose,
	HARMLESS_RULES,
	isBuiltIn,
	isSeveritySetting,
	judging,
	RULES,
	type RuleSettings,
	SEVERITY_SETTINGS,
} from "./rules/rules.ts";
export { headText } from "./sip/message.ts";
export { atOnce, type Steps, type Work, workOf } from "./steps.ts";
export { indexLines, type LineIndex, type LogText, type Span, type TextChange, type TextLines } from "./text.ts";
export { cutText, padText, textWidth, wrapText } from "./textWidth.ts";
export { decodeToken, tokenSummary } from "./tokens/decode.ts";
export { tokenDocument } from "./tokens/document.ts";
export { decodeSignature } from "./tokens/signature.ts";
export type { DecodedToken, TokenField } from "./tokens/token.ts";
export { afterSilence, changedTrace, parseTrace, parsing } from "./trace/parseTrace.ts";
export { isDueAfter } from "./trace/processes/silence.ts";
export type { Trace } from "./trace/trace.ts";
export type { Transaction } from "./trace/transaction.ts";
export { octetsOf } from "./utf8.ts";
export { countText, durationText } from "./words.ts";
