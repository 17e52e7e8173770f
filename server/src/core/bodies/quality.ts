// Reads reports on the quality of a call, as XML and as text.

import { type LogText, type Span, skipSpaces } from "../text.ts";
import type { QualityReport } from "./qualityReport.ts";
import { readQualityText } from "./qualityText.ts";
import { readQualityXml } from "./qualityXml.ts";

/** Reads the report in `span`, XML or text; `undefined` when it is none. */
export function readQuality(text: LogText, span: Span): QualityReport | undefined {
	const start = skipSpaces(text, span.start, span.end);
	return text.charAt(start) === "<" ? readQualityXml(text, span) : readQualityText(text, { start, end: span.end });
}
