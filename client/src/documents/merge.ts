// Merge Logs and Open With Its Predecessors: several logs merged into one read-only log whose lines map back to the files.

import * as vscode from "vscode";
import {
	familyOf,
	MERGE_REQUEST,
	type MergeClock,
	type MergeParams,
	type MergeResult,
} from "../../../server/src/protocol.ts";
import { errorText } from "../errorText.ts";
import { fileName } from "../fileName.ts";
import { isDocument } from "../hidden/logFile.ts";
import { LANGUAGE_ID } from "../names.ts";
import { ask } from "../question.ts";
import { derivedUri, readSource, type Source } from "./derived.ts";
import { type MadeKind, showMadeLog } from "./madeLogs.ts";
import { allowSources } from "./source.ts";

const MERGED_SCHEME = "rtcdll-merged";

/** The source of a merged log. */
interface MergedSource extends Source {
	/** The URIs of all logs as strings; the first is `log`. */
	readonly logs: readonly string[];
	/** The clock offsets that the user entered. */
	readonly clocks?: readonly (MergeClock | null)[];
	/** The index of the log whose predecessors to find; without it, all logs are merged. */
	readonly endsWith?: number;
}

/** The documents that show merged logs. The lens describes the clock corrections. */
export const MERGED: MadeKind = {
	scheme: MERGED_SCHEME,
	recipeOf(uri) {
		const source = readMerged(uri);
		if (!source) return undefined;
		const { logs, clocks, endsWith } = source;
		return {
			sources: logs,
			async make(app, files) {
				const documents = files.filter(isDocument);
				if (documents.length < files.length) return { text: null, reason: TOO_LARGE };
				const params: MergeParams = {
					logs: documents.map((document) => ({
						name: shortName(document.uri, documents),
						path: document.uri.path,
						text: document.getText(),
					})),
					...(clocks && { clocks }),
					...(endsWith !== undefined && { endsWith }),
				};
				return ask<MergeResult>(app, MERGE_REQUEST, params);
			},
		};
	},
	lens: {
		title: ({ words }) => `${words} · ${vscode.l10n.t("Go to Source")}`,
		tooltip: vscode.l10n.t("Show the current line in the file that it came from"),
	},
};

const TOO_LARGE = vscode.l10n.t(
	"VS Code hides logs above 50 MB from extensions. Merge it on the command line: rtcdll merge FILE FILE -o MERGED.",
);

/** Registers the commands. */
export function registerMerge(): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.mergeLogs", async (clicked?: unknown, selected?: unknown) => {
			const logs = selectionOf(clicked, selected) ?? (await chooseLogs());
			if (!logs) return;
			if (logs.length < 2) inform(vscode.l10n.t("Select two or more logs to merge."));
			else await showMerged({ logs: logs.map(String) });
		}),
		vscode.commands.registerCommand("rtcdll.openWithPredecessors", async (clicked?: unknown) => {
			const log = clicked instanceof vscode.Uri ? clicked : vscode.window.activeTextEditor?.document.uri;
			if (log) await openWithPredecessors(log);
		}),
		vscode.commands.registerCommand("rtcdll.setClock", setClock),
	);
}

/** The explorer passes the clicked file and the whole selection; `undefined` if the command was invoked elsewhere. */
function selectionOf(clicked: unknown, selected: unknown): readonly vscode.Uri[] | undefined {
	const all = Array.isArray(selected) ? selected : clicked === undefined ? [] : [clicked];
	const logs = all.filter((each): each is vscode.Uri => each instanceof vscode.Uri);
	return logs.length > 0 ? logs : undefined;
}

/** Asks for the logs, open ones first. `undefined` if the user cancels. */
async function chooseLogs(): Promise<readonly vscode.Uri[] | undefined> {
	const active = vscode.window.activeTextEditor?.document;
	const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === LANGUAGE_ID);
	const found = await vscode.workspace.findFiles(LOG_FILES, undefined, MOST_FILES);
	const uris = new Map([...open.map(({ uri }) => uri), ...found].map((uri) => [uri.toString(), uri]));
	const items = [...uris.values()]
		.filter(({ scheme }) => scheme !== MERGED_SCHEME)
		.map((uri) => ({
			label: fileName(uri),
			description: vscode.workspace.asRelativePath(uri).replace(/[^/\\]*$/, ""),
			picked: uri.toString() === active?.uri.toString(),
			uri,
		}));
	if (items.length < 2) {
		const files = await vscode.window.showOpenDialog({
			canSelectMany: true,
			title: vscode.l10n.t("Merge Logs"),
			openLabel: vscode.l10n.t("Merge"),
		});
		return (
			files && [...new Map([...items.map(({ uri }) => uri), ...files].map((uri) => [uri.toString(), uri])).values()]
		);
	}
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: vscode.l10n.t("Merge Logs"),
		placeHolder: vscode.l10n.t("Logs of several people, or files of one log; the first one's clock is the reference"),
	});
	return chosen?.map(({ uri }) => uri);
}

