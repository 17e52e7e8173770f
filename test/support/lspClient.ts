// A small LSP client on a real connection: the built server in its own process, over stdio.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
	type CancellationToken,
	createProtocolConnection,
	type Diagnostic,
	DiagnosticTag,
	type InitializeParams,
	type InitializeResult,
	Message,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
	SymbolKind,
} from "vscode-languageserver/node";

/** The bundle that `npm run build` creates. */
export const SERVER = join(import.meta.dirname, "../../dist/server.js");

export interface LspClient {
	readonly initializeResult: InitializeResult;
	/** The process id of the server. */
	readonly pid: number;
	/** The names of all requests from the server. */
	readonly asked: readonly string[];
	/** Everything that the server has logged over the connection. */
	readonly logged: readonly string[];
	/** Rejects with the server's error; `token` cancels the request. */
	request<Result>(method: string, params: object, ...token: readonly CancellationToken[]): Promise<Result>;
	notify(method: string, params: object): void;
	/** The same; resolves when the notification is written. */
	send(method: string, params: object): Promise<void>;
	open(uri: string, text: string): void;
	/** Replaces ranges of an open document, or all of it, in one notification. */
	change(uri: string, version: number, ...changes: readonly object[]): void;
	close(uri: string): void;
	/** Changes the settings in the section `rtcdll` and notifies the server. */
	configure(settings: object): void;
	/** The next diagnostics published for the document after those that were awaited before. */
	diagnostics(uri: string): Promise<readonly Diagnostic[]>;
	/** The next request of this name from the server; it is answered with null. */
	received(method: string): Promise<void>;
	/** Handles a request from the server. */
	onRequest<Params>(method: string, answer: (params: Params) => unknown): void;
	/** Handles a notification from the server. */
	onNotification<Params>(method: string, listener: (params: Params) => void): void;
	/** Shuts the server down like an editor; resolves with its exit status. */
	stop(): Promise<number | null>;
}

export interface LspOptions {
	readonly settings?: object;
	readonly capabilities?: InitializeParams["capabilities"];
	readonly initializationOptions?: object;
	/** An editor that claims to support configuration requests but never responds. */
	readonly isSilent?: boolean;
	/** Options for Node itself. */
	readonly node?: readonly string[];
	/** Receives the standard error of the server; inherited if omitted. */
	readonly onStderr?: (text: string) => void;
}

/** Starts and initializes the server. Fails with advice if it has not been built. */
export async function startLspClient(options: LspOptions = {}): Promise<LspClient> {
	if (!existsSync(SERVER)) throw new Error("The server is not built: run npm run build first.");
	const { node = [], onStderr } = options;
	const stderr = onStderr ? "pipe" : "inherit";
	const server = spawn(process.execPath, [...node, SERVER, "--stdio"], { stdio: ["pipe", "pipe", stderr] });
	server.stderr?.on("data", (data) => onStderr?.(String(data)));
	const asked: string[] = [];
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout!),
		new StreamMessageWriter(server.stdin!),
		undefined,
		{
			messageStrategy: {
				handleMessage(message, next) {
					if (Message.isRequest(message)) asked.push(message.method);
					next(message);
				},
			},
		},
	);
	const published = collectDiagnostics(connection);
	const logged: string[] = [];
	let settings = options.settings ?? {};
	connection.onNotification("window/logMessage", ({ message }: { message: string }) => void logged.push(message));
	connection.onRequest("workspace/configuration", ({ items }: { items: object[] }) =>
		options.isSilent ? new Promise(() => undefined) : items.map(() => settings),
	);
	connection.onRequest("client/registerCapability", () => null);
	connection.listen();
	const initializeResult: InitializeResult = await connection.sendRequest("initialize", {
		processId: process.pid,
		rootUri: null,
		capabilities: options.capabilities ?? EDITOR,
		initializationOptions: options.initializationOptions,
	});
	await connection.sendNotification("initialized", {});
	return {
		initializeResult,
		pid: server.pid!,
		asked,
		logged,
		request: (method, params, ...token) => connection.sendRequest(method, params, ...token),
		notify: (method, params) => void connection.sendNotification(method, params),
		send: (method, params) => connection.sendNotification(method, params),
		open(uri, text) {
			void connection.sendNotification("textDocument/didOpen", {
				textDocument: { uri, languageId: "rtcdll", version: 1, text },
			});
		},
		change(uri, version, ...changes) {
			void connection.sendNotification("textDocument/didChange", {
				textDocument: { uri, version },
				contentChanges: changes,
			});
		},
		close: (uri) => void connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
		configure(changed) {
			settings = changed;
			void connection.sendNotification("workspace/didChangeConfiguration", { settings: { rtcdll: changed } });
		},
		diagnostics: published,
		received: (method) =>
			new Promise((resolve) => {
				connection.onRequest(method, () => {
					resolve();
					return null;
				});
			}),
		onRequest: (method, answer) => void connection.onRequest(method, answer),
		onNotification: (method, listener) => void connection.onNotification(method, listener),
		stop: () => stop(connection, server),
	};
}

/** The capabilities of an editor such as VS Code, limited to those that our server uses. */
export const EDITOR = {
	workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
	textDocument: {
		definition: { linkSupport: true },
		implementation: { linkSupport: true },
		hover: { contentFormat: ["markdown", "plaintext"] },
		documentSymbol: {
			hierarchicalDocumentSymbolSupport: true,
			symbolKind: { valueSet: Object.values(SymbolKind) as SymbolKind[] },
		},
		publishDiagnostics: {
			relatedInformation: true,
			codeDescriptionSupport: true,
			versionSupport: true,
			tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
		},
	},
} satisfies InitializeParams["capabilities"];

function collectDiagnostics(connection: ProtocolConnection): LspClient["diagnostics"] {
	const arrived = new Map<string, (readonly Diagnostic[])[]>();
	const waiting = new Map<string, ((diagnostics: readonly Diagnostic[]) => void)[]>();
	connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
		const waiter = waiting.get(uri)?.shift();
		if (waiter) waiter(diagnostics);
		else arrived.set(uri, [...(arrived.get(uri) ?? []), diagnostics]);
	});
	return (uri) => {
		const first = arrived.get(uri)?.shift();
		if (first) return Promise.resolve(first);
		return new Promise((resolve) => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]));
	};
}

async function stop(connection: ProtocolConnection, server: ChildProcess): Promise<number | null> {
	const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
	await connection.sendRequest("shutdown");
	await connection.sendNotification("exit");
	return ended.finally(() => connection.dispose());
}
