// The one way into the core for everything outside it: text in, plain data out.

export { type Bodies, type BodyKind, type BodyPart, bodies, readableBody } from "./features/bodies.ts";
export { type HierarchyItem, hierarchyItem, incoming, outgoing } from "./features/callHierarchy.ts";
export { type Lens, type LensSubject, type LensText, type LensView, lenses, lensText } from "./features/codeLens.ts";
export {
	type ComparedMessage,
	type CompareOptions,
	comparedMessage,
	comparePartners,
	compareText,
	type Partner,
	previousOfSameKind,
} from "./features/compare.ts";
export { type Copy, type CopyWhat, copy } from "./features/copy.ts";
export { documentLinks, type Link } from "./features/documentLinks.ts";
export { answer } from "./features/explain/answer.ts";
export { explainMarkdown, type LinkOf } from "./features/explain/markdown.ts";
export { type Section, type Statement, statementText, type Table } from "./features/explain/statement.ts";
export { explain, type LogExplanation } from "./features/explain.ts";
export {
	callQuery,
	FILTER_PRESETS,
	type FilterContext,
	type Filtered,
	type FilterPreset,
	filter,
} from "./features/filter.ts";
export { type Fold, foldAt, folds } from "./features/folding.ts";
export { type FoldLines, foldLines, type KeepOpen } from "./features/foldLines.ts";
export { foldText, type SaidBeside } from "./features/foldText.ts";
export { definition, highlights, implementation, references, type Target } from "./features/goTo.ts";
export { type HoverInfo, hover } from "./features/hover.ts";
export { type InlayHint, type InlayHintKinds, inlayHints } from "./features/inlayHints.ts";
export { arrowOutcome, arrowTooltip, withWords } from "./features/ladder/arrowWords.ts";
export { type Diagram, type DiagramRow, ladderDiagram } from "./features/ladder/diagram.ts";
export { findCall } from "./features/ladder/findCall.ts";
export { mermaidLadder } from "./features/ladder/mermaid.ts";
export { messageText } from "./features/ladder/messageText.ts";
export { plantUmlLadder } from "./features/ladder/plantUml.ts";
export { type Row, rowsOf } from "./features/ladder/rows.ts";
export { scopeAt } from "./features/ladder/scope.ts";
export { findRows } from "./features/ladder/search.ts";
export { svgLadder } from "./features/ladder/svg.ts";
export { type TextLadderOptions, textLadder } from "./features/ladder/text.ts";
export { gapText, harmless, noteText, stepText } from "./features/ladder/words.ts";
export {
	type Arrow,
	type ArrowClass,
	type ArrowOutline,
	GAP_MS,
	type Ladder,
	type LadderGap,
	type LadderNote,
	type LadderScope,
	type Lane,
	ladder,
	ladderOutline,
} from "./features/ladder.ts";
export { type Overview, overview } from "./features/overview.ts";
export { type Part, partOf, wholeOf } from "./features/part.ts";
export { selectionSpans } from "./features/selectionRanges.ts";
export {
	semanticTokens,
	TOKEN_MODIFIERS,
	TOKEN_TYPES,
	type Token,
	type TokenModifier,
	type TokenType,
} from "./features/semanticTokens.ts";
export {
	type Gap,
	type MethodStatistics,
	type RefreshStatistics,
	type ResponseTimes,
	type Statistics,
	type StatusClass,
	statistics,
	type TimedMessage,
} from "./features/statistics.ts";
export { type Step, type StepAlong, step } from "./features/step.ts";
export { findingSummary } from "./features/summary.ts";
export { symbols, type TraceSymbol } from "./features/symbols.ts";
export { goToTime, type Stretch, stretch, type TimePlace } from "./features/time.ts";
export { type TokenAt, tokenAt } from "./features/tokenAt.ts";
export { type Totals, totals, totalsText } from "./features/totals.ts";
export {
	type TransactionTree,
	type TreeFilter,
	type TreeItem,
	type TreeOptions,
	type TreeSummary,
	transactionTree,
} from "./features/tree.ts";
export { type Conversation, findConversations } from "./features/workspaceSymbols.ts";
export { printable } from "./printable.ts";
export { completeQuery, type Suggestion } from "./query/complete.ts";
export { FIELDS, type Field, type FieldName } from "./query/fields.ts";
export { type ParsedQuery, parseQuery, type Query, type QueryError } from "./query/parse.ts";
export { REPORT_SCHEMA, type Report, report } from "./report.ts";
export {
	bySeverity,
	DEFAULT_LIMITS,
	type Finding,
	isProblem,
	type Limits,
	type RelatedPlace,
	type Rule,
	type Severity,
	type WorstProblem,
	worstProblem,
} from "./rules/rule.ts";
export {
	diagnose,
	HARMLESS_RULES,
	isSeveritySetting,
	RULES,
	type RuleSettings,
	SEVERITY_SETTINGS,
} from "./rules/rules.ts";
export { indexLines, type LineIndex, lastAtMost, type Span } from "./text.ts";
export { cutText, padText, textWidth, wrapText } from "./textWidth.ts";
export { decodeToken, tokenSummary } from "./tokens/decode.ts";
export { tokenDocument } from "./tokens/document.ts";
export { decodeSignature } from "./tokens/signature.ts";
export type { DecodedToken, TokenField } from "./tokens/token.ts";
export { parseTrace } from "./trace/parseTrace.ts";
export type { Trace } from "./trace/trace.ts";
export type { Outcome, Transaction } from "./trace/transaction.ts";
export { countText, durationText } from "./words.ts";
