// Where a query is typed: with what is wrong with it, how it could go on, and the queries that were kept.

import * as vscode from "vscode";
import { CHECK_QUERY_REQUEST, type CheckQueryParams, type CheckQueryResult } from "../../../server/src/protocol.ts";
import { ask, type Desk } from "../question.ts";
import type { SavedQueries } from "./savedQueries.ts";

/** Asks for a query of the log; `undefined` when the reader has changed their mind. The answer has no errors. */
export function askForQuery(
	desk: Desk,
	saved: SavedQueries,
	log: string,
	initial: string,
): Promise<string | undefined> {
	const picker = vscode.window.createQuickPick<Item>();
	picker.title = "Filter the Log";
	picker.placeholder = "from:alice and status:4xx, a word of the text, or choose below";
	picker.buttons = [SAVE];
	picker.ignoreFocusOut = true;
	picker.value = initial;

	/** The query that the items speak of. */
	let answered: string | undefined;
	const update = async () => {
		const query = picker.value;
		const params: CheckQueryParams = { textDocument: { uri: log }, query, offset: query.length };
		const check = await ask<CheckQueryResult>(desk, CHECK_QUERY_REQUEST, params);
		// Only the answer to what stands there now is of use.
		if (query !== picker.value) return;
		picker.items = itemsOf(query, check, saved.all());
		answered = query;
		// While a term is unfinished Enter takes what is offered; an error alone has nothing to take.
		const first = picker.items.find(({ run, value }) => run !== undefined || value !== undefined);
		if (first) picker.activeItems = [first];
	};
	return new Promise((resolve) => {
		let chosen: string | undefined;
		picker.onDidChangeValue(update);
		picker.onDidAccept(async () => {
			// Who types fast is ahead of the list, and must not get what was offered for less.
			if (answered !== picker.value) await update();
			const item = picker.activeItems[0] ?? picker.items[0];
			if (item?.run !== undefined) {
				chosen = item.run;
				picker.hide();
			} else if (item?.value !== undefined) {
				picker.value = item.value;
				void update();
			}
		});
		picker.onDidTriggerButton(async () => {
			if (picker.items[0]?.run !== picker.value) return;
			await saved.add(picker.value);
			await update();
		});
		picker.onDidTriggerItemButton(async ({ item }) => {
			if (item.run !== undefined) await saved.remove(item.run);
			await update();
		});
		picker.onDidHide(() => {
			picker.dispose();
			resolve(chosen);
		});
		picker.show();
		void update();
	});
}

/** `run` is a query to show, `value` a text to go on with; an item with neither only says something. */
interface Item extends vscode.QuickPickItem {
	readonly run?: string;
	readonly value?: string;
}

const SAVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("save"), tooltip: "Keep This Query" };
const REMOVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("trash"), tooltip: "Forget This Query" };

/** VS Code would hide what does not hold the typed text, so that every item says that it is always shown. */
function itemsOf(query: string, check: CheckQueryResult | undefined, saved: readonly string[]): Item[] {
	const isEmpty = query.trim() === "";
	const suggestions = (check?.suggestions ?? []).map(
		({ start, end, text, detail }): Item => ({
			label: text.trim(),
			description: detail.replaceAll("`", ""),
			value: query.slice(0, start) + text + query.slice(end),
			alwaysShow: true,
		}),
	);
	return [
		...(isEmpty ? [] : verdict(query, check)),
		...titled("Kept Queries", isEmpty ? saved.map(keptItem) : []),
		...titled("Go On With", suggestions),
	];
}

/** What happens on Enter: the filter, or nothing because of an error. */
function verdict(query: string, check: CheckQueryResult | undefined): Item[] {
	if (!check || check.errors.length === 0) {
		return [{ label: `$(filter) ${query}`, description: "show what matches", run: query, alwaysShow: true }];
	}
	return check.errors.map(({ start, end, message, instead }) => ({
		label: `$(error) ${message}`,
		...(end > start ? { detail: `at “${query.slice(start, Math.min(end, start + 40))}”` } : {}),
		...(instead === undefined ? {} : { value: query.slice(0, start) + instead + query.slice(end) }),
		alwaysShow: true,
	}));
}

function keptItem(query: string): Item {
	return { label: `$(bookmark) ${query}`, run: query, buttons: [REMOVE], alwaysShow: true };
}

function titled(label: string, items: readonly Item[]): Item[] {
	return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
