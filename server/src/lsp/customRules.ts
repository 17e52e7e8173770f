// Reports custom rules that cannot be used: once per faulty setting, not once per log.

import { type Connection, MessageType, ShowMessageNotification, type ShowMessageParams } from "vscode-languageserver";
import { WRONG_CUSTOM_RULES_NOTIFICATION, type WrongCustomRulesParams } from "../protocol.ts";
import type { Settings } from "./settings.ts";

/**
 * Wraps settings so that the user is notified the first time a faulty list of custom rules is read. `isOurClient` tells
 * whether the client can open the setting.
 */
export function warnOfWrongRules(connection: Connection, settings: Settings, isOurClient: () => boolean): Settings {
	/**
	 * What was reported under these settings and under the previous ones: changing another setting must not repeat the
	 * message.
	 */
	let reported = new Set<string>();
	let before = new Set<string>();
	settings.onChange(() => {
		[before, reported] = [reported, new Set()];
	});
	return {
		...settings,
		of(uri) {
			const current = settings.of(uri);
			void current.then(({ customRules: { problems } }) => problems.length > 0 && tell(uri, messageOf(problems)));
			return current;
		},
	};

	function tell(uri: string, message: string): void {
		const isNew = !reported.has(message) && !before.has(message);
		reported.add(message);
		if (!isNew) return;
		const params: WrongCustomRulesParams = { uri, message };
		const plain: ShowMessageParams = { type: MessageType.Warning, message: `rtcdll.customRules: ${message}` };
		if (isOurClient()) void connection.sendNotification(WRONG_CUSTOM_RULES_NOTIFICATION, params);
		else void connection.sendNotification(ShowMessageNotification.type, plain);
	}
}

function messageOf(problems: readonly string[]): string {
	const [what, rest] = [problems.slice(0, MOST_PROBLEMS).join(" "), problems.length - MOST_PROBLEMS];
	return rest > 0 ? `${what} And ${rest} more.` : what;
}

/** A notification has room for a few lines. */
const MOST_PROBLEMS = 3;
