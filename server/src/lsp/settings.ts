// What the user has set, for each log: `rtcdll.rules` of the folder it lies in.

import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from "vscode-languageserver";
import { RULES, type RuleSettings, type Severity } from "../core/index.ts";

export interface Settings {
	/** The rule settings that hold for a log; the same object as long as nothing has changed. */
	rulesFor(uri: string): Promise<RuleSettings>;
	forget(uri: string): void;
	/** Called when settings have changed, and with them perhaps the severities of findings. */
	onChange(listener: () => void): void;
	/** To be called with the editor's `initialize`, and again once it has said `initialized`. */
	initialize(params: InitializeParams): void;
	initialized(params: InitializeParams): Promise<void>;
}

/**
 * Asks the editor for the settings where it can be asked (`workspace/configuration`); else takes what it sends along with
 * `workspace/didChangeConfiguration`. Values that make no sense count as not set.
 */
export function followSettings(connection: Connection): Settings {
	const cache = new Map<string, Promise<RuleSettings>>();
	const listeners: (() => void)[] = [];
	let canAsk = false;
	let pushed: RuleSettings = {};

	connection.onDidChangeConfiguration(({ settings }) => {
		pushed = readRules((settings as { rtcdll?: unknown } | undefined)?.rtcdll);
		cache.clear();
		for (const listener of listeners) listener();
	});
	return {
		rulesFor(uri) {
			if (!canAsk) return Promise.resolve(pushed);
			let rules = cache.get(uri);
			if (!rules) {
				rules = connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }).then(readRules, () => ({}));
				cache.set(uri, rules);
			}
			return rules;
		},
		forget(uri) {
			cache.delete(uri);
		},
		onChange(listener) {
			listeners.push(listener);
		},
		initialize({ capabilities }: InitializeParams) {
			canAsk = capabilities.workspace?.configuration === true;
		},
		async initialized({ capabilities }: InitializeParams) {
			if (!capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) return;
			await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
		},
	};
}

const SECTION = "rtcdll";
const SEVERITIES: ReadonlySet<unknown> = new Set(["error", "warning", "information", "hint", "off"]);

function readRules(section: unknown): RuleSettings {
	const rules = (section as { rules?: unknown } | null | undefined)?.rules;
	if (typeof rules !== "object" || rules === null) return {};
	const known = new Set(RULES.map(({ id }) => id));
	const valid = Object.entries(rules).filter(([id, value]) => known.has(id) && SEVERITIES.has(value));
	return Object.fromEntries(valid) as Record<string, Severity | "off">;
}
