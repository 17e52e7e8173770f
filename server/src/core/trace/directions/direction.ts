// Finds the direction of each message, from its framing records or else from headers.

import { type LogIndex, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { findHeader, findHeaders, hasHeader, headerNames, type Message } from "../../sip/message.ts";
import type { Steps } from "../../steps.ts";
import { copied, type LogText, slice } from "../../text.ts";
import { KeyMap } from "../keyMap.ts";
import { periodsOf, someTogether } from "../processes/processPeriod.ts";
import { frameOf } from "./framing.ts";
import { sentBy } from "./sentBy.ts";
import { SideNetwork } from "./sideNetwork.ts";

/** From the point of view of the client or server that wrote the log; `unknown` if the log does not show it. */
export type Direction = "sent" | "received" | "unknown";

/**
 * The direction of every message. Framing records take precedence. Otherwise, since all requests with one From tag in a
 * dialog go the same way and their responses the other, one message with a telling header decides for the whole dialog.
 * Headers that only servers or only clients write are the strongest evidence. Next comes the address that a request gives as
 * its sender, since an address is on the same side throughout the log. Credentials and User-Agent are the weakest, since
 * either side may send them.
 */
export function* findDirections(index: LogIndex): Steps<readonly Direction[]> {
	const { messages } = index;
	const directions = new Array<Direction>(messages.count).fill("unknown");
	const framedBy = index.surroundingFact(framedDirection);
	for (let message = 0; message < messages.count; message++) {
		directions[message] = framedBy(message);
		if (message % MESSAGES_A_STEP === 0) yield;
	}
	// Messages pass through a server both ways, and a capture has no side of its own, so headers prove nothing there.
	if (index.dialect.viewpoint === "server" || index.dialect.isCapture) return directions;
	if (!directions.includes("unknown")) return directions;
	const sides = new Sides(index);
	/** One message with a known direction per side. */
	const witnesses: number[] = [];
	const settle = (message: number, direction: Direction) => {
		directions[message] = direction;
		if (sides.learn(message, direction)) witnesses.push(message);
	};
	for (let message = 0; message < messages.count; message++) {
		if (directions[message] !== "unknown") settle(message, directions[message]!);
	}
	yield;
	const shownBy = index.fact(shownDirection);
	for (let message = 0; message < messages.count; message++) {
		if (directions[message] !== "unknown" || sides.tell(message) !== "unknown") continue;
		const shown = shownBy(message);
		if (shown !== "unknown") settle(message, shown);
		if (message % MESSAGES_A_STEP === 0) yield;
	}
	const open: number[] = [];
	for (let message = 0; message < messages.count; message++) {
		if (directions[message] !== "unknown") continue;
		const direction = sides.tell(message);
		if (direction === "unknown") open.push(message);
		else settle(message, direction);
	}
	yield;
	if (open.length > 0) yield* settleByAddress(index, sides, directions, witnesses, open);
	return directions;
}

const MESSAGES_A_STEP = 2000;

function framedDirection(index: LogIndex, message: number): Direction {
	return frameOf(index, message)?.direction ?? "unknown";
}

/** In merged logs, what one side sends the other receives, so dialogs are separate for each process. */
function processOf({ records, messages }: LogIndex, message: number): number {
	return records.process(messages.record(message));
}

/** A side without a number. */
const NO_SIDE = -1;

/** The sides of all dialogs, numbered, and what is known about each. */
class Sides {
	readonly #index: LogIndex;
	readonly #numbers: KeyMap;
	/** The side of the From tag of each message, and that of its To tag once it was requested. */
	readonly #own: Int32Array;
	readonly #other: Int32Array;
	/** By side: 1 if its requests are sent, 0 if they are received. */
	readonly #known: (0 | 1 | undefined)[] = [];
	readonly #open = () => this.#known.push(undefined) - 1;

	constructor(index: LogIndex) {
		const { messages } = index;
		this.#index = index;
		this.#numbers = new KeyMap(messages.count / 2);
		this.#other = new Int32Array(messages.count).fill(UNASKED);
		this.#own = new Int32Array(messages.count);
		for (let message = 0; message < messages.count; message++) {
			this.#own[message] = this.#side(message, messages.fromTag(message));
		}
	}

	/** The side of the From tag of a message; `NO_SIDE` without a Call-ID. */
	own(message: number): number {
		return this.#own[message]!;
	}

	/** The side of the To tag of a message; `NO_SIDE` without one. */
	other(message: number): number {
		if (this.#other[message] === UNASKED) {
			const toTag = this.#index.messages.toTag(message);
			this.#other[message] = toTag === NO_SYMBOL ? NO_SIDE : this.#side(message, toTag);
		}
		return this.#other[message]!;
	}

	/** True if the requests of a side are sent; `undefined` if unknown. */
	isOwn(side: number): boolean | undefined {
		const known = this.#known[side];
		return known === undefined ? undefined : known === 1;
	}

	/** Records the direction of a message. True if the side was unknown before. */
	learn(message: number, direction: Direction): boolean {
		const side = this.own(message);
		if (side === NO_SIDE || this.#known[side] !== undefined) return false;
		this.#known[side] = isRequest(this.#index, message) === (direction === "sent") ? 1 : 0;
		return true;
	}

	/** The direction of a message as its dialog implies it. */
	tell(message: number): Direction {
		const own = this.isOwn(this.own(message));
		if (own !== undefined) return isRequest(this.#index, message) === own ? "sent" : "received";
		// The other side of the dialog uses our To tag as its From tag, and its requests go the other way.
		const other = this.isOwn(this.other(message));
		if (other === undefined) return "unknown";
		return isRequest(this.#index, message) === other ? "received" : "sent";
	}

	#side(message: number, tag: number): number {
		const callId = this.#index.messages.callId(message);
		if (callId === NO_SYMBOL) return NO_SIDE;
		return this.#numbers.getOrSet(callId, tag, processOf(this.#index, message), this.#open);
	}
}

const UNASKED = -2;

/**
 * The direction that the headers alone prove ([MS-SIPAE] 3.3.4, [MS-SIP] 2.2: only servers write the headers listed here).
 */
function shownDirection(index: LogIndex, message: number): Direction {
	const read = index.messages.read(message);
	return read.startLine.kind === "request"
		? requestDirection(index.text, read, slice(index.text, read.startLine.method))
		: responseDirection(index.text, read);
}

function requestDirection(text: LogText, message: Message, method: string): Direction {
	const vias = findHeaders(text, message, "Via");
	if (vias.length > 1 || hasReceivedMark(text, message)) return "received";
	if (hasHeader(text, message, SERVER_HEADERS_OF_REQUESTS)) return "received";
	if (SENT_METHODS.has(method)) return "sent";
	return RECEIVED_METHODS.has(method) ? "received" : "unknown";
}

function responseDirection(text: LogText, message: Message): Direction {
	return hasHeader(text, message, SERVER_HEADERS) || hasReceivedMark(text, message) ? "received" : "unknown";
}

/**
 * Finds the remaining directions by address and by propagation: a dialog reveals the addresses of both its sides, and an
 * address reveals the sides of other dialogs. Then come, each followed by propagation, what another process of the log knows
 * about an address, credentials, and User-Agent.
 */
function* settleByAddress(
	index: LogIndex,
	sides: Sides,
	directions: Direction[],
	witnesses: readonly number[],
	open: readonly number[],
): Steps<void> {
	const network = new SideNetwork();
	const [addressOf, ownAddressOf] = [index.fact(sentBy), index.fact(addressInProcess)];
	for (const message of witnesses) {
		const address = addressOf(message);
		const isOwn = isRequest(index, message) === (directions[message] === "sent");
		if (address === undefined) continue;
		network.learn(network.address(ownAddressOf(message)!), isOwn);
		network.learn(network.address(address), isOwn);
	}
	yield;
	const linked = linkOpen(index, sides, network, open);
	yield;
	network.spread();
	const seed = (tells: (at: Linked) => boolean | undefined) => {
		for (const at of linked) {
			const told = network.isOwn(at.side) === undefined ? tells(at) : undefined;
			if (told === undefined) continue;
			network.learn(at.side, told);
			network.spread();
		}
	};
	// In the logs of both sides, an address that is local in one is remote in the other.
	if (!someTogether(periodsOf(index))) {
		seed(({ address }) => (address === undefined ? undefined : network.isOwn(network.address(address))));
	}
	for (const mark of ["credentials", "product"] as const) {
		seed((at) => (at.mark === mark ? isRequest(index, at.message) : undefined));
	}
	for (const { message, side } of linked) {
		const isOwn = network.isOwn(side);
		if (isOwn !== undefined) directions[message] = isOwn === isRequest(index, message) ? "sent" : "received";
	}
}

/** A message with an unknown direction, its side in the network, and the address in its Via. */
interface Linked {
	readonly message: number;
	readonly side: number;
	readonly address: string | undefined;
	/** The strongest evidence that the client sent it. */
	readonly mark: "credentials" | "product" | undefined;
}

/** Links the side of each remaining message to its address and to the other side of its dialog. */
function linkOpen(index: LogIndex, sides: Sides, network: SideNetwork, open: readonly number[]): readonly Linked[] {
	const nodes: number[] = [];
	const [addressOf, ownAddressOf] = [index.fact(sentBy), index.fact(addressInProcess)];
	const markOf = index.fact(clientMark);
	const nodeOf = (side: number) => {
		if (side === NO_SIDE) return network.side();
		const known = nodes[side];
		if (known !== undefined) return known;
		const node = network.side();
		nodes[side] = node;
		const isOwn = sides.isOwn(side);
		if (isOwn !== undefined) network.learn(node, isOwn);
		return node;
	};
	/**
	 * Sides that have a link to another side. One link is enough, as forked legs link themselves, and To tags are read from
	 * the text, which is slow.
	 */
	const linked = new Set<number>();
	return open.map((message) => {
		const side = nodeOf(sides.own(message));
		const address = addressOf(message);
		const other = linked.has(side) ? NO_SIDE : sides.other(message);
		if (address !== undefined) network.link(side, network.address(ownAddressOf(message)!), "same");
		if (other !== NO_SIDE) {
			linked.add(side);
			network.link(side, nodeOf(other), "other");
		}
		return { message, side, address, mark: markOf(message) };
	});
}

/** The address that a message gives as its sender, specific to the process that logged it. */
function addressInProcess(index: LogIndex, message: number): string | undefined {
	const address = index.fact(sentBy)(message);
	return address && copied(`${processOf(index, message)} ${address}`);
}

function isRequest({ messages }: LogIndex, message: number): boolean {
	return messages.status(message) === 0;
}

function clientMark({ text, messages }: LogIndex, message: number): Linked["mark"] {
	const read = messages.read(message);
	if (hasHeader(text, read, CREDENTIALS)) return "credentials";
	return findHeader(text, read, "User-Agent") ? "product" : undefined;
}

/** A server adds the source address of a request to the client's Via ([MS-SIPRE] 2.2.2.2, RFC 3261 §18.2.1). */
function hasReceivedMark(text: LogText, message: Message): boolean {
	const via = findHeader(text, message, "Via");
	return via !== undefined && /;\s*(?:ms-)?received/i.test(slice(text, via.value));
}

/**
 * Methods that only clients send, and methods that only servers send. A peer's SUBSCRIBE can reach a client too, but only
 * through a proxy, which adds a second Via.
 */
const SENT_METHODS: ReadonlySet<string> = new Set(["REGISTER", "SUBSCRIBE", "SERVICE", "PUBLISH"]);
const RECEIVED_METHODS: ReadonlySet<string> = new Set(["BENOTIFY"]);

const SERVER_HEADERS_OF_REQUESTS = headerNames("Record-Route", "Authentication-Info", "Proxy-Authentication-Info");
const SERVER_HEADERS = headerNames(
	"Server",
	"Authentication-Info",
	"Proxy-Authentication-Info",
	"WWW-Authenticate",
	"Proxy-Authenticate",
);
const CREDENTIALS = headerNames("Authorization", "Proxy-Authorization");
