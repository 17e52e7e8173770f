// Tells VS Code, from 1.101 on, of the MCP server that the command line has, where a setting says where the command line is.
// Without that setting the chat has the tools of assistant.ts alone: a model that sees each tool twice chooses worse.

import * as vscode from "vscode";
import { DISPLAY_NAME } from "./names.ts";

/** What the types of the oldest VS Code that we support do not know yet. */
interface McpApi {
	readonly lm?: {
		readonly registerMcpServerDefinitionProvider?: (
			id: string,
			provider: {
				readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
				provideMcpServerDefinitions(): readonly object[];
			},
		) => vscode.Disposable;
	};
	readonly McpStdioServerDefinition: new (label: string, command: string, args: readonly string[]) => object;
}

/** The provider's id in the manifest. */
const PROVIDER = "rtcdll.mcp";

/** Offers the server for the folders of the workspace; nothing where VS Code is too old to have any MCP servers. */
export function registerMcpServer(): vscode.Disposable {
	const { lm, McpStdioServerDefinition } = vscode as unknown as McpApi;
	if (typeof lm?.registerMcpServerDefinitionProvider !== "function") return vscode.Disposable.from();
	const changed = new vscode.EventEmitter<void>();
	return vscode.Disposable.from(
		changed,
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration("rtcdll.assistant")) changed.fire();
		}),
		vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
		lm.registerMcpServerDefinitionProvider(PROVIDER, {
			onDidChangeMcpServerDefinitions: changed.event,
			provideMcpServerDefinitions: () => {
				const settings = vscode.workspace.getConfiguration("rtcdll.assistant");
				const command = settings.get<string | null>("commandLine", null)?.trim();
				const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
				if (!command || folders.length === 0) return [];
				const asItIs = settings.get("redact", true) ? [] : ["--no-redact"];
				const args = ["mcp", ...asItIs, ...folders.map(({ uri }) => uri.fsPath)];
				return [new McpStdioServerDefinition(DISPLAY_NAME, command, args)];
			},
		}),
	);
}
