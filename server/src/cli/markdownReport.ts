// A report as Markdown: the log explained, each statement with a link to its lines in the file.

import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { explain, explainMarkdown, type Finding, type Trace } from "../core/index.ts";
import type { Source } from "./input/input.ts";

/** The explanation of one input. Its links are relative to where the command runs, as the file's name is. */
export function markdownReport(
	trace: Trace,
	{ name, path }: Pick<Source, "name" | "path">,
	findings: readonly Finding[],
): string {
	const address = path === undefined ? undefined : addressOf(path);
	const explanation = explain(trace, findings, name);
	return explainMarkdown(explanation, (line) => (address === undefined ? undefined : `${address}#L${line}`));
}

function addressOf(path: string): string {
	return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join("/");
}
