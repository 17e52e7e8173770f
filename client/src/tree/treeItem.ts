// The appearance of a tree item and its accessible label. Every state has its own shape; colour is never the only cue.

import * as vscode from "vscode";
import type { ProtocolTreeItem } from "../../../server/src/protocol.ts";
import { VIEW_ID } from "./names.ts";
import type { TreeNode } from "./node.ts";

/** The command that shows the text of a node, run by a click or Enter. */
export const SHOW_COMMAND = `${VIEW_ID}.show`;

/** Creates the tree item for a node. */
export function treeItem(node: TreeNode): vscode.TreeItem {
	const { item, log } = node;
	const shown = new vscode.TreeItem(item.label, FOLDS[item.fold]);
	// Ids are only unique within a log.
	shown.id = `${log.uri}?${item.id}`;
	shown.description = item.detail;
	// A string tooltip is plain text, whatever the log contains.
	shown.tooltip = item.tooltip;
	const icon = iconOf(item);
	if (icon) shown.iconPath = icon;
	shown.contextValue = item.range ? `${item.kind}.place` : item.kind;
	shown.accessibilityInformation = { label: accessibleLabel(item) };
	if (item.range) shown.command = { command: SHOW_COMMAND, title: vscode.l10n.t("Show in Log"), arguments: [node] };
	return shown;
}

/** `failed, error: 403 Sign-in, 138 ms, 09:14:02.310, refused, 403 Forbidden, NTLM, 6 messages`. */
export function accessibleLabel({ kind, label, detail, state, tone, direction }: ProtocolTreeItem): string {
	const isMarked = label.startsWith(MARK);
	const how = [isMarked ? vscode.l10n.t("marked") : "", state ? STATE_WORDS[state] : "", TONE_WORDS[tone]]
		.filter(Boolean)
		.join(", ");
	const name = spokenName(isMarked ? label.slice(MARK.length) : label, direction);
	const words = [name, ...(detail ? [detail.replaceAll(" · ", ", ")] : [])].join(", ");
	const what = kind === "range" ? vscode.l10n.t("part of the list: {0}", words) : words;
	return how ? `${how}: ${what}` : what;
}

/**
 * The name of a message with its direction, which comes from `direction`, an arrow before it, or the two parties in the
 * label.
 */
function spokenName(label: string, direction: ProtocolTreeItem["direction"]): string {
	const [, sign, name = ""] = /^(?:([→←·]) )?(.*)$/s.exec(label) ?? [];
	const said = name.replace(/^(.*?) – (.*)$/s, (_, from: string, to: string) => vscode.l10n.t("{0} to {1}", from, to));
	if (direction === "sent" || sign === "→") return vscode.l10n.t("sent {0}", said);
	if (direction === "received" || sign === "←") return vscode.l10n.t("received {0}", said);
	return said;
}

/** The prefix of the label of a marked item. */
const MARK = "★ ";

type State = NonNullable<ProtocolTreeItem["state"]>;

const STATE_WORDS: Readonly<Record<State, string>> = {
	failed: vscode.l10n.t("failed"),
	abandoned: vscode.l10n.t("abandoned"),
	unanswered: vscode.l10n.t("unanswered"),
	pending: vscode.l10n.t("pending"),
	succeeded: vscode.l10n.t("succeeded"),
	redirected: vscode.l10n.t("redirected"),
	cancelled: vscode.l10n.t("cancelled"),
	challenged: vscode.l10n.t("challenged"),
	orphan: vscode.l10n.t("without request"),
	noResponseDue: vscode.l10n.t("no response due"),
};

const TONE_WORDS: Readonly<Record<ProtocolTreeItem["tone"], string>> = {
	error: vscode.l10n.t("error"),
	warning: vscode.l10n.t("warning"),
	none: "",
};

const FOLDS: Readonly<Record<ProtocolTreeItem["fold"], vscode.TreeItemCollapsibleState>> = {
	none: vscode.TreeItemCollapsibleState.None,
	closed: vscode.TreeItemCollapsibleState.Collapsed,
	open: vscode.TreeItemCollapsibleState.Expanded,
};

function iconOf({ kind, state, tone, direction }: ProtocolTreeItem): vscode.ThemeIcon | undefined {
	const shape = GROUP_ICONS[kind];
	if (shape) return new vscode.ThemeIcon(shape);
	// A message keeps its arrow because its name shows the status.
	if (direction) return icon(DIRECTION_ICONS[direction], TONE_COLOURS[tone]);
	if (tone !== "none") return icon(tone, TONE_COLOURS[tone]);
	return state ? icon(...STATE_ICONS[state]) : undefined;
}

function icon(shape: string, colour: string | undefined): vscode.ThemeIcon {
	return new vscode.ThemeIcon(shape, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

const GROUP_ICONS: Partial<Readonly<Record<ProtocolTreeItem["kind"], string>>> = {
	signIns: "account",
	meetings: "organization",
	calls: "call-outgoing",
	sharing: "device-desktop",
	conversations: "comment-discussion",
	presence: "eye",
	others: "list-unordered",
	range: "fold",
};

const DIRECTION_ICONS = { sent: "arrow-right", received: "arrow-left", unknown: "circle-small" } as const;

const TONE_COLOURS: Readonly<Record<ProtocolTreeItem["tone"], string | undefined>> = {
	error: "problemsErrorIcon.foreground",
	warning: "problemsWarningIcon.foreground",
	none: undefined,
};

/** Used if there is no finding. A failure has none if its rule is off, and is then shown without alarm. */
const STATE_ICONS: Readonly<Record<State, readonly [shape: string, colour: string]>> = {
	failed: ["error", "disabledForeground"],
	abandoned: ["debug-disconnect", "disabledForeground"],
	unanswered: ["circle-slash", "disabledForeground"],
	pending: ["watch", "problemsInfoIcon.foreground"],
	succeeded: ["pass", "testing.iconPassed"],
	redirected: ["arrow-circle-right", "problemsInfoIcon.foreground"],
	cancelled: ["circle-slash", "descriptionForeground"],
	challenged: ["key", "descriptionForeground"],
	orphan: ["question", "descriptionForeground"],
	noResponseDue: ["circle-outline", "descriptionForeground"],
};
