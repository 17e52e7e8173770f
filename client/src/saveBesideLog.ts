// Saves what was made from a log: asks for the place, beside the log at first, and writes it there.

import * as vscode from "vscode";
import { confirm } from "./confirm.ts";
import { errorText } from "./errorText.ts";
import { baseName, fileName } from "./fileName.ts";
import { writeWhole } from "./writeWhole.ts";

/** What is to be saved. */
export interface MadeFile {
	/** Says that it could not be written, and why. */
	readonly failed: (reason: string) => string;
	/** The title of the dialog. */
	readonly title: string;
	/** What is proposed behind the name of the log, such as `-flows`, and as the extension. */
	readonly suffix: string;
	readonly extension: string;
	readonly bytes: Uint8Array;
}

/** Asks where, writes the file whole or not at all, and says what was done; nothing when the reader turns back. */
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
			vscode.l10n.t("This is the log itself, which is not written over. Choose another name."),
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
