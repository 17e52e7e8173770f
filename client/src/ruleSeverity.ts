// Sets the severity of one rule: which one, and in which settings, is the user's choice.

import * as vscode from "vscode";

type Rules = Readonly<Record<string, unknown>>;

interface SeverityItem extends vscode.QuickPickItem {
	/** What is written; `undefined` takes back what was. */
	readonly severity: string | undefined;
}

interface TargetItem extends vscode.QuickPickItem {
	readonly target: vscode.ConfigurationTarget;
}

/** Says whether a value is the id of a rule: whether the manifest has a setting for it. */
export function isRule(extension: vscode.Extension<unknown>, rule: unknown): rule is string {
	return typeof rule === "string" && Object.hasOwn(ruleSettings(extension), rule);
}

/** Asks for a severity and writes it to `rtcdll.rules`. Writes nothing when the user turns away. */
export async function setRuleSeverity(extension: vscode.Extension<unknown>, rule: string): Promise<void> {
	const { default: ownDefault, enum: severities } = ruleSettings(extension)[rule]!;
	const settings = vscode.workspace.getConfiguration("rtcdll", vscode.window.activeTextEditor?.document.uri);
	const now = settings.get<Rules>("rules", {})[rule];
	const items: SeverityItem[] = [
		{
			label: vscode.l10n.t("Default"),
			detail: vscode.l10n.t("{0}, or what suits the single finding", SEVERITY_NAMES[ownDefault] ?? ownDefault),
			severity: undefined,
		},
		...severities.map((severity) => ({ label: SEVERITY_NAMES[severity] ?? severity, severity })),
	];
	const chosen = await pick(
		vscode.l10n.t("Severity of {0}", rule),
		items.map((item) => (item.severity === now ? { ...item, description: vscode.l10n.t("now") } : item)),
		({ description }) => description !== undefined,
	);
	const target = chosen && (await chooseTarget(rule));
	if (!chosen || target === undefined) return;
	await settings.update("rules", changed(settings, target, rule, chosen.severity), target);
}

/** The setting of one level with the rule in it; `undefined` when that leaves nothing. */
function changed(
	settings: vscode.WorkspaceConfiguration,
	target: vscode.ConfigurationTarget,
	rule: string,
	severity: string | undefined,
): Rules | undefined {
	const { globalValue, workspaceValue } = settings.inspect<Rules>("rules") ?? {};
	const { [rule]: _before, ...others } =
		(target === vscode.ConfigurationTarget.Global ? globalValue : workspaceValue) ?? {};
	const rules = severity === undefined ? others : { ...others, [rule]: severity };
	return Object.keys(rules).length > 0 ? rules : undefined;
}

async function chooseTarget(rule: string): Promise<vscode.ConfigurationTarget | undefined> {
	// Without a folder there are no other settings to choose.
	if (!vscode.workspace.workspaceFolders?.length) return vscode.ConfigurationTarget.Global;
	const items: TargetItem[] = [
		{
			label: vscode.l10n.t("User"),
			detail: vscode.l10n.t("For all logs"),
			target: vscode.ConfigurationTarget.Global,
		},
		{
			label: vscode.l10n.t("Workspace"),
			detail: vscode.l10n.t("For the logs of this workspace"),
			target: vscode.ConfigurationTarget.Workspace,
		},
	];
	const isUser = ({ target }: TargetItem) => target === vscode.ConfigurationTarget.Global;
	return (await pick(vscode.l10n.t("Where to set {0}", rule), items, isUser))?.target;
}

/** A list to choose from, which begins on the item that `isActive` names. */
function pick<Item extends vscode.QuickPickItem>(
	title: string,
	items: readonly Item[],
	isActive: (item: Item) => boolean,
): Promise<Item | undefined> {
	return new Promise((resolve) => {
		const list = vscode.window.createQuickPick<Item>();
		list.title = title;
		list.items = items;
		list.activeItems = items.filter(isActive);
		list.onDidAccept(() => {
			resolve(list.selectedItems[0]);
			list.hide();
		});
		list.onDidHide(() => {
			resolve(undefined);
			list.dispose();
		});
		list.show();
	});
}

interface RuleSetting {
	readonly default: string;
	readonly enum: readonly string[];
}

/** The manifest has the rules with their defaults already, and the client knows nothing else of them. */
function ruleSettings({ packageJSON }: vscode.Extension<unknown>): Readonly<Record<string, RuleSetting>> {
	return packageJSON.contributes.configuration.properties["rtcdll.rules"].properties;
}

/** What the severities of the manifest are called. */
const SEVERITY_NAMES: Readonly<Record<string, string>> = {
	error: vscode.l10n.t("Error"),
	warning: vscode.l10n.t("Warning"),
	information: vscode.l10n.t("Information"),
	hint: vscode.l10n.t("Hint"),
	off: vscode.l10n.t("Off"),
};
