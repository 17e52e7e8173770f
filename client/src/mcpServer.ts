// Registers the MCP server of the command line with VS Code 1.101 and later, if a setting says where the command line is.
// Without it the chat only has the tools of assistant.ts: models choose worse when they see each tool twice.

import * as vscode from "vscode";
import { DISPLAY_NAME } from "./names.ts";

/** The MCP API, which the type definitions of the oldest supported VS Code lack. */
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

/** Registers the server for the workspace folders. Does nothing if VS Code is too old to support MCP servers. */
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
