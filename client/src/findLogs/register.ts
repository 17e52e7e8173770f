// Find My Logs: lists the logs that clients on this machine have written, newest first.

import * as vscode from "vscode";
import { statOf } from "../follow/fileWatch.ts";
import { plainLabel } from "../plainLabel.ts";
import {
	type Environment,
	type FolderReader,
	type FoundLog,
	findLogs,
	folderText,
	hasLogFolders,
	LOG_FOLDERS,
} from "./logFolders.ts";
import { ageText, sizeText } from "./words.ts";

/** Registers the command. `environment` belongs to the machine the extension runs on, which may be remote. */
export function registerFindLogs(environment: Environment): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.findMyLogs", async () => {
		if (!hasLogFolders(environment)) return offerToOpen(NOT_WINDOWS);
		const logs = await findLogs(environment, DISK);
		if (logs.length === 0) return offerToOpen(NOTHING_FOUND);
		const chosen = await vscode.window.showQuickPick(logs.map(itemOf), {
			title: vscode.l10n.t("Find My Logs"),
			placeHolder: vscode.l10n.t("The most recently written log comes first"),
			matchOnDetail: true,
		});
		if (chosen) await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(chosen.log.path));
	});
}

const DISK: FolderReader = {
	async names(folder) {
		try {
			return (await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder))).map(([name]) => name);
		} catch {
			return [];
		}
	},
	facts: (file) => statOf(vscode.Uri.file(file)),
};

interface LogItem extends vscode.QuickPickItem {
	readonly log: FoundLog;
}

function itemOf(log: FoundLog): LogItem {
	const { language } = vscode.env;
	const { folder, name, size, mtime } = log;
	return {
		label: plainLabel(name),
		description: `${ageText(Date.now() - mtime, language)} · ${sizeText(size, language)}`,
		detail: `${folderText(folder)} · ${folder.clients}`,
		log,
	};
}

async function offerToOpen(reason: string): Promise<void> {
	const open = vscode.l10n.t("Open File...");
	const choice = await vscode.window.showInformationMessage(reason, open);
	if (choice === open) await vscode.commands.executeCommand("workbench.action.files.openFile");
}

const FOLDERS = LOG_FOLDERS.map((folder) => `${folderText(folder)} (${folder.clients})`).join("; ");

const NOT_WINDOWS = vscode.l10n.t(
	"The clients write their logs on Windows, and this is a different system. The logs are in {0}. Copy the log " +
		"from there and open it.",
	FOLDERS,
);

const NOTHING_FOUND = vscode.l10n.t(
	"No log was found in {0}. Turn on logging in the client, reproduce the fault and try again.",
	FOLDERS,
);
