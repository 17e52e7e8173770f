// Where a query is typed: with what is wrong with it, how much it matches, how it could go on, and the queries that were kept.

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
import { ask, type Desk } from "../question.ts";
import type { SavedQueries } from "./savedQueries.ts";

/** What the input has to know of the log that is filtered. */
export interface AskedLog {
	/** Its URI. */
	readonly log: string;
	readonly context: FilterContext;
	/** What stands in the input at first. */
	readonly initial: string;
	/** The query for the call at the cursor; `undefined` where that is in none. */
	readonly call: string | undefined;
}

/** How long nobody may type before it is counted what matches, in ms: a large log takes its time. */
const REST_MS = 150;

/** Asks for a query of the log; `undefined` when the reader has changed their mind. The answer has no errors. */
export function askForQuery(
	desk: Desk,
	saved: SavedQueries,
	{ log, context, initial, call }: AskedLog,
): Promise<string | undefined> {
	const picker = vscode.window.createQuickPick<Item>();
	picker.title = vscode.l10n.t("Filter the Log");
	picker.placeholder = vscode.l10n.t("from:alice and status:4xx, a word of the text, or choose below");
	picker.buttons = [SAVE];
	picker.ignoreFocusOut = true;
	picker.value = initial;

	/** The query that the items speak of, and what there is to say of it. */
	let answered: string | undefined;
	let check: CheckQueryResult | undefined;
	const show = (matches: string | undefined) => {
		picker.items = itemsOf(picker.value, { check, saved: saved.all(), call, matches });
		// Enter shows what matches, and changes nothing where the query is wrong: what is offered has to be chosen.
		const [first] = picker.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
		if (first) picker.activeItems = [first];
	};
	const update = async () => {
		const query = picker.value;
		const params: CheckQueryParams = { textDocument: { uri: log }, query, offset: query.length };
		const found = await ask<CheckQueryResult>(desk, CHECK_QUERY_REQUEST, params);
		// Only the answer to what stands there now is of use.
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
		const found = await ask<CountMatchesResult>(desk, COUNT_MATCHES_REQUEST, params);
		// Whoever has gone down to an item must not be thrown back to the first.
		if (query !== picker.value || picker.activeItems[0] !== picker.items[0]) return;
		if (found) show(found.words ?? found.reason);
	}, REST_MS);
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
			count.cancel();
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

const SAVE: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon("save"),
	tooltip: vscode.l10n.t("Keep This Query"),
};
const REMOVE: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon("trash"),
	tooltip: vscode.l10n.t("Forget This Query"),
};

/** What the items are made of. */
interface Known {
	readonly check: CheckQueryResult | undefined;
	readonly saved: readonly string[];
	readonly call: string | undefined;
	/** How much matches, in words, once that is known. */
	readonly matches: string | undefined;
}

/** VS Code would hide what does not hold the typed text, so that every item says that it is always shown. */
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
		return [...verdict(query, check, matches), ...titled(vscode.l10n.t("Go On With"), suggestions)];
	const presets = [
		...(call === undefined ? [] : [{ name: vscode.l10n.t("Only This Call"), query: call }]),
		...(check?.presets ?? []),
	];
	return [
		...titled(vscode.l10n.t("Filters"), presets.map(presetItem)),
		...titled(vscode.l10n.t("Kept Queries"), saved.map(keptItem)),
		...titled(vscode.l10n.t("Begin With"), suggestions),
	];
}

/** What happens on Enter: the filter, or nothing because of an error. What was probably meant is offered below that. */
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
						description: vscode.l10n.t("probably meant"),
						value: query.slice(0, start) + instead + query.slice(end),
						alwaysShow: true,
					},
				]),
	]);
}

/** In words, with the query behind them: to learn from, and to find it by either. */
function presetItem({ name, query }: CheckQueryResult["presets"][number]): Item {
	return { label: `$(filter) ${name}`, description: query, run: query, alwaysShow: true };
}

function keptItem(query: string): Item {
	return { label: `$(bookmark) ${query}`, run: query, buttons: [REMOVE], alwaysShow: true };
}

function titled(label: string, items: readonly Item[]): Item[] {
	return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
