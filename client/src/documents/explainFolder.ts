// Explain All Logs of This Folder: one report on all logs of a folder, the same failure told once, with links into each.

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
import { ask, type Desk, noAnswer } from "../question.ts";
import { readLogSource, type Source } from "./derived.ts";
import { type FoundFiles, findFiles } from "./folderFiles.ts";
import { serveReports } from "./reports.ts";

/** The scheme of the reports on folders, and of the ways from them to the logs. */
const FOLDER_SCHEME = "rtcdll-folder";

const SUFFIX = " explained.md";

/** Registers the command and what makes the documents. The log of such a source is the folder. */
export function registerExplainFolder(desk: Desk): vscode.Disposable {
	const reports = serveReports<Source>(desk, {
		scheme: FOLDER_SCHEME,
		suffix: SUFFIX,
		sourceOf: (uri) => readLogSource(uri, FOLDER_SCHEME),
		needs: () => [],
		markdownOf: ({ log }) => explainFolder(desk, vscode.Uri.parse(log, true)),
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

/** The folder of the workspace; of several one of the user's choice. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
	const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
	return others.length === 0 ? only?.uri : (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** The report on a folder, in the folder, so that the paths of its links are those of the logs. */
function reportOf(folder: vscode.Uri): vscode.Uri {
	const source: Source = { log: folder.toString() };
	const { path } = vscode.Uri.joinPath(folder, `${nameOf(folder)}${SUFFIX}`);
	return vscode.Uri.from({ scheme: FOLDER_SCHEME, path, query: JSON.stringify(source) });
}

function nameOf(folder: vscode.Uri): string {
	return folder.path.replace(/\/+$/, "").split("/").at(-1) || "folder";
}

function explainFolder(desk: Desk, folder: vscode.Uri): Promise<string> {
	const options = {
		location: vscode.ProgressLocation.Notification,
		title: vscode.l10n.t("Reading the logs of {0}", nameOf(folder)),
		cancellable: true,
	};
	return Promise.resolve(
		vscode.window.withProgress(options, async (progress, token) => {
			const found = await findFiles(folder, token);
			const logs: LogsReportParams["logs"][number][] = [];
			for (const [at, { uri, name }] of found.files.entries()) {
				if (token.isCancellationRequested) break;
				progress.report({
					message: vscode.l10n.t("{0} of {1}", at + 1, found.files.length),
					increment: 100 / found.files.length,
				});
				const summary = await summarize(desk, uri);
				if (summary) logs.push({ name, summary });
			}
			const params: LogsReportParams = { folder: nameOf(folder), logs };
			const answer = await ask<LogsReportResult>(desk, LOGS_REPORT_REQUEST, params);
			if (!answer) throw new Error(noAnswer(desk));
			return `${answer.markdown}${remarks(found, token.isCancellationRequested)}`;
		}),
	);
}

async function summarize(desk: Desk, uri: vscode.Uri): Promise<SummarizeResult | undefined> {
	try {
		const params: SummarizeParams = {
			uri: uri.toString(),
			text: decodeLog(await vscode.workspace.fs.readFile(uri)).text,
		};
		return await ask<SummarizeResult>(desk, SUMMARIZE_REQUEST, params);
	} catch (error) {
		desk.output.warn(`${uri.toString()} could not be read: ${error}`);
		return undefined;
	}
}

/** What is missing in the report. No piece of a log or of a name is in it. */
function remarks({ tooLarge, isCut }: FoundFiles, isCancelled: boolean): string {
	const said = [
		...(tooLarge > 0
			? [`${tooLarge} of the files are larger than 50 MB and were left out: use the command line, rtcdll report.`]
			: []),
		...(isCut ? ["The folder holds more files than are looked at."] : []),
		...(isCancelled ? ["The report was cancelled before all files were read."] : []),
	];
	return said.map((sentence) => `\n${sentence}\n`).join("");
}
