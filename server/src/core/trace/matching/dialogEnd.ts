// Finds the BYE that ended the dialog of a request, from either side (RFC 3261 §15).

import { type LogIndex, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { KeyMap } from "../keyMap.ts";
import type { Transaction } from "../transaction.ts";

/** The fields needed to find the end of a transaction's dialog. */
type Asked = Pick<Transaction, "method" | "callId" | "request" | "provisionals" | "final">;

/** Which BYE ended which dialog. */
export interface DialogEnds {
	/**
	 * The first BYE in the dialog after the request, from either side; `undefined` if there is none. A request that creates a
	 * dialog has the To tag of its last response. For a BYE, only a BYE from the other side counts. `undefined` also for
	 * SUBSCRIBE, NOTIFY and BENOTIFY, since a subscription outlives the call (RFC 5057 §4.2).
	 */
	byeAfter(transaction: Asked): number | undefined;
}

/** Indexes every BYE by its dialog, in linear time. A lookup is logarithmic in the number of BYEs in one dialog. */
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

/** The first number above `limit` in a sorted list. */
function firstAfter(list: readonly number[], limit: number): number | undefined {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (list[middle]! > limit) high = middle;
		else low = middle + 1;
	}
	return list[low];
}
