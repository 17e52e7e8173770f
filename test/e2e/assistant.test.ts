// The tools for assistants in VS Code's chat, called like a chat calls them.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, extension, openFixture, waitFor } from "./support.ts";

/** Types that the oldest VS Code we support does not declare yet. */
interface ToolApi {
	readonly tools: readonly { readonly name: string }[];
	invokeTool(
		name: string,
		options: { readonly input: object; readonly toolInvocationToken: undefined },
	): Promise<{ readonly content: readonly { readonly value: string }[] }>;
}

/** The command of VS Code that starts MCP servers. */
const START_SERVERS = "workbench.mcp.startServer";

suite("assistant", () => {
	teardown(closeAllEditors);

	test("a tool reads the active log or the named one, and answers with pseudonyms", async function () {
		const lm = (vscode as unknown as { readonly lm?: Partial<ToolApi> }).lm;
		if (!lm?.tools || !lm.invokeTool) this.skip();
		const ask = async (name: string, input: object) => {
			const { content } = await lm.invokeTool!(name, { input, toolInvocationToken: undefined });
			return content[0]!.value;
		};
		await openFixture("refused-sign-in.uccapilog");
		await waitFor("the tools", () => lm.tools!.some(({ name }) => name === "rtcdll_summarize_log"));
		const summary = await waitFor("a summary", async () => {
			const text = await ask("rtcdll_summarize_log", {});
			return text.startsWith("{") && text;
		});
		assert.match(summary, /person1@domain1\.example could not sign in/);
		assert.doesNotMatch(summary, /alice|contoso/i);
		const explained = await ask("rtcdll_explain_finding", { log: "refused-sign-in.uccapilog", line: 80 });
		assert.match(JSON.parse(explained).rulePage, /^# The server refused the credentials/);
		assert.match(await ask("rtcdll_summarize_log", { log: "other.log" }), /^No such log is open, /);
	});

	test("the MCP server of the command line named in a setting reads logs of the folder that are not open", async function () {
		const lm = (vscode as unknown as { readonly lm?: Partial<ToolApi> }).lm;
		const commands = await vscode.commands.getCommands();
		// Windows does not run a file by its first line; there the npm package provides a file that can be run.
		if (!lm?.tools || !commands.includes(START_SERVERS) || process.platform === "win32") this.skip();
		const settings = vscode.workspace.getConfiguration("rtcdll.assistant");
		const commandLine = vscode.Uri.joinPath(extension().extensionUri, "dist/cli.js").fsPath;
		await settings.update("commandLine", commandLine, vscode.ConfigurationTarget.Global);
		try {
			const tool = await waitFor("the tools of the server", async () => {
				await vscode.commands.executeCommand(START_SERVERS, "*", { autoTrustChanges: true });
				return lm.tools!.find(({ name }) => /^mcp_.*summarize_log$/.test(name));
			});
			const { content } = await lm.invokeTool!(tool.name, {
				input: { log: "refused-sign-in.uccapilog" },
				toolInvocationToken: undefined,
			});
			assert.match(content[0]!.value, /person1@domain1\.example could not sign in/);
		} finally {
			await settings.update("commandLine", undefined, vscode.ConfigurationTarget.Global);
		}
	});
});
