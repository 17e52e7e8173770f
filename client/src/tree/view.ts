// The transactions view: the conversations of the active log as a tree, tied to the text both ways.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import type { Desk } from "../question.ts";
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

/** How long the findings must rest until the tree is filled anew, in ms, and how long that may take for a log that is written. */
const REST_MS = 100;
const LONGEST_WAIT_MS = 300;

/** Registers the view of a log and its commands. `memory` keeps the order of the tree. */
export function registerTree(desk: Desk, log: ActiveLog, memory: vscode.Memento): vscode.Disposable {
	const choices = keepChoices(memory);
	let summary: TreeSummary | undefined;
	const provider = createProvider(desk, log, choices, (answer) => {
		tell(answer);
	});
	const view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: provider, showCollapseAll: true });
	const follower = followCursor(desk, log, choices, view);

	/** Once shows the text; a second time, as in a double click, goes there. */
	async function show(node: TreeNode): Promise<void> {
		follower.expect(node);
		await showText(desk, node, { preserveFocus: !isShown(node) });
	}

	function tell(answer: TreeSummary | undefined): void {
		summary = answer;
		describe(view, choices, summary);
		void vscode.commands.executeCommand("setContext", CONTEXT.lacks, summary?.lacks ?? undefined);
		void vscode.commands.executeCommand("setContext", CONTEXT.isOff, desk.server.isOff);
	}

	const refreshSoon = debounce(provider.refresh, REST_MS, { maxWait: LONGEST_WAIT_MS });
	const changeLog = () => {
		void vscode.commands.executeCommand("setContext", CONTEXT.hasLog, log.document !== undefined);
		tell(undefined);
		provider.refresh();
	};
	changeLog();

	/** From the palette the view may be out of sight, and then nobody would see what has changed. */
	const inSight = async () => {
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
			vscode.commands.registerCommand(`${VIEW_ID}.${name}`, () => inSight().then(run)),
		),
		vscode.commands.registerCommand(SHOW_COMMAND, (node: unknown) => (isNode(node) ? show(node) : undefined)),
		registerActions(desk, log, view, follower),
		log.onDidChange(changeLog),
		choices.onDidChange(provider.refresh),
		desk.server.onDidGiveUp(provider.refresh),
		desk.server.onDidStart(refreshSoon),
		desk.marks.onDidChange((marked) => {
			if (marked.toString() === log.document?.uri.toString()) provider.refresh();
		}),
		// They come when the server has read a version of the log, and whenever a rule is set otherwise.
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			const shown = log.document?.uri.toString();
			if (uris.some((uri) => uri.toString() === shown)) refreshSoon();
		}),
	);
}

/**
 * Says above the tree what came of the log; or what is left out, so that nobody takes a part for the whole. Of a log without
 * anything to show the manifest's welcome tells what it is, which only an empty message lets be seen.
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
