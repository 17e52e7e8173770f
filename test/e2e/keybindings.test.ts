// Our keybindings override none of VS Code's: it lists the keys of its own commands on this platform.

import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Keybinding {
	readonly key: string;
	readonly command: string;
	readonly when?: string;
}

const PLATFORM_KEY =
	({ win32: "win", darwin: "mac" } as Partial<Record<NodeJS.Platform, string>>)[process.platform] ?? "linux";

/** Contexts that cannot occur with the focus in the text of a trace; `!` marks those that always apply there. */
const ELSEWHERE: ReadonlySet<string> = new Set([
	"!editorFocus",
	"!editorTextFocus",
	"!textInputFocus",
	"listFocus",
	"terminalFocus",
	"inQuickInput",
	"inQuickOpen",
	"inSettingsEditor",
	"inSearchEditor",
	"inKeybindings",
	"inChat",
	"notebookEditorFocused",
	"accessibilityHelpIsShown",
	"accessibleViewIsShown",
]);

suite("keybindings", () => {
	test("none of our keys is used by VS Code in an editor", async () => {
		const defaults = await defaultKeybindings();
		assert.ok(
			defaults.some(({ command }) => command === "editor.action.marker.next"),
			"the default keybindings were not read",
		);
		const foreign = defaults.filter(({ command, when }) => !command.startsWith("rtcdll.") && mayHoldInTrace(when));

		for (const { key, command } of ourKeybindings()) {
			const taken = foreign.filter((other) => overlap(key, other.key));
			assert.deepEqual(taken, [], `${key} of ${command} is taken`);
		}
	});

	test("all of our keys are in effect", async () => {
		const defaults = await defaultKeybindings();
		for (const { key, command } of ourKeybindings()) {
			assert.ok(
				defaults.some(
					(other) => other.command === command && normalise(other.key).join(" ") === normalise(key).join(" "),
				),
				`${key} of ${command} is not among the default keybindings`,
			);
		}
	});
});

function ourKeybindings(): Keybinding[] {
	const extension = vscode.extensions.getExtension("rtcdll-log.rtcdll-log");
	assert.ok(extension, "the extension is not installed");
	const keybindings: (Keybinding & Record<string, string>)[] = extension.packageJSON.contributes.keybindings;
	// Commands of VS Code that we bind to further keys keep their own.
	const ours = keybindings.filter(({ command }) => command.startsWith("rtcdll."));
	return ours.map((keybinding) => ({ ...keybinding, key: keybinding[PLATFORM_KEY] ?? keybinding.key }));
}

/** Reads the file that "Preferences: Open Default Keyboard Shortcuts (JSON)" opens. */
async function defaultKeybindings(): Promise<Keybinding[]> {
	const uri = vscode.Uri.parse("vscode://defaultsettings/keybindings.json");
	const document = await vscode.workspace.openTextDocument(uri);
	// Comments are on lines of their own: the head of the file, and after its end a list of commands without a key.
	const lines = document.getText().split(/\r?\n/);
	return JSON.parse(lines.filter((line) => !line.trimStart().startsWith("//")).join("\n"));
}

/** Whether a when-clause, which VS Code prints as alternatives of conditions, can be true in our editor. */
function mayHoldInTrace(when: string | undefined): boolean {
	if (when === undefined) return true;
	return when
		.split(" || ")
		.some((alternative) => !alternative.split(" && ").some((term) => ELSEWHERE.has(term.trim())));
}

/** Whether one of two keybindings, each a key or a chord, is a prefix of the other. */
function overlap(one: string, other: string): boolean {
	const [shorter, longer] = [normalise(one), normalise(other)].sort((a, b) => a.length - b.length);
	return shorter!.every((stroke, index) => stroke === longer![index]);
}

/** The strokes of a keybinding, with their modifiers in a fixed order: `Shift+Ctrl+K X` → `["ctrl+shift+k", "x"]`. */
function normalise(key: string): string[] {
	return key
		.toLowerCase()
		.split(" ")
		.map((stroke) => {
			const parts = stroke.split("+");
			const last = parts.pop()!;
			return [...parts.map((modifier) => (modifier === "meta" ? "cmd" : modifier)).sort(), last].join("+");
		});
}
