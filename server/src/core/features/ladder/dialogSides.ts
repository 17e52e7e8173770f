// At which endpoint each side of a dialog is, and which endpoints that makes one.

import { KeyMap } from "../../trace/keyMap.ts";
import type { Trace } from "../../trace/trace.ts";
import type { RouteFacts } from "./route.ts";

/** One side of a dialog: which one, and where it is. */
interface Side {
	readonly number: number;
	readonly endpoint: number;
}

/** The sides of all dialogs of a log, as far as they were noted. */
export class DialogSides {
	readonly #trace: Trace;
	readonly #facts: readonly RouteFacts[];
	/** Who sent requests. */
	readonly #senders: ReadonlySet<number>;
	/** By Call-ID and tag. */
	readonly #sides = new Map<string, Side>();
	/** Requests that a side of a dialog is known to have sent: its number, the CSeq number and the method. */
	readonly #seen = new KeyMap();
	/** Endpoints that turned out to be another one. */
	readonly #joins = new Map<number, number>();

	constructor(trace: Trace, facts: readonly RouteFacts[], senders: ReadonlySet<number>) {
		this.#trace = trace;
		this.#facts = facts;
		this.#senders = senders;
	}

	/** The endpoints that turned out to be another one. */
	get joined(): Iterable<number> {
		return this.#joins.keys();
	}

	/** The endpoint that this one turned out to be; itself where it is none but itself. */
	endpointOf(endpoint: number): number {
		let found = endpoint;
		for (let next = this.#joins.get(found); next !== undefined; next = this.#joins.get(found)) found = next;
		if (found !== endpoint) this.#joins.set(endpoint, found);
		return found;
	}

	/** The endpoint of a side of the dialog of a message; `undefined` where it was not noted. */
	of(message: number, side: "from" | "to"): number | undefined {
		return this.#sides.get(this.#sideKey(message, side))?.endpoint;
	}

	/**
	 * Notes that a side of a dialog is at an endpoint. A user agent whose address changes in the middle of a call keeps its
	 * tag in it, so that both addresses are one endpoint. The same request with the same tag from two addresses is another
	 * thing: there somebody between them hides the way behind himself. An endpoint that never sent a request is only a host
	 * that one was addressed to.
	 */
	note(message: number, side: "from" | "to", endpoint: number): void {
		const key = this.#sideKey(message, side);
		if (key === "") return;
		const { messages } = this.#trace.index;
		const isRequest = this.#isRequest(message);
		let known = this.#sides.get(key);
		if (!known) {
			known = { number: this.#sides.size, endpoint };
			this.#sides.set(key, known);
		}
		const request = [known.number, messages.cseqNumber(message), messages.method(message)] as const;
		const isNew = isRequest ? this.#seen.get(...request) === undefined : !this.#senders.has(endpoint);
		if (known.endpoint !== endpoint && isNew) this.#join(endpoint, known.endpoint);
		if (isRequest) this.#seen.set(...request, 0);
	}

	/** The other side of a dialog, where it is known to be a user agent that sends without a proxy. */
	other(message: number, self: number): number | undefined {
		for (const side of this.#isRequest(message) ? (["to"] as const) : (["to", "from"] as const)) {
			const found = this.of(message, side);
			if (found !== undefined && found !== self) return found;
		}
		return undefined;
	}

	#join(endpoint: number, into: number): void {
		const [one, other] = [this.endpointOf(endpoint), this.endpointOf(into)];
		if (one !== other) this.#joins.set(one, other);
	}

	#sideKey(message: number, side: "from" | "to"): string {
		const { messages, symbolText } = this.#trace.index;
		const tag = side === "from" ? symbolText(messages.fromTag(message)) : this.#facts[message]!.toTag;
		return tag === "" ? "" : `${messages.callId(message)} ${tag}`;
	}

	#isRequest(message: number): boolean {
		return this.#trace.index.messages.status(message) === 0;
	}
}
