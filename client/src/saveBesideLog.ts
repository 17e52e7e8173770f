// Saves what was made from a log, by default beside the log.

import * as vscode from "vscode";
import { confirm } from "./confirm.ts";
import { errorText } from "./errorText.ts";
import { baseName, fileName } from "./fileName.ts";
import { writeWhole } from "./writeWhole.ts";

/** What is to be saved. */
export interface MadeFile {
	/** The error message for a failed write, from the reason. */
	readonly failed: (reason: string) => string;
	/** The title of the save dialog. */
	readonly title: string;
	/** Appended to the log's name for the suggested file name, such as `-flows`, and the file extension. */
	readonly suffix: string;
	readonly extension: string;
	readonly bytes: Uint8Array;
}

/** Asks where to save, writes the file completely or not at all, and confirms; does nothing if the user cancels. */
export async function saveBesideLog(
	log: vscode.Uri,
	{ failed, title, suffix, extension, bytes }: MadeFile,
): Promise<void> {
	const target = await vscode.window.showSaveDialog({
		defaultUri: vscode.Uri.joinPath(log, "..", `${baseName(log)}${suffix}.${extension}`),
		filters: { [extension.toUpperCase()]: [extension] },
		title,
	});
	if (!target) return;
	if (target.toString() === log.toString()) {
		void vscode.window.showWarningMessage(
			vscode.l10n.t("This is the log itself, which is not overwritten. Choose another name."),
		);
		return;
	}
	try {
		await writeWhole(target, bytes);
		confirm(vscode.l10n.t("Wrote {0}", fileName(target)));
	} catch (error) {
		void vscode.window.showWarningMessage(failed(errorText(error)));
	}
}
