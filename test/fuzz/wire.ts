// Fuzzes the language server on its standard input: requests and notifications of every shape, texts that are not JSON, and
// changes of documents. Each request must be answered or rejected, and the server must never exit.

import { frame, type RawServer, startRawServer } from "../support/rawServer.ts";
import { at, METHODS, METHODS_OF_SEVERAL, ours, URI } from "../support/requests.ts";
import { mutated, oneOf, pick, randomFrom } from "./mutate.ts";

/** The result of a wire campaign. */
export interface WireCampaign {
	readonly messages: number;
	/** A sentence for each fault, with the messages sent since the last successful check. */
	readonly finds: readonly { readonly what: string; readonly messages: readonly string[] }[];
}

/** Runs as long as `goesOn` returns true for the number of messages so far. `texts` are the logs that are opened. */
export async function wireCampaign(
	seed: number,
	texts: readonly string[],
	goesOn: (messages: number) => boolean,
): Promise<WireCampaign> {
	const random = randomFrom(seed);
	const finds: WireCampaign["finds"][number][] = [];
	let server = await startRawServer();
	let messages = 0;
	let id = 0;
	while (goesOn(messages)) {
		const asked: number[] = [];
		const sent: string[] = [];
		for (let count = 0; count < BATCH; count++) {
			const message = anyMessage(random, texts, ++id);
			if (message.isRequest) asked.push(id);
			sent.push(message.text);
			server.write(frame(message.text));
		}
		messages += BATCH;
		server.request(++id, "workspace/symbol", { query: "" });
		const fault = await faultOf(server, [...asked, id]);
		if (fault === undefined) continue;
		finds.push({ what: fault, messages: sent });
		server.kill();
		server = await startRawServer();
	}
	server.kill();
	return { messages, finds };
}

/** The number of messages sent before the responses are awaited. */
const BATCH = 50;

/** No response about these small logs takes nearly as long, in ms. */
const PATIENCE_MS = 60_000;

async function faultOf(server: RawServer, asked: readonly number[]): Promise<string | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<string>((resolve) => {
		timer = setTimeout(() => resolve("A request was not answered within a minute"), PATIENCE_MS);
	});
	const answers = Promise.all(asked.map((each) => server.answer(each))).then((all) => {
		const internal = all.find(({ error }) => error?.code === INTERNAL_ERROR);
		return internal && `An internal error: ${internal.error?.message}`;
	});
	try {
		return await Promise.race([late, answers]);
	} catch (error) {
		return (error as Error).message;
	} finally {
		clearTimeout(timer);
	}
}

/** JSON-RPC 2.0, "Error object": a fault of the server rather than of the client. */
const INTERNAL_ERROR = -32_603;

interface Message {
	readonly text: string;
	/** Whether it must be answered: its id and method are valid. */
	readonly isRequest: boolean;
}

function anyMessage(random: () => number, texts: readonly string[], id: number): Message {
	const kind = random();
	if (kind < 0.1) return { text: notification(opening(random, texts)), isRequest: false };
	if (kind < 0.25) return { text: notification(oddNotification(random, texts)), isRequest: false };
	const params = changed(random, {
		...at({ line: pick(random, 60), character: pick(random, 90) }),
		logs: [{ name: "a", text: oneOf(random, texts) }],
		good: { uri: URI },
		bad: { uri: URI },
	});
	const request = JSON.stringify({ jsonrpc: "2.0", id, method: oneOf(random, ALL_METHODS), params });
	// A text that may no longer be JSON, or a request with another id: whether it will be answered is unknown.
	if (kind < 0.35) return { text: mutated(random, request, oneOf(random, ODD_TEXTS)), isRequest: false };
	return { text: request, isRequest: true };
}

const ALL_METHODS = [...METHODS, ...METHODS_OF_SEVERAL];

const ODD_TEXTS = [
	"[[[[[[[[",
	'"\\ud800"',
	"{}",
	"null",
	"1e999",
	'{"id":null}',
	'{"jsonrpc":"2.0","id":1,"result":{}}',
];

function notification(message: object): string {
	return JSON.stringify({ jsonrpc: "2.0", ...message });
}

/** Reopens the log, or changes it as an editor does. */
function opening(random: () => number, texts: readonly string[]): object {
	const text = oneOf(random, texts);
	if (random() < 0.5) {
		const textDocument = {
			uri: URI,
			languageId: "rtcdll",
			version: pick(random, 99),
			text: mutated(random, text, text),
		};
		return { method: "textDocument/didOpen", params: { textDocument } };
	}
	const start = { line: pick(random, 60), character: pick(random, 90) };
	const contentChanges = [{ range: { start, end: start }, text: text.slice(0, pick(random, 200)) }];
	return { method: "textDocument/didChange", params: { textDocument: { uri: URI, version: 2 }, contentChanges } };
}

const NOTIFICATIONS = [
	"textDocument/didOpen",
	"textDocument/didChange",
	"textDocument/didClose",
	"workspace/didChangeConfiguration",
	"$/cancelRequest",
	"$/setTrace",
	"initialized",
	...["forgetFile", "silence"].map(ours),
];

function oddNotification(random: () => number, texts: readonly string[]): object {
	const params = {
		textDocument: {
			uri: oneOf(random, [URI, "file:///other.log"]),
			version: 1,
			text: oneOf(random, texts),
			languageId: "rtcdll",
		},
		contentChanges: [{ text: oneOf(random, texts) }],
		settings: { rtcdll: { rules: {}, slowTransaction: 1 } },
		id: 1,
		value: "off",
	};
	return { method: oneOf(random, NOTIFICATIONS), params: changed(random, params) };
}

/** The same value with up to three parts, at any depth, replaced or removed. */
function changed(random: () => number, value: object): object {
	const copy = structuredClone(value);
	for (let count = pick(random, 4); count > 0; count--) {
		let place = copy as Record<string, unknown>;
		for (;;) {
			const names = Object.keys(place);
			if (names.length === 0) break;
			const name = oneOf(random, names);
			const inner = place[name];
			if (typeof inner === "object" && inner !== null && random() < 0.7) {
				place = inner as Record<string, unknown>;
				continue;
			}
			if (random() < 0.2) delete place[name];
			else place[name] = structuredClone(oneOf(random, ODD_VALUES));
			break;
		}
	}
	return copy;
}

const ODD_VALUES: readonly unknown[] = [
	...[null, true, false, 0, -1, 0.5, 1e300, 2 ** 53, "", "x", "constructor", "__proto__", "file:///", "\u0000"],
	...["rtcdll-filter:/a?b", "rtcdll-merged:?%00", "file://evil.example/x.log", "x".repeat(5000)],
	...[[], {}, [[]], [null], { line: 0 }, { uri: 5 }, { start: {}, end: {} }],
];
