// A report as Markdown: the log explained, each statement with a link to its lines in the file.

import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { explain, explainMarkdown, type Finding, type Trace } from "../core/index.ts";
import { nameOf } from "./input.ts";

/** The explanation of one input. Its links are relative to where the command runs, as the file's name is. */
export function markdownReport(trace: Trace, file: string, findings: readonly Finding[]): string {
	const address = addressOf(file);
	const explanation = explain(trace, findings, nameOf(file));
	return explainMarkdown(explanation, (line) => (address === undefined ? undefined : `${address}#L${line}`));
}

/** The standard input has no lines to go to. */
function addressOf(file: string): string | undefined {
	if (file === "-") return undefined;
	return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join("/");
}
