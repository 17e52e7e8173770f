// The built server as a process, spoken to in bytes: for clients that do not keep to the protocol.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { StreamMessageReader } from "vscode-languageserver/node";
import { SERVER } from "./lspClient.ts";

/** A message of the server, as far as anybody here looks at it. */
export interface Answer {
	readonly id?: number | string | null;
	readonly method?: string;
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string };
}

export interface RawServer {
	readonly pid: number;
	/** Writes bytes to the standard input; text goes as UTF-8. What a server that has ended does not take is lost. */
	write(bytes: string | Uint8Array): void;
	/** Writes a request with a frame. */
	request(id: number, method: string, params?: unknown): void;
	/** The answer with this id; rejects with what the server said last when it ends before. */
	answer(id: number): Promise<Answer>;
	/** Resolves with the exit status, or the name of the signal, and all of the standard error. */
	readonly ended: Promise<{ readonly status: number | string | null; readonly stderr: string }>;
	/** What is on the standard error by now. */
	stderr(): string;
	/** Closes the standard input. */
	hangUp(): void;
	kill(): void;
}

export interface RawOptions {
	/** Options of Node itself. */
	readonly node?: readonly string[];
	/** The process that the server is told to be its client's; none by default. */
	readonly clientProcess?: number;
}

/** Starts the server and brings it through `initialize`, whose id is 0. */
export async function startRawServer({ node = [], clientProcess }: RawOptions = {}): Promise<RawServer> {
	const child = spawn(process.execPath, [...node, SERVER, "--stdio"], { stdio: "pipe" });
	let stderr = "";
	child.stderr.on("data", (data) => {
		stderr += data;
	});
	// A server that has ended takes nothing more; that is seen by its end.
	child.stdin.on("error", () => undefined);
	const ended = once(child, "close").then(([code, signal]) => ({ status: code ?? signal, stderr }));
	const answers = new Map<number, Answer>();
	const waiting = new Map<number, (answer: Answer) => void>();
	new StreamMessageReader(child.stdout).listen((message) => {
		const answer = message as Answer;
		if (answer.method !== undefined || typeof answer.id !== "number") return;
		answers.set(answer.id, answer);
		waiting.get(answer.id)?.(answer);
	});
	const server: RawServer = {
		pid: child.pid!,
		write: (bytes) => void child.stdin.write(bytes),
		request: (id, method, params) => server.write(frame({ jsonrpc: "2.0", id, method, params })),
		answer(id) {
			const early = answers.get(id);
			if (early) return Promise.resolve(early);
			const gone = ended.then(({ status }) => {
				throw new Error(`The server ended with ${status} before it answered ${id}: ${stderr.slice(-2000)}`);
			});
			return Promise.race([new Promise<Answer>((resolve) => waiting.set(id, resolve)), gone]);
		},
		ended,
		stderr: () => stderr,
		hangUp: () => void child.stdin.end(),
		kill: () => void child.kill("SIGKILL"),
	};
	server.request(0, "initialize", { processId: clientProcess ?? null, rootUri: null, capabilities: {} });
	await server.answer(0);
	server.write(frame({ jsonrpc: "2.0", method: "initialized", params: {} }));
	return server;
}

/** A message, or any text, as LSP sends it. */
export function frame(message: object | string): string {
	const text = typeof message === "string" ? message : JSON.stringify(message);
	return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
