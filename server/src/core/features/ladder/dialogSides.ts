// Finds the endpoint of each side of a dialog, and merges endpoints that turn out to be the same.

import { KeyMap } from "../../trace/keyMap.ts";
import type { Trace } from "../../trace/trace.ts";
import type { RouteFacts } from "./route.ts";

/** One side of a dialog and its endpoint. */
interface Side {
	readonly number: number;
	readonly endpoint: number;
}

/** The known sides of all dialogs in a log. */
export class DialogSides {
	readonly #trace: Trace;
	readonly #facts: readonly RouteFacts[];
	/** The endpoints that sent requests. */
	readonly #senders: ReadonlySet<number>;
	/** By Call-ID and tag. */
	readonly #sides = new Map<string, Side>();
	/** Requests known to have been sent by a side of a dialog, by side, CSeq number and method. */
	readonly #seen = new KeyMap();
	/** Maps endpoints that were merged to the one they were merged into. */
	readonly #joins = new Map<number, number>();

	constructor(trace: Trace, facts: readonly RouteFacts[], senders: ReadonlySet<number>) {
		this.#trace = trace;
		this.#facts = facts;
		this.#senders = senders;
	}

	/** The endpoints that were merged into another one. */
	get joined(): Iterable<number> {
		return this.#joins.keys();
	}

	/** The endpoint that this one was merged into, or itself. */
	endpointOf(endpoint: number): number {
		let found = endpoint;
		for (let next = this.#joins.get(found); next !== undefined; next = this.#joins.get(found)) found = next;
		if (found !== endpoint) this.#joins.set(endpoint, found);
		return found;
	}

	/** The endpoint of a side of a message's dialog; `undefined` if unknown. */
	of(message: number, side: "from" | "to"): number | undefined {
		return this.#sides.get(this.#sideKey(message, side))?.endpoint;
	}

	/**
	 * Records that a side of a dialog is at an endpoint. A user agent whose address changes during a call keeps its tag, so
	 * both addresses are one endpoint. But if the same request with the same tag comes from two addresses, an intermediary
	 * hides the original sender. An endpoint that never sent a request is only a host that a request was addressed to.
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

	/** The other side of a dialog, if it is known to be a user agent that sends without a proxy. */
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
