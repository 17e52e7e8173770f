// The language server, the same in every host: how it starts, and which services it offers.

import { type Connection, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
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
import { type Editor, readEditor } from "./editor.ts";
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

/** Serves one editor on a connection that does not listen yet, until the editor ends it. */
export function startServer(connection: Connection, host: Host = {}): void {
	let declared = PLAIN_EDITOR;
	const editor = () => declared;
	const followed = followDocuments(connection, () => editor().positionEncoding ?? "utf-16");
	const { logs: open, onConcluded } = hearSilence(connection, followed);
	const checked = guarded(connection, (uri) => open.get(uri)?.read());
	const logs = readDiskLogs(checked, open, host.readFile);
	const settings = tellOfWrongRules(connection, followSettings(connection), () => editor().options.clientCommands);
	const session = createSession(checked, logs, settings, hearMarks(connection), editor, host.rulePages);

	connection.onInitialize((params) => {
		declared = readEditor(params);
		settings.initialize(declared);
		return { capabilities: capabilitiesFor(declared), serverInfo: { name: "rtcdll-log" } };
	});
	connection.onInitialized(() => settings.initialized(editor()));
	publishDiagnostics(session);
	onConcluded(refreshDecorations(connection, logs, settings, editor));
	for (const service of SERVICES) service.serve(session);
	connection.listen();
}

/** One that has not said anything yet; what it sends too early is taken all the same. */
const PLAIN_EDITOR = readEditor({ processId: null, rootUri: null, capabilities: {} });

/** What the server can do for this editor, and how it counts columns if it was asked. */
function capabilitiesFor(editor: Editor): ServerCapabilities {
	const { positionEncoding } = editor;
	return Object.assign(
		{
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
			...(positionEncoding === undefined ? {} : { positionEncoding }),
		},
		...SERVICES.map(({ capabilities }) => (typeof capabilities === "function" ? capabilities(editor) : capabilities)),
	);
}
