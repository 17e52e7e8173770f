// The transactions view: the conversations of the active log as a tree, linked to the editor in both directions.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import type { App } from "../question.ts";
import { registerActions } from "./actions.ts";
import type { ActiveLog } from "./activeLog.ts";
import { askForFilter, askForSearch, FILTER_NAMES } from "./ask.ts";
import { type Choices, keepChoices } from "./choices.ts";
import { followCursor, setFollowing } from "./follow.ts";
import { CONTEXT, VIEW_ID } from "./names.ts";
import { isNode, type TreeNode } from "./node.ts";
import { createProvider, type TreeSummary } from "./provider.ts";
import { isShown, showText } from "./show.ts";
import { SHOW_COMMAND } from "./treeItem.ts";

/** How long diagnostics must rest before the tree reloads, and the maximum delay while a log is being written, in ms. */
const REST_MS = 100;
const LONGEST_WAIT_MS = 300;

/** Registers the view and its commands. `memory` stores the order of the tree. */
export function registerTree(app: App, log: ActiveLog, memory: vscode.Memento): vscode.Disposable {
	const choices = keepChoices(memory);
	let summary: TreeSummary | undefined;
	const provider = createProvider(app, log, choices, (answer) => {
		tell(answer);
	});
	const view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: provider, showCollapseAll: true });
	const follower = followCursor(app, log, choices, view);

	/** A click shows the text; a double click moves the focus there. */
	async function show(node: TreeNode): Promise<void> {
		follower.expect(node);
		await showText(app, node, { preserveFocus: !isShown(node) });
	}

	function tell(answer: TreeSummary | undefined): void {
		summary = answer;
		describe(view, choices, summary);
		void vscode.commands.executeCommand("setContext", CONTEXT.lacks, summary?.lacks ?? undefined);
		void vscode.commands.executeCommand("setContext", CONTEXT.isOff, app.server.isOff);
	}

	const refreshSoon = debounce(provider.refresh, REST_MS, { maxWait: LONGEST_WAIT_MS });
	const changeLog = () => {
		void vscode.commands.executeCommand("setContext", CONTEXT.hasLog, log.document !== undefined);
		tell(undefined);
		provider.refresh();
	};
	changeLog();

	/** A command from the palette must reveal the view, or its effect would not be visible. */
	const withProgress = async () => {
		if (!view.visible) await vscode.commands.executeCommand(`${VIEW_ID}.focus`);
	};

	const commands: Readonly<Record<string, () => unknown>> = {
		showGrouped: () => choices.set({ order: "grouped" }),
		showFailedFirst: () => choices.set({ order: "failedFirst" }),
		showByTime: () => choices.set({ order: "time" }),
		filter: () => askForFilter(choices, summary?.counts),
		search: () => askForSearch(choices),
		clear: () => choices.set({ filter: "all", search: "" }),
		follow: () => setFollowing(true),
		unfollow: () => setFollowing(false),
	};
	return vscode.Disposable.from(
		choices,
		provider,
		view,
		follower,
		{ dispose: refreshSoon.cancel },
		...Object.entries(commands).map(([name, run]) =>
			vscode.commands.registerCommand(`${VIEW_ID}.${name}`, () => withProgress().then(run)),
		),
		vscode.commands.registerCommand(SHOW_COMMAND, (node: unknown) => (isNode(node) ? show(node) : undefined)),
		registerActions(app, log, view, follower),
		log.onDidChange(changeLog),
		choices.onDidChange(provider.refresh),
		app.server.onDidGiveUp(provider.refresh),
		app.server.onDidStart(refreshSoon),
		app.marks.onDidChange((marked) => {
			if (marked.toString() === log.document?.uri.toString()) provider.refresh();
		}),
		// Diagnostics arrive when the server has analysed a version of the log, and whenever a rule setting changes.
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			const shown = log.document?.uri.toString();
			if (uris.some((uri) => uri.toString() === shown)) refreshSoon();
		}),
	);
}

/**
 * Shows the summary of the log above the tree, or what is hidden, so that nobody takes a part for the whole. For a log with
 * nothing to show, the manifest's welcome content explains why; VS Code shows it only if there is no message.
 */
function describe(view: vscode.TreeView<TreeNode>, { options }: Choices, summary: TreeSummary | undefined): void {
	const parts = [
		...(options.filter === "all" ? [] : [FILTER_NAMES[options.filter]]),
		...(options.search === "" ? [] : [`“${options.search}”`]),
	];
	if (!summary || summary.total === 0) view.message = "";
	else if (parts.length === 0) view.message = summary.answer;
	else view.message = `${parts.join(", ")}: ${vscode.l10n.t("{0} of {1}", summary.shown, summary.total)}`;
}
