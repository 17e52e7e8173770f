// Sets the severity of a rule. The user chooses the severity and the settings level.

import * as vscode from "vscode";

type Rules = Readonly<Record<string, unknown>>;

interface SeverityItem extends vscode.QuickPickItem {
	/** The value to write; `undefined` removes the setting. */
	readonly severity: string | undefined;
}

interface TargetItem extends vscode.QuickPickItem {
	readonly target: vscode.ConfigurationTarget;
}

/** True if a value is the id of a rule for which the manifest has a setting. */
export function isRule(extension: vscode.Extension<unknown>, rule: unknown): rule is string {
	return typeof rule === "string" && Object.hasOwn(ruleSettings(extension), rule);
}

/** Asks for a severity and writes it to `rtcdll.rules`. Writes nothing if the user cancels. */
export async function setRuleSeverity(extension: vscode.Extension<unknown>, rule: string): Promise<void> {
	const { default: ownDefault, enum: severities } = ruleSettings(extension)[rule]!;
	const settings = vscode.workspace.getConfiguration("rtcdll", vscode.window.activeTextEditor?.document.uri);
	const now = settings.get<Rules>("rules", {})[rule];
	const items: SeverityItem[] = [
		{
			label: vscode.l10n.t("Default"),
			detail: vscode.l10n.t("{0}, or what suits the individual finding", SEVERITY_NAMES[ownDefault] ?? ownDefault),
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

/** The setting at one level after the change; `undefined` if that leaves it empty. */
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
	// Without a folder only the user settings exist.
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

/** Shows a quick pick with the item selected for which `isActive` is true. */
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

/** The manifest already lists the rules with their defaults, so the client needs no list of its own. */
function ruleSettings({ packageJSON }: vscode.Extension<unknown>): Readonly<Record<string, RuleSetting>> {
	return packageJSON.contributes.configuration.properties["rtcdll.rules"].properties;
}

/** The labels of the severities in the manifest. */
const SEVERITY_NAMES: Readonly<Record<string, string>> = {
	error: vscode.l10n.t("Error"),
	warning: vscode.l10n.t("Warning"),
	information: vscode.l10n.t("Information"),
	hint: vscode.l10n.t("Hint"),
	off: vscode.l10n.t("Off"),
};
