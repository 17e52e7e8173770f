// The extension on desktop and web: what it registers and when it starts.

import * as vscode from "vscode";
import { registerAssistant } from "./assistant.ts";
import { updateCursorContext } from "./atCursor.ts";
import { registerCopying } from "./copying.ts";
import { warnOfWrongCustomRules } from "./customRules.ts";
import { findBodySource, registerBodies } from "./documents/body.ts";
import { registerCompare } from "./documents/compare.ts";
import { registerCompareLogs } from "./documents/compareLogs.ts";
import { registerExplain } from "./documents/explain.ts";
import { registerExplainFolder } from "./documents/explainFolder.ts";
import { FILTERED, registerFilter } from "./documents/filter.ts";
import { registerGoToSource } from "./documents/goToSource.ts";
import { serveMadeLogs } from "./documents/madeLogs.ts";
import { MERGED, registerMerge } from "./documents/merge.ts";
import { offerToRecover } from "./documents/offerRecover.ts";
import { RECOVERED, registerRecover } from "./documents/recover.ts";
import { REDACTED, registerRedact } from "./documents/redact.ts";
import { registerTokens } from "./documents/tokens.ts";
import { registerExporting } from "./exporting.ts";
import { registerFlows } from "./flows/register.ts";
import { registerFolding } from "./folding.ts";
import { showFoldSummaries } from "./foldSummaries.ts";
import { registerFollow } from "./follow/register.ts";
import { registerGoToTime } from "./goToTime.ts";
import { followHiddenLogs } from "./hidden/hiddenLogs.ts";
import { noteLargeLogs } from "./hidden/noteLargeLogs.ts";
import { registerDiagram } from "./ladder/register.ts";
import { detectLanguages } from "./languageDetection.ts";
import { registerMarks } from "./marks/register.ts";
import { keepMarks } from "./marks/store.ts";
import { DISPLAY_NAME, LANGUAGE_ID } from "./names.ts";
import type { App } from "./question.ts";
import { RULE_PAGES, serveRulePages } from "./rulePages.ts";
import { registerSample } from "./sample.ts";
import { type CreateClient, createServer, type Server } from "./server.ts";
import { registerServerCommands } from "./serverCommands.ts";
import { showOnOpen } from "./showOnOpen.ts";
import { showStatus } from "./status.ts";
import { registerSteps } from "./steps.ts";
import { followActiveLog } from "./tree/activeLog.ts";
import { registerTree } from "./tree/view.ts";

let server: Server | undefined;

/**
 * Activates the extension; each entry point calls it with what is specific to its host. The language server starts with the
 * first trace: for other logs and plain text only language detection runs. After an unexpected exit of the server,
 * `ranOutOfMemory` tells whether memory was the cause; hosts that cannot know omit it.
 */
export function activateExtension(
	context: vscode.ExtensionContext,
	createClient: CreateClient,
	ranOutOfMemory: () => Promise<boolean> = async () => false,
): void {
	const output = vscode.window.createOutputChannel(DISPLAY_NAME, { log: true });
	const created = createServer(createClient, output, RULE_PAGES, ranOutOfMemory);
	server = created;
	const hidden = followHiddenLogs(created, (reason) => {
		vscode.window.showWarningMessage(`${DISPLAY_NAME}: ${reason}`).then(undefined, () => undefined);
	});
	const marks = keepMarks(context.globalState, created);
	const app: App = { server: created, output, hidden, marks };
	const activeLog = followActiveLog(app);
	const madeLogs = serveMadeLogs(app, [FILTERED, RECOVERED, MERGED, REDACTED]);
	const startFor = (document: vscode.TextDocument) => {
		if (document.languageId === LANGUAGE_ID) void created.start();
	};

	context.subscriptions.push(
		output,
		hidden,
		marks,
		serveRulePages(context),
		warnOfWrongCustomRules(created, output),
		vscode.commands.registerCommand("rtcdll.showLog", () => output.show()),
		vscode.commands.registerCommand("rtcdll.restartServer", () => created.restart()),
		registerSteps(app),
		registerFolding(app),
		showFoldSummaries(app),
		registerCopying(app),
		registerBodies(app),
		registerFilter(context, app),
		registerRecover(app),
		registerMerge(),
		registerRedact(app, madeLogs),
		madeLogs,
		registerGoToSource(app, [findBodySource, madeLogs.findSource]),
		registerTokens(app),
		registerGoToTime(app),
		registerExplain(app),
		registerExplainFolder(app),
		registerCompare(app),
		registerCompareLogs(app),
		activeLog,
		registerTree(app, activeLog, context.globalState),
		registerDiagram(context, app),
		registerFlows(context, app, activeLog),
		registerExporting(context, app, activeLog),
		registerAssistant(context, app, activeLog),
		registerFollow(app),
		registerMarks(context, app),
		registerSample(context, app),
		noteLargeLogs(context.globalState, app),
		updateCursorContext(app),
		registerServerCommands(context, output),
		vscode.workspace.onDidOpenTextDocument(startFor),
		detectLanguages(output),
		offerToRecover(app),
	);
	vscode.workspace.textDocuments.forEach(startFor);
	context.subscriptions.push(showStatus(app), showOnOpen(app));
}

/** Stops the server. VS Code calls it when the extension or the window shuts down. */
export async function deactivate(): Promise<void> {
	await server?.stop();
	server = undefined;
}
