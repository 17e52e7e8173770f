// Explain All Logs of This Folder: one report on every log of a folder, with equal failures grouped and links into each log.

import * as vscode from "vscode";
import { decodeLog } from "../../../server/src/decode.ts";
import {
	LOGS_REPORT_REQUEST,
	type LogsReportParams,
	type LogsReportResult,
	SUMMARIZE_REQUEST,
	type SummarizeParams,
	type SummarizeResult,
} from "../../../server/src/protocol.ts";
import { type App, ask, noAnswer } from "../question.ts";
import { readLogSource, type Source } from "./derived.ts";
import { type FoundFile, type FoundFiles, findFiles } from "./folderFiles.ts";
import { serveReports } from "./reports.ts";

/** The URI scheme of the folder reports and of their links to the logs. */
const FOLDER_SCHEME = "rtcdll-folder";

const SUFFIX = " explained.md";

/** Registers the command and the content provider. The `log` of these sources is the folder. */
export function registerExplainFolder(app: App): vscode.Disposable {
	const reports = serveReports<Source>(app, {
		scheme: FOLDER_SCHEME,
		suffix: SUFFIX,
		sourceOf: (uri) => readLogSource(uri, FOLDER_SCHEME),
		needs: () => [],
		markdownOf: ({ log }) => explainFolder(app, vscode.Uri.parse(log, true)),
		logAt: ({ log }, path) => vscode.Uri.parse(log, true).with({ path }).toString(),
	});
	return vscode.Disposable.from(
		reports,
		vscode.commands.registerCommand("rtcdll.explainFolder", async (argument?: unknown) => {
			const folder = argument instanceof vscode.Uri ? argument : await chooseFolder();
			if (folder) await reports.show(reportOf(folder));
		}),
	);
}

/** The workspace folder; asks the user if there are several. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
	const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
	return others.length === 0 ? only?.uri : (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** The URI of the report. It is inside the folder so that relative links resolve to the paths of the logs. */
function reportOf(folder: vscode.Uri): vscode.Uri {
	const source: Source = { log: folder.toString() };
	const { path } = vscode.Uri.joinPath(folder, `${nameOf(folder)}${SUFFIX}`);
	return vscode.Uri.from({ scheme: FOLDER_SCHEME, path, query: JSON.stringify(source) });
}

function nameOf(folder: vscode.Uri): string {
	return folder.path.replace(/\/+$/, "").split("/").at(-1) || "folder";
}

function explainFolder(app: App, folder: vscode.Uri): Promise<string> {
	const options = {
		location: vscode.ProgressLocation.Notification,
		title: vscode.l10n.t("Reading the logs of {0}", nameOf(folder)),
		cancellable: true,
	};
	return Promise.resolve(
		vscode.window.withProgress(options, async (progress, token) => {
			const found = await findFiles(folder, token);
			const logs: LogsReportParams["logs"][number][] = [];
			let tooLarge = 0;
			for (const [at, file] of found.files.entries()) {
				if (token.isCancellationRequested) break;
				progress.report({
					message: vscode.l10n.t("{0} of {1}", at + 1, found.files.length),
					increment: 100 / found.files.length,
				});
				const summary = await summarize(app, file);
				if (summary) logs.push({ name: file.name, summary });
				else if (file.isLarge) tooLarge++;
			}
			const params: LogsReportParams = { folder: nameOf(folder), logs };
			const answer = await ask<LogsReportResult>(app, LOGS_REPORT_REQUEST, params);
			if (!answer) throw new Error(noAnswer(app));
			return `${answer.markdown}${remarks(found, tooLarge, token.isCancellationRequested)}`;
		}),
	);
}

/** `undefined` if the file is not a log or cannot be read. A large one is read by the server, which shows its progress. */
async function summarize(app: App, { uri, isLarge }: FoundFile): Promise<SummarizeResult | undefined> {
	try {
		if (isLarge) await app.hidden.open(uri);
		const text = isLarge ? null : decodeLog(await vscode.workspace.fs.readFile(uri)).text;
		const params: SummarizeParams = { uri: uri.toString(), text };
		return await ask<SummarizeResult>(app, SUMMARIZE_REQUEST, params);
	} catch (error) {
		app.output.warn(`${uri.toString()} could not be read: ${error}`);
		return undefined;
	}
}

/** Describes what the report omits. Contains no text from a log or file name. */
function remarks({ isCut }: FoundFiles, tooLarge: number, isCancelled: boolean): string {
	const said = [
		...(tooLarge > 0
			? [`${tooLarge} of the files are larger than 50 MB and could not be read: use the command line, rtcdll report.`]
			: []),
		...(isCut ? ["The folder holds more files than are looked at."] : []),
		...(isCancelled ? ["The report was cancelled before all files were read."] : []),
	];
	return said.map((sentence) => `\n${sentence}\n`).join("");
}
