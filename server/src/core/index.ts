// The one way into the core for everything outside it: text in, plain data out.

export { type Fold, folds } from "./features/folding.ts";
export { definition, highlights, implementation, references, type Target } from "./features/goTo.ts";
export { type Step, type StepAlong, step } from "./features/step.ts";
export { symbols, type TraceSymbol } from "./features/symbols.ts";
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
export { parseTrace, type Trace } from "./trace/trace.ts";
export type { Outcome, Transaction } from "./trace/transaction.ts";
export { countText, durationText } from "./words.ts";
