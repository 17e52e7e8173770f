// The query input: shows errors, the number of matches, completions and saved queries.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import {
	CHECK_QUERY_REQUEST,
	type CheckQueryParams,
	type CheckQueryResult,
	COUNT_MATCHES_REQUEST,
	type CountMatchesResult,
	type FilterContext,
	type FilterParams,
} from "../../../server/src/protocol.ts";
import { type App, ask } from "../question.ts";
import type { SavedQueries } from "./savedQueries.ts";

/** What the input needs to know about the log to be filtered. */
export interface AskedLog {
	/** The URI of the log. */
	readonly log: string;
	readonly context: FilterContext;
	/** The initial text of the input. */
	readonly initial: string;
	/** The query for the call at the cursor; `undefined` if there is none. */
	readonly call: string | undefined;
}

/** How long typing must pause before matches are counted, in ms. Counting takes time in a large log. */
const REST_MS = 150;

/** Asks for a query; `undefined` if the user cancels. The returned query is valid. */
export function askForQuery(
	app: App,
	saved: SavedQueries,
	{ log, context, initial, call }: AskedLog,
): Promise<string | undefined> {
	const picker = vscode.window.createQuickPick<Item>();
	picker.title = vscode.l10n.t("Filter the Log");
	picker.placeholder = vscode.l10n.t("from:alice and status:4xx, a word from the text, or choose below");
	picker.buttons = [SAVE];
	picker.ignoreFocusOut = true;
	picker.value = initial;

	/** The query that the current items were made for, and what the server said about it. */
	let answered: string | undefined;
	let check: CheckQueryResult | undefined;
	const show = (matches: string | undefined) => {
		picker.items = itemsOf(picker.value, { check, saved: saved.all(), call, matches });
		// Enter applies a valid query and does nothing for an invalid one: a suggestion must be chosen explicitly.
		const [first] = picker.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
		if (first) picker.activeItems = [first];
	};
	const update = async () => {
		const query = picker.value;
		const params: CheckQueryParams = { textDocument: { uri: log }, query, offset: query.length };
		const found = await ask<CheckQueryResult>(app, CHECK_QUERY_REQUEST, params);
		// Ignore a response to an earlier query.
		if (query !== picker.value) return;
		check = found;
		answered = query;
		show(undefined);
		count();
	};
	const count = debounce(async () => {
		const query = picker.value;
		if (query.trim() === "" || answered !== query || !check || check.errors.length > 0) return;
		const params: FilterParams = { textDocument: { uri: log }, query, context };
		const found = await ask<CountMatchesResult>(app, COUNT_MATCHES_REQUEST, params);
		// Do not move the focus back to the first item if the user has moved down the list.
		if (query !== picker.value || picker.activeItems[0] !== picker.items[0]) return;
		if (found) show(found.words ?? found.reason);
	}, REST_MS);
	return new Promise((resolve) => {
		let chosen: string | undefined;
		picker.onDidChangeValue(update);
		picker.onDidAccept(async () => {
			// A fast typist is ahead of the list and must not get an item that was made for a shorter query.
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
			count.cancel();
			picker.dispose();
			resolve(chosen);
		});
		picker.show();
		void update();
	});
}

/** `run` is a query to apply, `value` text to continue editing. An item with neither is informational. */
interface Item extends vscode.QuickPickItem {
	readonly run?: string;
	readonly value?: string;
}

const SAVE: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon("save"),
	tooltip: vscode.l10n.t("Keep This Query"),
};
const REMOVE: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon("trash"),
	tooltip: vscode.l10n.t("Forget This Query"),
};

/** What the items are built from. */
interface Known {
	readonly check: CheckQueryResult | undefined;
	readonly saved: readonly string[];
	readonly call: string | undefined;
	/** The number of matches as text, once counted. */
	readonly matches: string | undefined;
}

/** VS Code hides items that do not contain the typed text unless they are marked to be shown always. */
function itemsOf(query: string, { check, saved, call, matches }: Known): Item[] {
	const suggestions = (check?.suggestions ?? []).map(
		({ start, end, text, detail }): Item => ({
			label: text.trim(),
			description: detail.replaceAll("`", ""),
			value: query.slice(0, start) + text + query.slice(end),
			alwaysShow: true,
		}),
	);
	if (query.trim() !== "")
		return [...verdict(query, check, matches), ...titled(vscode.l10n.t("Continue With"), suggestions)];
	const presets = [
		...(call === undefined ? [] : [{ name: vscode.l10n.t("Only This Call"), query: call }]),
		...(check?.presets ?? []),
	];
	return [
		...titled(vscode.l10n.t("Filters"), presets.map(presetItem)),
		...titled(vscode.l10n.t("Kept Queries"), saved.map(keptItem)),
		...titled(vscode.l10n.t("Start With"), suggestions),
	];
}

/** The first item describes what Enter does: apply the filter, or nothing because of an error. Likely corrections follow. */
function verdict(query: string, check: CheckQueryResult | undefined, matches: string | undefined): Item[] {
	if (!check || check.errors.length === 0) {
		return [
			{ label: `$(filter) ${query}`, description: matches ?? vscode.l10n.t("counting…"), run: query, alwaysShow: true },
		];
	}
	return check.errors.flatMap(({ start, end, message, instead }): Item[] => [
		{
			label: `$(error) ${message}`,
			...(end > start ? { detail: vscode.l10n.t("at “{0}”", query.slice(start, Math.min(end, start + 40))) } : {}),
			alwaysShow: true,
		},
		...(instead === undefined
			? []
			: [
					{
						label: `$(lightbulb) ${query.slice(0, start) + instead + query.slice(end)}`,
						description: vscode.l10n.t("did you mean this?"),
						value: query.slice(0, start) + instead + query.slice(end),
						alwaysShow: true,
					},
				]),
	]);
}

/** Shows the description and the query, so users can learn the syntax and find the item by either. */
function presetItem({ name, query }: CheckQueryResult["presets"][number]): Item {
	return { label: `$(filter) ${name}`, description: query, run: query, alwaysShow: true };
}

function keptItem(query: string): Item {
	return { label: `$(bookmark) ${query}`, run: query, buttons: [REMOVE], alwaysShow: true };
}

function titled(label: string, items: readonly Item[]): Item[] {
	return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
