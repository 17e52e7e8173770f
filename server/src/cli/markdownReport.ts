// A report as Markdown: the log explained, each statement with a link to its lines in the file.

import { explain, explainMarkdown, type Finding, type Trace } from "../core/index.ts";
import type { Source } from "./input/input.ts";
import { lineAddress } from "./lineAddress.ts";

/** The explanation of one input. Its links are relative to where the command runs, as the file's name is. */
export function markdownReport(
	trace: Trace,
	{ name, path }: Pick<Source, "name" | "path">,
	findings: readonly Finding[],
): string {
	return explainMarkdown(explain(trace, findings, name), (line) => lineAddress(path, line));
}
