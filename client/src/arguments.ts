// Validates the arguments of commands that code lenses, code actions and links carry. They are untrusted: they may come from
// a server that another extension imitates, or from a keybinding. Anything of the wrong shape becomes `undefined`.

import * as vscode from "vscode";

/** A document URI as text. */
export function readUri(value: unknown): vscode.Uri | undefined {
	if (typeof value !== "string") return undefined;
	try {
		return vscode.Uri.parse(value, true);
	} catch {
		return undefined;
	}
}

/** An LSP position. */
export function readPosition(value: unknown): vscode.Position | undefined {
	const { line, character } = (value ?? {}) as { line?: unknown; character?: unknown };
	return isIndex(line) && isIndex(character) ? new vscode.Position(line, character) : undefined;
}

/** An LSP range. */
export function readRange(value: unknown): vscode.Range | undefined {
	const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown };
	const [from, to] = [readPosition(start), readPosition(end)];
	return from && to && new vscode.Range(from, to);
}

/** A list of LSP locations; `undefined` if any item is invalid. */
export function readLocations(value: unknown): vscode.Location[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const locations = value.map((each: { uri?: unknown; range?: unknown } | null) => {
		const [uri, range] = [readUri(each?.uri), readRange(each?.range)];
		return uri && range && new vscode.Location(uri, range);
	});
	return locations.every((each) => each !== undefined) ? (locations as vscode.Location[]) : undefined;
}

/** True for a line, a column or a list index: a non-negative integer. */
export function isIndex(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A list of indexes; `undefined` if any item is invalid. */
export function readIndexes(value: unknown): number[] | undefined {
	return Array.isArray(value) && value.every(isIndex) ? value : undefined;
}
