// The lifecycle of the language server: starts it, restarts it after a crash, and explains why if it cannot.

import * as vscode from "vscode";
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	RevealOutputChannelOn,
	State,
} from "vscode-languageclient";
import {
	type InitializationOptions,
	WRONG_CUSTOM_RULES_NOTIFICATION,
	type WrongCustomRulesParams,
} from "../../server/src/protocol.ts";
import { DISPLAY_NAME, LANGUAGE_ID } from "./names.ts";
import { compactOutline } from "./outline.ts";
import { textInParts } from "./textInParts.ts";

/** Creates a client without starting it: the only difference between desktop and web. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server as the rest of the client sees it. Only `request` may reject. */
export interface Server {
	/**
	 * Starts the server if it was not started before. Resolves when it runs, or when the user has been told why it does not.
	 */
	start(): Promise<void>;
	/** Stops the server in any state and starts a new one. Resolves like `start`. */
	restart(): Promise<void>;
	/** Stops the server permanently: later calls of `start` or `restart` do nothing. */
	stop(): Promise<void>;
	/** Sends a request defined in `protocol.ts`. Rejects if the server is not running or responds with an error. */
	request<Result>(method: string, params: object): Promise<Result>;
	/** Fires whenever a server is running, the first one and each replacement. */
	readonly onDidStart: vscode.Event<void>;
	/** Fires when the server reports invalid custom rules. */
	readonly onWrongCustomRules: vscode.Event<WrongCustomRulesParams>;
	/**
	 * True if no server runs and only `restart` can start one: it crashed too often, lost its connection, or failed to start.
	 */
	readonly isOff: boolean;
	/** Fires when `isOff` becomes true. */
	readonly onDidGiveUp: vscode.Event<void>;
	/** Sends a notification defined in `protocol.ts`. It is dropped if the server is not running. */
	notify(method: string, params: object): void;
}

/** The message of every view and command while the server is off. */
export const SERVER_IS_OFF = vscode.l10n.t(
	"The language server is off. To start it again, run RTCDLL Log: Restart Language Server.",
);

/** The server is restarted after up to this many crashes within `CRASH_WINDOW_MS`; after one more it stays off. */
const MAX_RESTARTS = 4;
const CRASH_WINDOW_MS = 3 * 60 * 1000;

/** Advice for a server that ran out of memory. */
const TOO_LARGE = vscode.l10n.t(
	"Close the largest open log, then split it or read it on the command line: rtcdll report FILE.",
);

/** Single messages may fail; more failures than this in a row mean the connection is broken. */
const MAX_CONNECTION_ERRORS = 3;

/** How long messages may fail after a process has died before the connection reports that it is closed, in ms. */
const CLOSE_PATIENCE_MS = 10_000;

/**
 * Prepares the server without starting it. `createClient` is called for every start except those after a crash; `rulePages`
 * is the URI of the folder with the rule pages; `ranOutOfMemory` is called after a crash.
 */
