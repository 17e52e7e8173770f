// The language model tools of VS Code 1.95 and later. The server answers them from the active log or from another open one.

import * as vscode from "vscode";
import { ASSISTANT_REQUEST, type AssistantParams, type AssistantResult } from "../../server/src/protocol.ts";
import { fileName } from "./fileName.ts";
import { logOf } from "./logPlace.ts";
import { LANGUAGE_ID } from "./names.ts";
import { type App, ask, noAnswer } from "./question.ts";
import { readRulePages } from "./rulePages.ts";
import type { ActiveLog } from "./tree/activeLog.ts";

/** The tool API, which the type definitions of the oldest supported VS Code lack. */
interface ToolApi {
	readonly lm?: {
		readonly registerTool?: (name: string, tool: { invoke(call: Call): Promise<object> }) => vscode.Disposable;
	};
	readonly LanguageModelToolResult: new (content: readonly object[]) => object;
	readonly LanguageModelTextPart: new (text: string) => object;
}

/** A tool invocation. Models may pass input of any shape. */
interface Call {
	readonly input: unknown;
}

/** Registers the tools that the manifest declares. Does nothing if VS Code is too old to support tools. */
export function registerAssistant(
	{ extension }: vscode.ExtensionContext,
	app: App,
	activeLog: ActiveLog,
): vscode.Disposable {
	const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as ToolApi;
	if (typeof lm?.registerTool !== "function") return vscode.Disposable.from();
	const tools = extension.packageJSON.contributes.languageModelTools as readonly { readonly name: string }[];
	return vscode.Disposable.from(
		...tools.map(({ name }) =>
			lm.registerTool!(name, {
				invoke: async ({ input }) => {
					const text = await answer(name, input);
					return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
				},
			}),
		),
	);

	async function answer(tool: string, input: unknown): Promise<string> {
		const log = chosenLog(activeLog, (input as { readonly log?: unknown } | undefined)?.log);
		if (!log) return NO_LOG;
		const params: AssistantParams = {
			textDocument: { uri: log.toString() },
			tool,
			input,
			...(tool === EXPLAINS_FINDING ? { rulePages: await readRulePages(extension.extensionUri) } : {}),
		};
		const result = await ask<AssistantResult>(app, ASSISTANT_REQUEST, params);
		return result ? (result.text ?? result.reason) : noAnswer(app);
	}
}

/** The only tool that shows a rule page. */
const EXPLAINS_FINDING = "rtcdll_explain_finding";

/** Read by the model, so it stays in English. */
const NO_LOG =
	"No such log is open, or several of this name are. Ask the user to open it in VS Code, or give its whole path.";

/** The single open log with this URI, path or file name; the active log if no name is given. */
function chosenLog(activeLog: ActiveLog, named: unknown): vscode.Uri | undefined {
	if (typeof named !== "string" || named === "") return activeLog.document?.uri;
	const open = vscode.workspace.textDocuments
		.filter(({ languageId }) => languageId === LANGUAGE_ID)
		.map(({ uri }) => logOf(uri));
	// Documents derived from a log count as that log.
	const logs = new Map(open.map((uri) => [uri.toString(), uri]));
	const found = [...logs.values()].filter((uri) => [uri.toString(), uri.fsPath, fileName(uri)].includes(named));
	return found.length === 1 ? found[0] : undefined;
}
