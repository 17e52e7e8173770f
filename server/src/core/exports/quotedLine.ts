// Quotes a line of the log as evidence in a report.

import { withoutSecrets } from "../features/explain/statement.ts";
import { label } from "../printable.ts";
import type { Trace } from "../trace/trace.ts";

/** The line from `offset` to its end: printable, without passwords and tokens, and shortened if long. */
export function quotedLine({ text, lines }: Trace, offset: number): string {
	const end = lines.end(lines.lineAt(offset));
	return label(withoutSecrets(text.slice(offset, Math.min(end, offset + LONGEST_LOOKED_AT))), LONGEST_QUOTE);
}

const LONGEST_QUOTE = 300;

/** Longer than the quotation, so that a token that begins near its end is recognised. */
const LONGEST_LOOKED_AT = 2000;
