// The services of the language server, the same in every host: everything that needs the engine.

import type { Connection } from "vscode-languageserver";
import { assisting } from "./assistant.ts";
import { codeActions } from "./codeActions.ts";
import { codeLens } from "./codeLens.ts";
import { comparing } from "./compare.ts";
import { comparingLogs } from "./compareLogs.ts";
import { tellOfWrongRules } from "./customRules.ts";
import { decoration } from "./decoration.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import { type ReadFile, readDiskLogs } from "./diskLogs.ts";
import { followDocuments } from "./documents.ts";
import type { Editor } from "./editor.ts";
import { explaining } from "./explain.ts";
import { exploration } from "./exploration.ts";
import { exporting } from "./export.ts";
import { filtering } from "./filter.ts";
import { flows } from "./flows.ts";
import { folders } from "./folder.ts";
import { guarded } from "./guarded.ts";
import { hover } from "./hover.ts";
import { ladderViews } from "./ladder.ts";
import { hearMarks, marking } from "./marks.ts";
import { merging } from "./merge.ts";
import { navigation } from "./navigation.ts";
import { pulledDiagnostics } from "./pulledDiagnostics.ts";
import { reading } from "./reading.ts";
import { recovering } from "./recover.ts";
import { redacting } from "./redact.ts";
import { refreshDecorations } from "./refresh.ts";
import { serverCommands } from "./serverCommands.ts";
import { createSession, type Service } from "./session.ts";
import { followSettings } from "./settings.ts";
import { hearSilence } from "./silence.ts";
import { structure } from "./structure.ts";
import { tokens } from "./tokens.ts";
import { tree } from "./tree.ts";

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
	const followed = followDocuments(connection, () => editor().positionEncoding ?? "utf-16");
	const { logs: open, onConcluded } = hearSilence(connection, followed);
	const checked = guarded(connection, (uri) => open.get(uri)?.read());
	const logs = readDiskLogs(checked, open, host.readFile);
	const settings = tellOfWrongRules(
		connection,
		followSettings(connection, editor),
		() => editor().options.clientCommands,
	);
	const session = createSession(checked, logs, settings, hearMarks(connection), editor, host.rulePages);

	connection.onInitialized(() => settings.initialized());
	publishDiagnostics(session);
	onConcluded(refreshDecorations(connection, logs, settings, editor));
	for (const service of SERVICES) service.serve(session);
}
