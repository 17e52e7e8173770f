// The actions on tree items. Without an argument, as from the palette, they act on the selected item.

import * as vscode from "vscode";
import type { CopyParams } from "../../../server/src/protocol.ts";
import { copyRecords } from "../copying.ts";
import type { App } from "../question.ts";
import type { ActiveLog } from "./activeLog.ts";
import type { Follower } from "./follow.ts";
import { VIEW_ID } from "./names.ts";
import { isNode, type TreeNode } from "./node.ts";
import { showText } from "./show.ts";

/** Editor commands that act on the message at the cursor, by the name of their counterpart here. */
const AT_CURSOR: Readonly<Record<string, (node: TreeNode) => string>> = {
	compare: () => "rtcdll.compareWith",
	compareWithWorking: () => "rtcdll.compareWithWorking",
	filterCall: () => "rtcdll.filterCall",
	markMessage: () => "rtcdll.markMessage",
	removeMark: () => "rtcdll.removeMark",
	showDiagram: ({ item }) => (item.kind === "activity" ? "rtcdll.showDiagramOfActivity" : "rtcdll.showDiagram"),
};

/** Registers the commands of the context menu. */
export function registerActions(
	app: App,
	log: ActiveLog,
	view: vscode.TreeView<TreeNode>,
	follower: Follower,
): vscode.Disposable {
	const actions: Readonly<Record<string, (node: TreeNode) => Promise<void>>> = {
		goTo,
		copyMessage: (node) => copy(app, node, "message"),
		copyCall: (node) => copy(app, node, "call"),
		...Object.fromEntries(Object.entries(AT_CURSOR).map(([name, command]) => [name, at(command)])),
	};

	async function goTo(node: TreeNode): Promise<void> {
		follower.expect(node);
		await showText(app, node, { preserveFocus: false });
	}

	/** These commands act at the cursor, so move it first. */
	function at(command: (node: TreeNode) => string): (node: TreeNode) => Promise<void> {
		return async (node) => {
			await goTo(node);
			await vscode.commands.executeCommand(command(node));
		};
	}

	/** A hidden view keeps its selection after its log has closed. */
	function selected(): TreeNode | undefined {
		const node = view.selection[0];
		return node?.log === log.document ? node : undefined;
	}

	return vscode.Disposable.from(
		...Object.entries(actions).map(([name, run]) =>
			vscode.commands.registerCommand(`${VIEW_ID}.${name}`, async (argument?: unknown) => {
				const node = isNode(argument) ? argument : selected();
				if (node?.item.range) await run(node);
			}),
		),
	);
}

/** Unlike Copy Message in the editor, this does not move the cursor. */
async function copy(app: App, { log, item }: TreeNode, what: CopyParams["what"]): Promise<void> {
	const place = { textDocument: { uri: log.uri.toString() }, position: item.range!.start };
	const reason = await copyRecords(app, { ...place, what });
	if (reason) vscode.window.showInformationMessage(reason).then(undefined, () => undefined);
}
