// Where a dialog ended: the BYE that came after a request, from either side (RFC 3261 §15).

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { KeyMap } from "./keyMap.ts";
import type { Transaction } from "./transaction.ts";

/** What a transaction must tell of itself. */
type Asked = Pick<Transaction, "method" | "callId" | "request" | "provisionals" | "final">;

/** Which BYE ended which dialog. */
export interface DialogEnds {
	/**
	 * The first BYE after the request in its dialog, of its own sender or of the other side; `undefined` without one. A
	 * request that opens a dialog has the To tag of its last response. Another BYE of the same sender ends nothing for a BYE,
	 * and a subscription outlives the call (RFC 5057 §4.2).
	 */
	byeAfter(transaction: Asked): number | undefined;
}

/** Takes down every BYE under its dialog. Time is linear; a question takes the logarithm of the BYEs of one dialog. */
export function findDialogEnds(index: LogIndex, transactions: readonly Asked[]): DialogEnds {
	const { messages, records } = index;
	const calls = new KeyMap();
	const dialogs = new KeyMap();
	const byes: number[][] = [];
	let callCount = 0;
	const processOf = (message: number) => records.process(messages.record(message));
	for (const { method, callId, request } of transactions) {
		if (method !== "BYE" || request === null || callId === NO_SYMBOL) continue;
		const call = calls.getOrSet(callId, processOf(request), 0, () => callCount++);
		const [fromTag, toTag] = [messages.fromTag(request), messages.toTag(request)];
		const dialog = dialogs.getOrSet(call, fromTag, toTag, () => byes.push([]) - 1);
		byes[dialog]!.push(request);
	}
	return {
		byeAfter(transaction) {
			const { method, callId, request } = transaction;
			if (request === null || byes.length === 0 || OUTLIVING.has(method)) return undefined;
			const call = calls.get(callId, processOf(request), 0);
			if (call === undefined) return undefined;
			const fromTag = messages.fromTag(request);
			const toTag = dialogTag(index, transaction);
			const after = (from: number, to: number) => {
				const dialog = dialogs.get(call, from, to);
				return dialog === undefined ? Infinity : (firstAfter(byes[dialog]!, request) ?? Infinity);
			};
			const own = method === "BYE" ? Infinity : after(fromTag, toTag);
			const found = Math.min(own, toTag === NO_SYMBOL ? Infinity : after(toTag, fromTag));
			return found === Infinity ? undefined : found;
		},
	};
}

const OUTLIVING: ReadonlySet<string> = new Set(["SUBSCRIBE", "NOTIFY", "BENOTIFY"]);

function dialogTag({ messages }: LogIndex, { request, provisionals, final }: Asked): number {
	const tag = messages.toTag(request!);
	const last = final ?? provisionals.at(-1);
	return tag !== NO_SYMBOL || last === undefined ? tag : messages.toTag(last);
}

/** The first number above `limit` of a list that rises. */
function firstAfter(list: readonly number[], limit: number): number | undefined {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (list[middle]! > limit) high = middle;
		else low = middle + 1;
	}
	return list[low];
}
