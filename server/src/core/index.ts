// The one way into the core for everything outside it: text in, plain data out.

export { type Bodies, type BodyKind, type BodyPart, bodies, readableBody } from "./features/bodies.ts";
export { type HierarchyItem, hierarchyItem, incoming, outgoing } from "./features/callHierarchy.ts";
export { type Lens, type LensSubject, type LensText, lenses, lensText } from "./features/codeLens.ts";
export {
	type CompareOptions,
	comparePartners,
	compareText,
	type Partner,
	previousOfSameKind,
} from "./features/compare.ts";
export { type Copy, type CopyWhat, copy } from "./features/copy.ts";
export { documentLinks, type Link } from "./features/documentLinks.ts";
export { explainMarkdown, type LinkOf } from "./features/explain/markdown.ts";
export type { Section, Statement, Table } from "./features/explain/statement.ts";
export { explain, type LogExplanation } from "./features/explain.ts";
export { type Fold, folds } from "./features/folding.ts";
export { type FoldLines, foldLines, type KeepOpen } from "./features/foldLines.ts";
export { foldText } from "./features/foldText.ts";
export { definition, highlights, implementation, references, type Target } from "./features/goTo.ts";
export { type HoverInfo, hover } from "./features/hover.ts";
export { type InlayHint, type InlayHintKinds, inlayHints } from "./features/inlayHints.ts";
export { type Overview, overview } from "./features/overview.ts";
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
export { messageName, symbols, type TraceSymbol } from "./features/symbols.ts";
export { goToTime, type Stretch, stretch, type TimePlace } from "./features/time.ts";
export { type TokenAt, tokenAt } from "./features/tokenAt.ts";
export { type Totals, totals, totalsText } from "./features/totals.ts";
export { type Conversation, findConversations } from "./features/workspaceSymbols.ts";
export { REPORT_SCHEMA, type Report, report } from "./report.ts";
export {
	DEFAULT_LIMITS,
	type Finding,
	type Limits,
	type RelatedPlace,
	type Rule,
	type Severity,
} from "./rules/rule.ts";
export { diagnose, HARMLESS_RULES, RULES, type RuleSettings } from "./rules/rules.ts";
export { indexLines, type LineIndex, type Span } from "./text.ts";
export { decodeToken, tokenSummary } from "./tokens/decode.ts";
export { tokenDocument } from "./tokens/document.ts";
export { decodeSignature } from "./tokens/signature.ts";
export type { DecodedToken, TokenField } from "./tokens/token.ts";
export { parseTrace } from "./trace/parseTrace.ts";
export type { Trace } from "./trace/trace.ts";
export type { Outcome, Transaction } from "./trace/transaction.ts";
export { countText, durationText } from "./words.ts";
