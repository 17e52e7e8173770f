// Which way a message went: told by the framing records around it, else found out from its headers.

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { findHeader, findHeaders, type Message } from "../sip/message.ts";
import { slice } from "../text.ts";
import { frameOf } from "./framing.ts";
import { KeyMap } from "./keyMap.ts";

/** As the client that wrote the log sees it; `unknown` where the log does not tell. */
export type Direction = "sent" | "received" | "unknown";

/**
 * The direction of every message. A framing record decides. Else one side of a dialog has one From tag: requests that
 * carry it go one way and the responses to them the other, so that one message with a telling header decides for all.
 * What only servers or only clients write tells most; then the address that a request names as its sender, since the client
 * names itself in whatever it sends; a User-Agent tells least, since each side may have one.
 */
export function findDirections(index: LogIndex): readonly Direction[] {
	const { messages } = index;
	const directions = new Array<Direction>(messages.count).fill("unknown");
	const sides = new KeyMap();
	/** One message of each side whose direction is known. */
	const witnesses: number[] = [];
	const settle = (message: number, direction: Direction) => {
		directions[message] = direction;
		if (learn(index, sides, message, direction)) witnesses.push(message);
	};
	for (let message = 0; message < messages.count; message++) {
		const framed = framedDirection(index, message);
		if (framed !== undefined) settle(message, framed);
	}
	for (const message of unknown(directions)) {
		if (sideDirection(index, sides, message) !== "unknown") continue;
		const shown = shownDirection(index, message);
		if (shown !== "unknown") settle(message, shown);
	}
	settleSides(index, sides, directions);
	const open = unknown(directions);
	if (open.length === 0) return directions;
	const addresses = findAddresses(index, directions, witnesses);
	for (const message of open) {
		if (sideDirection(index, sides, message) !== "unknown") continue;
		const shown = addressDirection(index, addresses, message);
		if (shown !== "unknown") settle(message, shown);
	}
	settleSides(index, sides, directions);
	return directions;
}

function unknown(directions: readonly Direction[]): readonly number[] {
	const found: number[] = [];
	for (let message = 0; message < directions.length; message++) {
		if (directions[message] === "unknown") found.push(message);
	}
	return found;
}

/** Gives every message that has no direction yet that of its side, if that is known. */
function settleSides(index: LogIndex, sides: KeyMap, directions: Direction[]): void {
	for (const message of unknown(directions)) directions[message] = sideDirection(index, sides, message);
}

function framedDirection(index: LogIndex, message: number): Direction | undefined {
	return frameOf(index, message)?.direction;
}

/** 1: the requests with this Call-ID and From tag are sent; 0: they are received. True for a side that was not known. */
function learn(index: LogIndex, sides: KeyMap, message: number, direction: Direction): boolean {
	const { messages } = index;
	const [callId, fromTag, process] = [messages.callId(message), messages.fromTag(message), processOf(index, message)];
	if (callId === NO_SYMBOL || sides.get(callId, fromTag, process) !== undefined) return false;
	const isRequest = messages.status(message) === 0;
	sides.set(callId, fromTag, process, isRequest === (direction === "sent") ? 1 : 0);
	return true;
}

/** Where the logs of both sides of a call stand in one file, what one side sends the other receives. */
function processOf({ records, messages }: LogIndex, message: number): number {
	return records.process(messages.record(message));
}

function sideDirection(index: LogIndex, sides: KeyMap, message: number): Direction {
	const { messages } = index;
	const isRequest = messages.status(message) === 0;
	const process = processOf(index, message);
	const own = sides.get(messages.callId(message), messages.fromTag(message), process);
	if (own !== undefined) return isRequest === (own === 1) ? "sent" : "received";
	// The other side of the dialog has our To tag as its From tag, and its requests go the other way.
	const other = sides.get(messages.callId(message), messages.toTag(message), process);
	if (other === undefined || messages.toTag(message) === NO_SYMBOL) return "unknown";
	return isRequest === (other === 1) ? "received" : "sent";
}

