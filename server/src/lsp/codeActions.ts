// What can be done about a finding. None of it changes the log.

import { type CodeAction, CodeActionKind, type CodeActionParams, type Command } from "vscode-languageserver";
import { type Finding, findingSummary, isBuiltIn, type LineIndex, type Notes } from "../core/index.ts";
import { CLIENT_COMMANDS } from "../protocol.ts";
import { fileName } from "./fileName.ts";
import type { Service } from "./session.ts";
import type { ShownLog } from "./shownLog.ts";
import * as toProto from "./toProto.ts";

/**
 * Quick fixes for findings: to the places that show one, a summary of it, the page of its rule, the severity of that, or for
 * a rule of the user the setting that it stands in. All of them are commands of our own client; any other editor gets none.
 */
export const codeActions: Service = {
	capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
	serve({ connection, judge, settings, marks, editor, options }) {
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
					const actions = actionsFor(shown, found, marks.notes(shown.logUri, shown.trace));
					if (!editor().capabilities.textDocument?.codeAction?.codeActionLiteralSupport) {
						return actions.map(({ command }) => command);
					}
					return actions.map(({ command, about }): CodeAction => {
						const places = new Set(
							about.map(({ rule, span }) => `${rule} ${toProto.position(shown.lines, span.start).line}`),
						);
						const diagnostics = params.context.diagnostics.filter(({ code, range }) =>
							places.has(`${code} ${range.start.line}`),
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

/** Something to do, and the findings that it is about. */
interface Action {
	readonly command: Command;
	readonly about: readonly Finding[];
}

/** What can be done about the findings of a place: each thing once, however many of them it is about. */
function actionsFor(
	{ trace, logUri, locate }: ShownLog,
	findings: readonly Finding[],
	notes: Notes,
): readonly Action[] {
	if (findings.length === 0) return [];
	const ways = findings.flatMap((finding) =>
		finding.related.slice(0, MOST_RELATED).map(({ span, message }): Action => {
			const { uri, range } = locate(span);
			const title = `Go to line ${range.start.line + 1}: ${message}`;
			return { command: { title, command: CLIENT_COMMANDS.goToLocation, arguments: [uri, range] }, about: [finding] };
		}),
	);
	const byTitle = new Map(ways.toReversed().map((way) => [way.command.title, way]));
	const summaries = findings.map((finding) => findingSummary(trace, finding, fileName(logUri), notes));
	const custom = findings.filter(({ rule }) => !isBuiltIn(rule));
	const builtIn = [...new Set(findings.map(({ rule }) => rule).filter(isBuiltIn))].map((rule) => ({
		rule,
		about: findings.filter((finding) => finding.rule === rule),
	}));
	return [
		...ways.filter((way) => byTitle.get(way.command.title) === way),
		{
			command: {
				title: "Copy a summary for a ticket",
				command: CLIENT_COMMANDS.copyText,
				arguments: [summaries.join("\n\n")],
			},
			about: findings,
		},
		...builtIn.map(({ rule, about }) => ({
			command: { title: `Explain ${rule}`, command: CLIENT_COMMANDS.openRulePage, arguments: [rule] },
			about,
		})),
		...builtIn.map(({ rule, about }) => ({
			command: {
				title: `Set the severity of ${rule}...`,
				command: CLIENT_COMMANDS.setRuleSeverity,
				arguments: [rule],
			},
			about,
		})),
		...(custom.length > 0
			? [
					{
						command: { title: "Open the custom rules in the settings", command: CLIENT_COMMANDS.openCustomRules },
						about: custom,
					},
				]
			: []),
	];
}
