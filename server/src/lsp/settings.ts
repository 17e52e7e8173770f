// The user's settings for each log: the section `rtcdll`, as it applies to the folder of the log.

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

/** The settings that apply to one log. */
export interface LogSettings {
	readonly rules: RuleSettings;
	/** The custom rules, and what is wrong with those that cannot be used. */
	readonly customRules: CustomRules;
	readonly limits: Limits;
	readonly inlayHints: InlayHintKinds;
	/** Whether code lenses are shown. */
	readonly codeLens: boolean;
	/** Whether a language model sees a redacted copy instead of the log. */
	readonly redactForAssistants: boolean;
}

/** The editor's settings, per log. */
export interface Settings {
	/** The settings for a log, or for the log behind a part. Returns the same object as long as nothing changes. */
	of(uri: string): Promise<LogSettings>;
	forget(uri: string): void;
	/** Called when settings have changed; findings may then have other severities. */
	onChange(listener: () => void): void;
	/** To be called when the editor has sent `initialized`. */
	initialized(): Promise<void>;
}

/**
 * Requests the settings if the editor supports `workspace/configuration`, and otherwise uses those that it sends with
 * `workspace/didChangeConfiguration`. Invalid values count as not set.
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
	/**
	 * If the editor does not answer in time, the settings it last sent, or the defaults, apply for now; a late answer
	 * replaces them.
	 */
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
			if (!editor().supportsConfiguration) return Promise.resolve(pushed);
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
			if (!editor().registersForSettings) return;
			await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
		},
	};
}

const SECTION = "rtcdll";

/** How long the editor may take to send its settings, in ms. */
const PATIENCE_MS = 3000;

function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Reads the section `rtcdll`. Invalid values count as not set. */
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

/**
 * By default, hints show the outcome and what belongs together, but not the time since the previous message, which would add
 * a hint to nearly every message.
 */
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
