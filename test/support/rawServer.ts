// The built server as a process with raw byte streams, to test clients that violate the protocol.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { StreamMessageReader } from "vscode-languageserver/node";
import { SERVER } from "./lspClient.ts";

/** A message from the server, limited to what the tests use. */
export interface Answer {
	readonly id?: number | string | null;
	readonly method?: string;
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string };
}

export interface RawServer {
	readonly pid: number;
	/** Writes bytes to the standard input; strings as UTF-8. Input for a server that has exited is discarded. */
	write(bytes: string | Uint8Array): void;
	/** Writes a framed request. */
	request(id: number, method: string, params?: unknown): void;
	/** The response with this id, which can be taken once; rejects with the server's last output if it exits before. */
	answer(id: number): Promise<Answer>;
	/** Resolves with the exit status or signal name, and the complete standard error. */
	readonly ended: Promise<{ readonly status: number | string | null; readonly stderr: string }>;
	/** The standard error so far. */
	stderr(): string;
	/** Closes the standard input. */
	hangUp(): void;
	kill(): void;
}

export interface RawOptions {
	/** Options for Node itself. */
	readonly node?: readonly string[];
	/** The server script; the built one by default. */
	readonly server?: string;
	/** The process id that the server is told to be its client's; none by default. */
	readonly clientProcess?: number;
}

/** Starts the server and sends `initialize` with id 0. */
export async function startRawServer({
	node = [],
	server: script = SERVER,
	clientProcess,
}: RawOptions = {}): Promise<RawServer> {
	const child = spawn(process.execPath, [...node, script, "--stdio"], { stdio: "pipe" });
	let stderr = "";
	child.stderr.on("data", (data) => {
		stderr += data;
	});
	// A server that has exited accepts no more input, which `ended` reports.
	child.stdin.on("error", () => undefined);
	const ended = once(child, "close").then(([code, signal]) => ({ status: code ?? signal, stderr }));
	/** Responses that nobody has waited for yet, and waiters whose response has not arrived. */
	const answers = new Map<number, Answer>();
	const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
	let exit: Error | undefined;
	void ended.then(({ status }) => {
		exit = new Error(`The server ended with ${status}: ${stderr.slice(-2000)}`);
		for (const { reject } of waiting.values()) reject(exit);
	});
	new StreamMessageReader(child.stdout).listen((message) => {
		const answer = message as Answer;
		if (answer.method !== undefined || typeof answer.id !== "number") return;
		const waiter = waiting.get(answer.id);
		waiting.delete(answer.id);
		if (waiter) return waiter.resolve(answer);
		answers.set(answer.id, answer);
		// A client that violates the protocol for hours does not wait for every response.
		if (answers.size > MOST_ANSWERS) answers.delete(answers.keys().next().value!);
	});
	const server: RawServer = {
		pid: child.pid!,
		write: (bytes) => void child.stdin.write(bytes),
		request: (id, method, params) => server.write(frame({ jsonrpc: "2.0", id, method, params })),
		answer(id) {
			const early = answers.get(id);
			answers.delete(id);
			if (early) return Promise.resolve(early);
			if (exit) return Promise.reject(exit);
			return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
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

const MOST_ANSWERS = 1000;

/** A message, or any text, with an LSP header. */
export function frame(message: object | string): string {
	const text = typeof message === "string" ? message : JSON.stringify(message);
	return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
