// The user's saved queries. They apply to all logs and folders.

import type * as vscode from "vscode";

/** Saved queries, newest first. */
export interface SavedQueries {
	all(): readonly string[];
	add(query: string): Promise<void>;
	remove(query: string): Promise<void>;
}

/** Stores queries in the extension's state. */
export function savedQueries(state: vscode.Memento): SavedQueries {
	const all = () => {
		const kept = state.get<unknown>(KEY);
		return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === "string") : [];
	};
	const others = (query: string) => all().filter((each) => each !== query);
	return {
		all,
		add: async (query) => state.update(KEY, [query, ...others(query)].slice(0, MOST)),
		remove: async (query) => state.update(KEY, others(query)),
	};
}

const KEY = "rtcdll.savedQueries";
const MOST = 50;
