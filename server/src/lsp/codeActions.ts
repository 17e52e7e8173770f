// What can be done about a finding. None of it changes the log.

import { type CodeAction, CodeActionKind, type CodeActionParams, type Command } from "vscode-languageserver";
import { type Finding, findingSummary, type LineIndex } from "../core/index.ts";
import { CLIENT_COMMANDS } from "../protocol.ts";
import { fileName } from "./fileName.ts";
import type { Service } from "./session.ts";
import type { ShownLog } from "./shownLog.ts";
import * as toProto from "./toProto.ts";

/**
 * Quick fixes for findings: to the places that show one, a summary of it, the page of its rule, the severity of that.
 * All of them are commands of our own client; any other editor gets none.
 */
export const codeActions: Service = {
	capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
	serve({ connection, judge, settings, editor, options }) {
		connection.onCodeAction(async (params) => {
			const { uri } = params.textDocument;
			// Every one of the actions is a command of our client.
			if (!options().clientCommands || !wantsQuickFixes(params)) return [];
			const current = await settings.of(uri);
			return judge(
				"codeAction",
				uri,
				[],
				(shown) => {
					const found = findingsAt(shown.lines, shown.findings(current), params);
					const commands = found.flatMap((finding) =>
						commandsFor(shown, finding).map((command) => ({ finding, command })),
					);
					if (!editor().capabilities.textDocument?.codeAction?.codeActionLiteralSupport) {
						return commands.map(({ command }) => command);
					}
					return commands.map(({ finding, command }): CodeAction => {
						const { start } = toProto.range(shown.lines, finding.span);
						const diagnostics = params.context.diagnostics.filter(
							({ code, range }) => code === finding.rule && range.start.line === start.line,
						);
						return {
							title: command.title,
							kind: CodeActionKind.QuickFix,
							command,
							...(diagnostics.length > 0 ? { diagnostics } : {}),
						};
					});
				},
				current,
			);
		});
	},
};

function wantsQuickFixes({ context: { only } }: CodeActionParams): boolean {
	return only === undefined || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
}

/**
 * The findings that the range touches, be it a single character. Where the editor names diagnostics, only those; where it
 * names none, all: some editors ask before they have any.
 */
function findingsAt(lines: LineIndex, findings: readonly Finding[], { range, context }: CodeActionParams) {
	const { start, end } = toProto.span(lines, range);
	const touched = findings.filter(({ span }) => span.start <= end && span.end >= start);
	const named = new Set(context.diagnostics.map(({ code }) => code));
	const wanted = touched.filter(({ rule }) => named.has(rule));
	return (wanted.length > 0 ? wanted : touched).slice(0, MOST_FINDINGS);
}

/** A reader who has selected the whole log does not ask about each of its findings. */
const MOST_FINDINGS = 5;
/** The list of what to do must stay shorter than the screen; the diagnostic itself links to every place. */
const MOST_RELATED = 3;

function commandsFor({ trace, logUri, locate }: ShownLog, finding: Finding): readonly Command[] {
	const { rule, related } = finding;
	return [
		...related.slice(0, MOST_RELATED).map(({ span, message }) => {
			const { uri, range } = locate(span);
			return {
				title: `Go to line ${range.start.line + 1}: ${message}`,
				command: CLIENT_COMMANDS.goToLocation,
				arguments: [uri, range],
			};
		}),
		{
			title: "Copy a summary for a ticket",
			command: CLIENT_COMMANDS.copyText,
			arguments: [findingSummary(trace, finding, fileName(logUri))],
		},
		{ title: `Explain ${rule}`, command: CLIENT_COMMANDS.openRulePage, arguments: [rule] },
		{ title: `Set the severity of ${rule}...`, command: CLIENT_COMMANDS.setRuleSeverity, arguments: [rule] },
	];
}
