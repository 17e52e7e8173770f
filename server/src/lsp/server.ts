// The language server, the same in every host: how it starts, and which services it offers.

import { type Connection, type InitializeParams, TextDocumentSyncKind } from "vscode-languageserver";
import { codeActions } from "./codeActions.ts";
import { codeLens } from "./codeLens.ts";
import { comparing } from "./compare.ts";
import { comparingLogs } from "./compareLogs.ts";
import { tellOfWrongRules } from "./customRules.ts";
import { decoration } from "./decoration.ts";
import { publishDiagnostics } from "./diagnostics.ts";
import { type ReadFile, readDiskLogs } from "./diskLogs.ts";
import { followDocuments } from "./documents.ts";
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
import { reading } from "./reading.ts";
import { recovering } from "./recover.ts";
import { refreshDecorations } from "./refresh.ts";
import { createSession, type Service } from "./session.ts";
import { followSettings } from "./settings.ts";
import { hearSilence } from "./silence.ts";
import { structure } from "./structure.ts";
import { tokens } from "./tokens.ts";
import { tree } from "./tree.ts";

/** What a host tells the server that only it can know. */
export interface Host {
	/** The folder URI of the rules' pages, without a slash at its end; the client's `initializationOptions` win. */
	readonly rulePages?: string;
	/** Reads a file of the machine that the server runs on; none in a browser. */
	readonly readFile?: ReadFile;
}

/** Everything that an editor can ask for; each service says itself what it can do. */
const SERVICES: readonly Service[] = [
	structure,
	navigation,
	hover,
	reading,
	decoration,
	codeLens,
	exploration,
	codeActions,
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
];

/** Serves one editor on a connection that does not listen yet, until the editor ends it. */
export function startServer(connection: Connection, host: Host = {}): void {
	let initializeParams: InitializeParams | undefined;
	const { logs: open, onConcluded } = hearSilence(connection, followDocuments(connection));
	const checked = guarded(connection, (uri) => open.get(uri)?.read());
	const logs = readDiskLogs(checked, open, host.readFile);
	const settings = tellOfWrongRules(connection, followSettings(connection), () => session.options().clientCommands);
	const session = createSession(checked, logs, settings, hearMarks(connection), () => initializeParams!);

	connection.onInitialize((params) => {
		initializeParams = params;
		settings.initialize(params);
		return {
			capabilities: Object.assign(
				{ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
				...SERVICES.map(({ capabilities }) => capabilities),
			),
			serverInfo: { name: "rtcdll-log" },
		};
	});
	connection.onInitialized(() => settings.initialized(session.editor()));
	publishDiagnostics(connection, logs, settings, () => session.options().rulePages ?? host.rulePages);
	onConcluded(refreshDecorations(connection, logs, settings, session.editor));
	for (const service of SERVICES) service.serve(session);
	connection.listen();
}
