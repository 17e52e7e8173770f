// Quick fixes for findings. None of them changes the log.

import { type CodeAction, CodeActionKind, type CodeActionParams, type Command } from "vscode-languageserver";
import { type Finding, findingSummary, isBuiltIn, type Notes } from "../../core/index.ts";
import { CLIENT_COMMANDS, SERVER_COMMANDS } from "../../protocol.ts";
import type { DocumentLines } from "../columns.ts";
import type { Editor } from "../editor.ts";
import { fileName } from "../fileName.ts";
import type { ShownLog } from "../logs/shownLog.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/**
 * Quick fixes for findings: go to a related place, show a summary, open the rule's page, set its severity, or, for a custom
 * rule, open the setting that defines it. The last two need our own client.
 */
export const codeActions: Service = {
	serve({ connection, judge, settings, marks, editor }) {
		connection.onCodeAction(async (params) => {
			const { uri } = params.textDocument;
			if (!wantsQuickFixes(params)) return [];
			const current = await settings.of(uri);
			return judge(
				"codeAction",
				uri,
				[],
				(shown) => {
					const found = findingsAt(shown.lines, shown.findings(current), params);
					const notes = marks.notes(shown.logUri, shown.trace);
					const actions = actionsFor(shown, found, notes, commandsOf(editor()));
					if (!editor().codeActionLiterals) {
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
 * The findings that the range touches; touching an end is enough. If the editor passes diagnostics, only the findings that
 * match one of them; if none match, all, because some editors ask before they have received any.
 */
function findingsAt(lines: DocumentLines, findings: readonly Finding[], { range, context }: CodeActionParams) {
	const { start, end } = toProto.span(lines, range);
	const touched = findings.filter(({ span }) => span.start <= end && span.end >= start);
	const named = new Set(context.diagnostics.map(({ code }) => code));
	const wanted = touched.filter(({ rule }) => named.has(rule));
	return (wanted.length > 0 ? wanted : touched).slice(0, MOST_FINDINGS);
}

/** Selecting the whole log should not list actions for every finding in it. */
const MOST_FINDINGS = 5;
/** Keeps the menu short; the diagnostic itself links to every place. */
const MOST_RELATED = 3;

/** An action and the findings that it concerns. */
interface Action {
	readonly command: Command;
	readonly about: readonly Finding[];
}

/** The commands behind the actions. A command that the editor does not support is left out. */
interface Commands {
	readonly goTo?: string;
	readonly summary: { readonly title: string; readonly command: string };
	readonly explain: string;
	readonly setSeverity?: string;
	readonly openCustomRules?: string;
}

function commandsOf({ options, showsDocuments }: Editor): Commands {
	if (options.clientCommands) return OUR_COMMANDS;
	return {
		...(showsDocuments ? { goTo: SERVER_COMMANDS.showPlace } : {}),
		summary: { title: "Show a summary for a ticket", command: SERVER_COMMANDS.showText },
		explain: SERVER_COMMANDS.showRule,
	};
}

const OUR_COMMANDS: Commands = {
	goTo: CLIENT_COMMANDS.goToLocation,
	summary: { title: "Copy a summary for a ticket", command: CLIENT_COMMANDS.copyText },
	explain: CLIENT_COMMANDS.openRulePage,
	setSeverity: CLIENT_COMMANDS.setRuleSeverity,
	openCustomRules: CLIENT_COMMANDS.openCustomRules,
};

/**
 * The actions for findings at one place. Actions with the same title are listed once, even if several findings share them.
 */
function actionsFor(
	{ trace, logUri, locate }: ShownLog,
	findings: readonly Finding[],
	notes: Notes,
	{ goTo, summary, explain, setSeverity, openCustomRules }: Commands,
): readonly Action[] {
	if (findings.length === 0) return [];
	const action = (title: string, command: string | undefined, about: readonly Finding[], ...given: unknown[]) =>
		command === undefined ? [] : [{ command: { title, command, arguments: given }, about }];
	const ways = findings.flatMap((finding) =>
		finding.related.slice(0, MOST_RELATED).flatMap(({ span, message }) => {
			const { uri, range } = locate(span);
			return action(`Go to line ${range.start.line + 1}: ${message}`, goTo, [finding], uri, range);
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
		...action(summary.title, summary.command, findings, summaries.join("\n\n")),
		...builtIn.flatMap(({ rule, about }) => action(`Explain ${rule}`, explain, about, rule)),
		...builtIn.flatMap(({ rule, about }) => action(`Set the severity of ${rule}...`, setSeverity, about, rule)),
		...(custom.length > 0 ? action("Open the custom rules in the settings", openCustomRules, custom) : []),
	];
}
