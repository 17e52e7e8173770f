// Asks the editor to refresh inlay hints, tokens, lenses and diagnostics when they change although the text does not.

import { debounce } from "es-toolkit/compat";
import type { Connection } from "vscode-languageserver";
import { logBehind } from "../protocol.ts";
import type { Editor } from "./editor.ts";
import type { OpenLogs } from "./logs/documents.ts";
import type { Settings } from "./settings.ts";

/** Delay after a change to a log before its parts are refreshed, in ms: by then our client has regenerated them. */
const REST_MS = 1000;

/** The longest delay while the log keeps changing, in ms. */
const LONGEST_MS = 3000;

/**
 * Refreshes when settings change, and when a log changes of which a part is open. The returned function refreshes
 * immediately.
 */
export function refreshDecorations(
	connection: Connection,
	logs: OpenLogs,
	settings: Settings,
	editor: () => Editor,
): () => void {
	const refreshSoon = debounce(refresh, REST_MS, { maxWait: LONGEST_MS });
	settings.onChange(refresh);
	logs.listen(
		(uri) => {
			if (logs.all().some((each) => logBehind(each) === uri)) refreshSoon();
		},
		() => undefined,
	);
	return refresh;

	function refresh(): void {
		const { refreshes, pullsDiagnostics } = editor();
		for (const feature of refreshes) {
			if (feature === "diagnostic" && !pullsDiagnostics) continue;
			connection.sendRequest(`workspace/${feature}/refresh`).catch(() => undefined);
		}
	}
}
