// Reads the arguments of commands that code lenses, code actions and links carry. They come from outside: from a server
// that another extension may imitate, or from a keybinding. What has another shape is `undefined`.

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

/** A position in LSP shape. */
export function readPosition(value: unknown): vscode.Position | undefined {
	const { line, character } = (value ?? {}) as { line?: unknown; character?: unknown };
	return isIndex(line) && isIndex(character) ? new vscode.Position(line, character) : undefined;
}

/** A range in LSP shape. */
export function readRange(value: unknown): vscode.Range | undefined {
	const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown };
	const [from, to] = [readPosition(start), readPosition(end)];
	return from && to && new vscode.Range(from, to);
}

/** A list of locations in LSP shape; one that is none spoils the list. */
export function readLocations(value: unknown): vscode.Location[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const locations = value.map((each: { uri?: unknown; range?: unknown } | null) => {
		const [uri, range] = [readUri(each?.uri), readRange(each?.range)];
		return uri && range && new vscode.Location(uri, range);
	});
	return locations.every((each) => each !== undefined) ? (locations as vscode.Location[]) : undefined;
}

/** A line or column number, or a place in a list. */
export function isIndex(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A list of such numbers; one that is none spoils the list. */
export function readIndexes(value: unknown): number[] | undefined {
	return Array.isArray(value) && value.every(isIndex) ? value : undefined;
}
