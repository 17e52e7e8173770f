// What the user has set, for each log: the section `rtcdll` of the folder it lies in.

import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import {
	type CustomRules,
	DEFAULT_LIMITS,
	type InlayHintKinds,
	isSeveritySetting,
	type Limits,
	RULES,
	type RuleSettings,
	readCustomRules,
	type Severity,
} from "../core/index.ts";
import { logBehind } from "../protocol.ts";
import type { Editor } from "./editor.ts";

/** What holds for one log. */
export interface LogSettings {
	readonly rules: RuleSettings;
	/** The rules that the user wrote, and what is wrong with those that cannot be used. */
	readonly customRules: CustomRules;
	readonly limits: Limits;
	readonly inlayHints: InlayHintKinds;
	/** Whether there are lenses at all. */
	readonly codeLens: boolean;
	/** Whether a language model is told of the redacted copy of the log instead of the log. */
	readonly redactForAssistants: boolean;
}

/** The settings of the editor, for each log by its URI. */
export interface Settings {
	/** The settings for a log, and for what shows a part of it; the same object as long as nothing has changed. */
	of(uri: string): Promise<LogSettings>;
	forget(uri: string): void;
	/** Called when settings have changed, and with them perhaps the severities of findings. */
	onChange(listener: () => void): void;
	/** To be called once the editor has said `initialized`. */
	initialized(): Promise<void>;
}

/**
 * Asks the editor for the settings where it can be asked (`workspace/configuration`); else takes what it sends along with
 * `workspace/didChangeConfiguration`. Values that make no sense count as not set.
 */
export function followSettings(connection: Connection, editor: () => Editor): Settings {
	const cache = new Map<string, Promise<LogSettings>>();
	const listeners: (() => void)[] = [];
	let pushed = readSection(undefined);

	connection.onDidChangeConfiguration(({ settings }) => {
		pushed = readSection((settings as { rtcdll?: unknown } | undefined)?.rtcdll);
		cache.clear();
		for (const listener of listeners) listener();
	});
	/** A client that is silent gets what holds without it; what it says in the end counts all the same. */
	const ask = (log: string) => {
		const asked = connection.workspace
			.getConfiguration({ scopeUri: log, section: SECTION })
			.then(readSection, () => readSection(undefined));
		const patience = after(PATIENCE_MS).then(() => pushed);
		const first = Promise.race([asked, patience]);
		void asked.then(async (late) => {
			if (late === (await first) || cache.get(log) !== first) return;
			cache.set(log, asked);
			for (const listener of listeners) listener();
		});
		return first;
	};
	return {
		of(uri) {
			if (!editor().tellsSettings) return Promise.resolve(pushed);
			const log = logBehind(uri) ?? uri;
			let settings = cache.get(log);
			if (!settings) {
				settings = ask(log);
				cache.set(log, settings);
			}
			return settings;
		},
		forget(uri) {
			cache.delete(uri);
		},
		onChange(listener) {
			listeners.push(listener);
		},
		async initialized() {
			if (!editor().tellsChangedSettings) return;
			await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
		},
	};
}

const SECTION = "rtcdll";

/** How long the editor may take to tell the settings, in ms. */
const PATIENCE_MS = 3000;

function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The settings in what an editor says of the section `rtcdll`; what makes no sense in it counts as not set. */
export function readSection(section: unknown): LogSettings {
	const { rules, customRules, slowTransaction, inlayHints, codeLens, assistant } = (section ?? {}) as Readonly<
		Record<string, unknown>
	>;
	const isLimit = typeof slowTransaction === "number" && slowTransaction > 0;
	return {
		rules: readRules(rules),
		customRules: readCustomRules(customRules),
		limits: isLimit ? { ...DEFAULT_LIMITS, slowTransactionMs: slowTransaction } : DEFAULT_LIMITS,
		inlayHints: readInlayHints(inlayHints),
		codeLens: codeLens === true,
		redactForAssistants: (assistant as { readonly redact?: unknown } | undefined)?.redact !== false,
	};
}

/** The first look at a log shows what belongs together, not how every moment passed. */
function readInlayHints(section: unknown): InlayHintKinds {
	const { outcome, answers, elapsed } = (section ?? {}) as Readonly<Record<string, unknown>>;
	return { outcome: outcome !== false, answers: answers !== false, elapsed: elapsed === true };
}

function readRules(rules: unknown): RuleSettings {
	if (typeof rules !== "object" || rules === null) return {};
	const known = new Set(RULES.map(({ id }) => id));
	const valid = Object.entries(rules).filter(([id, value]) => known.has(id) && isSeveritySetting(value));
	return Object.fromEntries(valid) as Record<string, Severity | "off">;
}