const LOG_FILES = "**/{[Rr][Tt][Cc][Dd][Ll][Ll]*,*.[Uu][Cc][Cc][Aa][Pp][Ii][Ll][Oo][Gg]*}";
const MOST_FILES = 200;

/** File names suggest here which files may be older parts of a log; the server confirms it by their times. */
async function openWithPredecessors(log: vscode.Uri): Promise<void> {
	const folder = vscode.Uri.joinPath(log, "..");
	let names: readonly string[];
	try {
		names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
	} catch (error) {
		inform(vscode.l10n.t("The folder of this log could not be read: {0}", errorText(error)));
		return;
	}
	const name = fileName(log);
	const family = familyOf(name, names);
	if (family.length < 2) {
		inform(
			vscode.l10n.t(
				"There is no older part of {0} in its folder: no file has a matching name (.old, .bak, another number).",
				name,
			),
		);
		return;
	}
	const logs = family.map((each) => vscode.Uri.joinPath(folder, each).toString());
	await showMerged({ logs, endsWith: family.indexOf(name) });
}

/** Opens a merge of logs that the user selected. */
function showMerged(source: Omit<MergedSource, "log">): Promise<void> {
	allowSources(source.logs);
	return showMadeLog(mergedUri(source), vscode.ViewColumn.Active);
}

/** Asks how far ahead the clock of one log was, and opens the merge with that correction. */
async function setClock(): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const source = editor && readMerged(editor.document.uri);
	if (!source) return;
	const { logs, clocks = [] } = source;
	const uris = logs.map((log) => vscode.Uri.parse(log));
	const log = await vscode.window.showQuickPick(
		uris.map((uri, number) => ({ label: fileName(uri), description: vscode.workspace.asRelativePath(uri), number })),
		{
			title: vscode.l10n.t("Set the Clock of a Merged Log"),
			placeHolder: vscode.l10n.t("The log whose clock was wrong"),
		},
	);
	if (!log) return;
	const known = clocks[log.number];
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t("How far was the clock of {0} ahead?", log.label),
		prompt: vscode.l10n.t("Seconds, negative if it was behind. Leave empty to derive it from the messages."),
		value: known ? String(known.offsetMs / 1000) : "",
		validateInput: (text) =>
			/^\s*$|^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(text)
				? undefined
				: vscode.l10n.t("A number of seconds, such as 95 or -3600.5"),
	});
	if (typed === undefined) return;
	const set = logs.map((_, number) => clocks[number] ?? null);
	set[log.number] = typed.trim() === "" ? null : { ...known, offsetMs: Math.round(Number(typed) * 1000) };
	await showMadeLog(mergedUri({ ...source, clocks: set }), editor.viewColumn ?? vscode.ViewColumn.Active);
}

function mergedUri({ logs, ...rest }: Omit<MergedSource, "log">): vscode.Uri {
	const uris = logs.map((log) => vscode.Uri.parse(log));
	const title =
		rest.endsWith === undefined
			? `${uris.slice(0, MOST_NAMED).map(fileName).join(" + ")}${logs.length > MOST_NAMED ? " + …" : ""} merged.log`
			: `${fileName(uris[rest.endsWith]!)} with its predecessors.log`;
	const source: MergedSource = { log: logs[0]!, logs, ...rest };
	return derivedUri(MERGED_SCHEME, title, source);
}

/** A tab label with more names would be truncated beyond recognition. */
const MOST_NAMED = 3;

function readMerged(uri: vscode.Uri): MergedSource | undefined {
	return readSource<MergedSource>(uri, MERGED_SCHEME, ({ log, logs, clocks, endsWith }) => {
		if (typeof log !== "string" || !Array.isArray(logs) || logs.length === 0) return undefined;
		if (!logs.every((each) => typeof each === "string")) return undefined;
		return {
			log,
			logs,
			...(Array.isArray(clocks) && { clocks: logs.map((_, number) => readClock(clocks[number])) }),
			...(typeof endsWith === "number" && { endsWith }),
		};
	});
}

function readClock(value: unknown): MergeClock | null {
	const { offsetMs, driftPpm } = (value ?? {}) as { offsetMs?: unknown; driftPpm?: unknown };
	if (typeof offsetMs !== "number") return null;
	return { offsetMs, ...(typeof driftPpm === "number" && { driftPpm }) };
}

/** The file name, with its folder if another file has the same name. */
function shortName(uri: vscode.Uri, all: readonly vscode.TextDocument[]): string {
	const name = fileName(uri);
	if (all.filter((each) => fileName(each.uri) === name).length === 1) return name;
	return uri.path.split("/").slice(-2).join("/");
}

function inform(message: string): void {
	vscode.window.showInformationMessage(message).then(undefined, () => undefined);
}
