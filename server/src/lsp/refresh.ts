// Has the editor ask again for what it shows beside the text, when that may be another without a change of the text.

import { debounce } from "es-toolkit/compat";
import type { Connection } from "vscode-languageserver";
import { logBehind } from "../protocol.ts";
import type { OpenLogs } from "./documents.ts";
import type { Editor } from "./editor.ts";
import type { Settings } from "./settings.ts";

/** How long a log must rest, in ms, until its parts are looked at again: by then our client has made them anew. */
const REST_MS = 1000;

/** How long a log may go on changing until that is done all the same, in ms. */
const LONGEST_MS = 3000;

/** Does so under other settings, and for the parts of a log that has changed. The result does so at once. */
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