/** What the headers alone show ([MS-SIPAE] 3.3.4, [MS-SIP] 2.2: only servers write the headers named here). */
function shownDirection(index: LogIndex, message: number): Direction {
	const read = index.messages.read(message);
	return read.startLine.kind === "request" ? requestDirection(index.text, read) : responseDirection(index.text, read);
}

function requestDirection(text: string, message: Message): Direction {
	const vias = findHeaders(text, message, "Via");
	if (vias.length > 1 || hasReceivedMark(text, message)) return "received";
	const has = (name: string) => findHeader(text, message, name) !== undefined;
	if (has("Record-Route") || has("Authentication-Info") || has("Proxy-Authentication-Info")) return "received";
	const method = message.startLine.kind === "request" ? slice(text, message.startLine.method) : "";
	if (SENT_METHODS.has(method)) return "sent";
	return RECEIVED_METHODS.has(method) ? "received" : "unknown";
}

function responseDirection(text: string, message: Message): Direction {
	const has = (name: string) => findHeader(text, message, name) !== undefined;
	return SERVER_HEADERS.some(has) || hasReceivedMark(text, message) ? "received" : "unknown";
}

/** What requests name as their senders in the top Via: the addresses of the client, and those of the others. */
interface Addresses {
	readonly own: ReadonlySet<string>;
	readonly others: ReadonlySet<string>;
}

function findAddresses(index: LogIndex, directions: readonly Direction[], witnesses: readonly number[]): Addresses {
	const own = new Set<string>();
	const others = new Set<string>();
	for (const message of witnesses) {
		const address = senderAddress(index.text, index.messages.read(message));
		const isRequest = index.messages.status(message) === 0;
		if (address) (isRequest === (directions[message] === "sent") ? own : others).add(address);
	}
	return { own, others };
}

/** By the address that sent the request, if that is known; else credentials and a User-Agent speak for the client. */
function addressDirection(index: LogIndex, { own, others }: Addresses, message: number): Direction {
	const read = index.messages.read(message);
	const isRequest = read.startLine.kind === "request";
	const address = senderAddress(index.text, read);
	if (address && own.has(address) !== others.has(address)) return own.has(address) === isRequest ? "sent" : "received";
	return CLIENT_HEADERS.some((name) => findHeader(index.text, read, name)) ? "sent" : "unknown";
}

/** `192.0.2.1:5061` of `SIP/2.0/TLS 192.0.2.1:5061;branch=…` (RFC 3261 §20.42), in lower case. */
function senderAddress(text: string, message: Message): string | undefined {
	const via = findHeader(text, message, "Via");
	const head = via && text.slice(via.value.start, Math.min(via.value.end, via.value.start + LONGEST_SENDER));
	return head && /^[^/\s]+\s*\/[^/]+\/\s*\S+\s+((?:\[[^\]]*\]|[^\s:;,]+)(?::\d+)?)/.exec(head)?.[1]?.toLowerCase();
}

/** Protocol and address of a Via are not longer. */
const LONGEST_SENDER = 300;

const CLIENT_HEADERS: readonly string[] = ["Authorization", "Proxy-Authorization", "User-Agent"];

/** A server writes into the client's Via from where it got the request ([MS-SIPRE] 2.2.2.2, RFC 3261 §18.2.1). */
function hasReceivedMark(text: string, message: Message): boolean {
	const via = findHeader(text, message, "Via");
	return via !== undefined && /;\s*(?:ms-)?received/i.test(slice(text, via.value));
}

/**
 * Requests that a client sends and those that only a server does. A peer's SUBSCRIBE can reach a client too, but only
 * through a proxy, whose Via shows it.
 */
const SENT_METHODS: ReadonlySet<string> = new Set(["REGISTER", "SUBSCRIBE", "SERVICE", "PUBLISH"]);
const RECEIVED_METHODS: ReadonlySet<string> = new Set(["BENOTIFY"]);

const SERVER_HEADERS: readonly string[] = [
	"Server",
	"Authentication-Info",
	"Proxy-Authentication-Info",
	"WWW-Authenticate",
	"Proxy-Authenticate",
];
