// The services of the language server, the same in every host: everything that needs the engine.

import type { Connection } from "vscode-languageserver";
import { logBehind } from "../protocol.ts";
import { warnOfWrongRules } from "./customRules.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import type { Editor } from "./editor.ts";
import { guarded } from "./guarded.ts";
import { type ReadFile, readDiskLogs } from "./logs/diskLogs.ts";
import { followDocuments } from "./logs/documents.ts";
import { receiveSilence } from "./logs/silence.ts";
import { collectTextParts } from "./logs/textParts.ts";
import { receiveMarks } from "./marks.ts";
import { refreshDecorations } from "./refresh.ts";
import { assisting } from "./services/assistant.ts";
import { codeActions } from "./services/codeActions.ts";
import { codeLens } from "./services/codeLens.ts";
import { comparing } from "./services/compare.ts";
import { comparingLogs } from "./services/compareLogs.ts";
import { decoration } from "./services/decoration.ts";
import { explaining } from "./services/explain.ts";
import { exploration } from "./services/exploration.ts";
import { exporting } from "./services/export.ts";
import { filtering } from "./services/filter.ts";
import { flows } from "./services/flows.ts";
import { folders } from "./services/folder.ts";
import { hover } from "./services/hover.ts";
import { ladderViews } from "./services/ladder.ts";
import { marking } from "./services/marks.ts";
import { merging } from "./services/merge.ts";
import { navigation } from "./services/navigation.ts";
import { pulledDiagnostics } from "./services/pulledDiagnostics.ts";
import { reading } from "./services/reading.ts";
import { recovering } from "./services/recover.ts";
import { redacting } from "./services/redact.ts";
import { serverCommands } from "./services/serverCommands.ts";
import { structure } from "./services/structure.ts";
import { tokens } from "./services/tokens.ts";
import { tree } from "./services/tree.ts";
import { createSession, type Service } from "./session.ts";
import { followSettings } from "./settings.ts";

/** What only the host can provide. */
export interface Host {
	/** The folder URI of the rule pages, without a trailing slash. The client's `initializationOptions` take precedence. */
	readonly rulePages?: string;
	/** Reads a file of the machine that the server runs on; absent in a browser. */
	readonly readFile?: ReadFile;
}

/** Handles every request that an editor can send. */
const SERVICES: readonly Service[] = [
	structure,
	navigation,
	hover,
	reading,
	decoration,
	codeLens,
	exploration,
	codeActions,
	pulledDiagnostics,
	serverCommands,
	explaining,
	exporting,
	comparing,
	comparingLogs,
	folders,
	tokens,
	tree,
	flows,
	filtering,
	ladderViews,
	marking,
	recovering,
	merging,
	redacting,
	assisting,
];

/**
 * Registers the services on a connection that is already listening. `editor` says what the editor supports, from
 * `initialize` on.
 */
export function serve(connection: Connection, editor: () => Editor, host: Host = {}): void {
	const incoming = collectTextParts(connection);
	const followed = followDocuments(connection, incoming, () => editor().positionEncoding ?? "utf-16");
	const { logs: open, onOutcomesChanged } = receiveSilence(connection, followed);
	const checked = guarded(connection, (uri) => {
		const opened = incoming.opened(logBehind(uri) ?? uri);
		return opened ? opened.then(() => open.get(uri)?.read()) : open.get(uri)?.read();
	});
	const logs = readDiskLogs(checked, open, host.readFile);
	const settings = warnOfWrongRules(
		connection,
		followSettings(connection, editor),
		() => editor().options.clientCommands,
	);
	const session = createSession(checked, logs, settings, receiveMarks(connection), editor, host.rulePages);

	connection.onInitialized(() => settings.initialized());
	publishDiagnostics(session);
	onOutcomesChanged(refreshDecorations(connection, logs, settings, editor));
	for (const service of SERVICES) service.serve(session);
}
