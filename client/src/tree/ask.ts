// The prompts of the filter and search buttons.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import type { TreeFilter, TreeResult } from "../../../server/src/protocol.ts";
import type { Choices } from "./choices.ts";

type Counts = NonNullable<NonNullable<TreeResult>["summary"]>["counts"];

/** The filter names, in the list and in the view's header. */
export const FILTER_NAMES: Readonly<Record<TreeFilter, string>> = {
	all: vscode.l10n.t("All"),
	problems: vscode.l10n.t("With Problems"),
	failed: vscode.l10n.t("Failed"),
	unanswered: vscode.l10n.t("Unanswered"),
	pending: vscode.l10n.t("Pending"),
	succeeded: vscode.l10n.t("Succeeded"),
	marked: vscode.l10n.t("Marked by You"),
};

const EXPLANATIONS: Readonly<Record<TreeFilter, string>> = {
	all: "",
	problems: vscode.l10n.t("listed in Problems as error or warning"),
	failed: vscode.l10n.t("a final status above 399, credentials refused, a challenge that was never answered"),
	unanswered: vscode.l10n.t("no final response, although the log continues"),
	pending: vscode.l10n.t("the log ends before a response could arrive"),
	succeeded: vscode.l10n.t("a final status below 300"),
	marked: vscode.l10n.t("one of its messages is marked (Mark Message...)"),
};

/** Asks for a filter and shows how many entries each would leave, if known. */
export async function askForFilter(choices: Choices, counts: Counts | undefined): Promise<void> {
	const items = (Object.keys(FILTER_NAMES) as TreeFilter[]).map((filter) => ({
		label: `${filter === choices.options.filter ? "$(check) " : ""}${FILTER_NAMES[filter]}`,
		description: counts ? String(counts[filter]) : "",
		detail: EXPLANATIONS[filter],
		filter,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t("Filter Transactions"),
		placeHolder: vscode.l10n.t("Which sign-ins, calls and transactions to show"),
	});
	if (chosen) choices.set({ filter: chosen.filter });
}

/** Searches as the user types; Escape restores the previous search. */
export function askForSearch(choices: Choices): void {
	const before = choices.options.search;
	const box = vscode.window.createInputBox();
	box.title = vscode.l10n.t("Search Transactions");
	box.placeholder = vscode.l10n.t("alice@contoso.com, 403, INVITE, a Call-ID");
	box.prompt = vscode.l10n.t("All words must occur in method, addresses, status or Call-ID. Empty shows everything.");
	box.value = before;
	let accepted = false;
	const search = debounce((value: string) => choices.set({ search: value.trim() }), TYPING_MS);
	box.onDidChangeValue(search);
	box.onDidAccept(() => {
		accepted = true;
		box.hide();
	});
	box.onDidHide(() => {
		search.cancel();
		const wanted = accepted ? box.value.trim() : before;
		if (wanted !== choices.options.search) choices.set({ search: wanted });
		box.dispose();
	});
	box.show();
}

const TYPING_MS = 200;