export function createServer(
	createClient: CreateClient,
	output: vscode.LogOutputChannel,
	rulePages: string,
	ranOutOfMemory: () => Promise<boolean>,
): Server {
	let current: BaseLanguageClient | undefined;
	let listener: vscode.Disposable | undefined;
	let stopped = false;
	let isOff = false;
	const started = new vscode.EventEmitter<void>();
	const wrongCustomRules = new vscode.EventEmitter<WrongCustomRulesParams>();
	const gaveUp = new vscode.EventEmitter<void>();

	const server: Server = {
		onDidStart: started.event,
		onWrongCustomRules: wrongCustomRules.event,
		get isOff() {
			return isOff;
		},
		onDidGiveUp: gaveUp.event,
		start: launch,
		async restart() {
			await discard();
			await launch();
		},
		async stop() {
			stopped = true;
			started.dispose();
			wrongCustomRules.dispose();
			gaveUp.dispose();
			await discard();
		},
		request(method, params) {
			// A client that is shutting down would leave the request pending.
			if (isOff || current === undefined) return Promise.reject(new Error("The language server does not run."));
			return current.sendRequest(method, params);
		},
		notify(method, params) {
			if (current?.state !== State.Running) return;
			current.sendNotification(method, params).catch((error: unknown) => output.debug(`${method} was lost: ${error}`));
		},
	};
	return server;

	async function launch(): Promise<void> {
		if (stopped || current !== undefined) return;
		try {
			const provideDocumentSymbols = compactOutline((method, params, token) =>
				client.sendRequest(method, params, token),
			);
			const parts = textInParts(
				(method, params) => client.sendNotification(method, params),
				(error) => output.error(`A text could not be sent: ${error}`),
			);
			const middleware = { ...parts, provideDocumentSymbols };
			const client = createClient({ ...clientOptions(() => client.state), middleware });
			current = client;
			// The library also shows errors. Ours come with advice, so the library's only go to the output channel.
			const logError = client.error.bind(client);
			client.error = (message, data) => logError(message, data, false);
			listener = client.onDidChangeState(({ newState }) => {
				if (newState !== State.Running) parts.abandon();
				if (newState === State.StartFailed) reportStartFailure();
				if (newState !== State.Running) return;
				isOff = false;
				started.fire();
			});
			client.onNotification(WRONG_CUSTOM_RULES_NOTIFICATION, (params: WrongCustomRulesParams) =>
				wrongCustomRules.fire(params),
			);
			// No need to handle the rejection: the reason is logged, and the listener has informed the user.
			await client.start().catch(() => undefined);
		} catch (error) {
			output.error(String(error));
			reportStartFailure();
		}
	}

	/** Releases the client. A client that is starting or has failed cannot be stopped, so it is abandoned. */
	async function discard(): Promise<void> {
		const client = current;
		current = undefined;
		listener?.dispose();
		await client?.dispose().catch((error: unknown) => output.debug(`While stopping the language server: ${error}`));
	}

	function clientOptions(state: () => State): LanguageClientOptions {
		return {
			// No scheme: a trace may be a file, an untitled document, or in a remote or virtual folder.
			documentSelector: [{ language: LANGUAGE_ID }],
			initializationOptions: { rulePages, clientCommands: true, grammar: true } satisfies InitializationOptions,
			diagnosticCollectionName: LANGUAGE_ID,
			outputChannel: output,
			revealOutputChannelOn: RevealOutputChannelOn.Never,
			// A trace that no editor shows need not be parsed, and traces are large.
			textSynchronization: { delayOpenNotifications: true },
			// Without a handler the library shows its own error message.
			initializationFailedHandler: () => false,
			errorHandler: errorHandler(state),
		};
	}

	function errorHandler(state: () => State): ErrorHandler {
		let crashes: number[] = [];
		let closings = 0;
		return {
			async error(_error, _message, count) {
				const carryOn = { action: ErrorAction.Continue, handled: true };
				if (count === undefined || count <= MAX_CONNECTION_ERRORS) return carryOn;
				// Usually the process has died and `closed` is about to be called, which restarts the server.
				const before = closings;
				await new Promise((resolve) => setTimeout(resolve, CLOSE_PATIENCE_MS));
				if (closings > before || isOff) return carryOn;
				giveUp(
					vscode.l10n.t("The connection to the language server was lost. Restart the server to resume the analysis."),
				);
				return { action: ErrorAction.Shutdown, handled: true };
			},
			async closed() {
				closings++;
				// A server that exits before it ever responded would do so again.
				if (state() !== State.Running) return { action: CloseAction.DoNotRestart, handled: true };

				const now = Date.now();
				crashes = [...crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
				const noMemory = await ranOutOfMemory();
				if (crashes.length <= MAX_RESTARTS) {
					report(
						noMemory
							? vscode.l10n.t("The language server ran out of memory and is being started again. {0}", TOO_LARGE)
							: vscode.l10n.t("The language server stopped unexpectedly and is being started again."),
					);
					return { action: CloseAction.Restart, handled: true };
				}
				giveUp(
					noMemory
						? vscode.l10n.t(
								"The language server stopped {0} times within three minutes and was not started again. Outline, " +
									"go-to and problems of trace logs are unavailable until you restart it. It ran out of memory. {1}",
								crashes.length,
								TOO_LARGE,
							)
						: vscode.l10n.t(
								"The language server stopped {0} times within three minutes and was not started again. Outline, " +
									"go-to and problems of trace logs are unavailable until you restart it. See the log for the " +
									"cause.",
								crashes.length,
							),
				);
				return { action: CloseAction.DoNotRestart, handled: true };
			},
		};
	}

	function reportStartFailure(): void {
		giveUp(
			vscode.l10n.t(
				"The language server could not be started, so outline, go-to and problems of trace logs are unavailable. " +
					"See the log for the cause. If a restart does not help, reinstall the extension.",
			),
		);
	}

	function giveUp(message: string): void {
		report(message);
		if (stopped) return;
		isOff = true;
		gaveUp.fire();
	}

	function report(message: string): void {
		output.error(message);
		if (stopped) return;
		const showLog = vscode.l10n.t("Show Log");
		const restart = vscode.l10n.t("Restart");
		vscode.window.showErrorMessage(`${DISPLAY_NAME}: ${message}`, showLog, restart).then((choice) => {
			if (choice === showLog) output.show(true);
			if (choice === restart) void server.restart();
		}, undefined);
	}
}
