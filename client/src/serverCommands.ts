// The commands that the server's code lenses, code actions and inlay hints invoke. They need arguments, so the palette hides
// them.

import * as vscode from "vscode";
import { CLIENT_COMMANDS } from "../../server/src/protocol.ts";
import { readLocations, readPosition, readRange, readUri } from "./arguments.ts";
import { copyText } from "./confirm.ts";
import { openCustomRules } from "./customRules.ts";
import { goTo } from "./goTo.ts";
import { showLog } from "./logEditor.ts";
import { traceEditor } from "./question.ts";
import { isRule, setRuleSeverity } from "./ruleSeverity.ts";

/** Registers the commands. The server knows their names and arguments. */
export function registerServerCommands(
	{ extension, extensionUri }: vscode.ExtensionContext,
	output: vscode.LogOutputChannel,
): vscode.Disposable {
	const commands: Readonly<Record<string, (...args: readonly unknown[]) => Promise<boolean>>> = {
		[CLIENT_COMMANDS.goToLocation]: goToLocation,
		[CLIENT_COMMANDS.showLocations]: showLocations,
		async [CLIENT_COMMANDS.copyText](text) {
			if (typeof text !== "string") return false;
			await copyText(text, vscode.l10n.t("Copied to the clipboard"));
			return true;
		},
		async [CLIENT_COMMANDS.openRulePage](rule) {
			if (!isRule(extension, rule)) return false;
			await openPage(vscode.Uri.joinPath(extensionUri, "docs", "rules", `${rule}.md`));
			return true;
		},
		async [CLIENT_COMMANDS.openCustomRules]() {
			await openCustomRules(traceEditor()?.document.uri);
			return true;
		},
		async [CLIENT_COMMANDS.setRuleSeverity](rule) {
			if (!isRule(extension, rule)) return false;
			await setRuleSeverity(extension, rule);
			return true;
		},
	};
	return vscode.Disposable.from(
		...Object.entries(commands).map(([name, run]) =>
			vscode.commands.registerCommand(name, async (...args: unknown[]) => {
				if (!(await run(...args))) output.warn(`${name} was called with arguments that make no sense.`);
			}),
		),
	);
}

/** Moves the cursor to a range. Arguments: `uri`, `range`. */
async function goToLocation(uriText: unknown, rangeValue: unknown): Promise<boolean> {
	const [uri, range] = [readUri(uriText), readRange(rangeValue)];
	if (!uri || !range) return false;
	const editor = traceEditor();
	if (editor?.document.uri.toString() === uri.toString()) await goTo(editor, range);
	else await showLog(uri, range.start);
	return true;
}

/** Shows locations in a peek view. Arguments: `uri`, `position`, `locations`. */
async function showLocations(uriText: unknown, positionValue: unknown, list: unknown): Promise<boolean> {
	const [uri, position, locations] = [readUri(uriText), readPosition(positionValue), readLocations(list)];
	if (!uri || !position || !locations) return false;
	await vscode.commands.executeCommand("editor.action.showReferences", uri, position, locations);
	return true;
}

/**
 * The preview comes from a built-in extension that can be disabled; VS Code does not list its commands until it is first
 * used.
 */
async function openPage(page: vscode.Uri): Promise<void> {
	try {
		await vscode.commands.executeCommand(MARKDOWN_PREVIEW, page);
	} catch {
		await vscode.window.showTextDocument(page, { preview: true });
	}
}

const MARKDOWN_PREVIEW = "markdown.showPreview";
