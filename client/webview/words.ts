// What the view says in words: of a row to a screen reader, and of all of them to everyone.

import type { LadderClass, LadderLane, LadderResult, LadderRow } from "../../server/src/protocol.ts";

/** All of a row in one sentence: `10:38:58.520, client to helen.add.com.cn, REGISTER`. */
export function rowLabel(row: LadderRow, lanes: readonly LadderLane[]): string {
	switch (row.kind) {
		case "arrow": {
			const parts = [
				row.time,
				`${laneWord(lanes[row.from])} to ${laneWord(lanes[row.to])}`,
				row.detail ? `${row.label}, ${row.detail}` : row.label,
				row.isLost ? "lost" : OUTCOMES[row.class].toLowerCase(),
				row.isRetransmission ? "sent again" : "",
				row.mark === null ? "" : row.mark === "" ? "marked" : `marked: ${row.mark}`,
				row.gap ? `${row.gap.replace(/^\+/, "")} after the message before` : "",
			];
			return parts.filter((part) => part !== "").join(", ");
		}
		case "note":
			return `${row.time}, note: ${row.text}`;
		case "gap":
			return row.text;
		case "date":
			return `Date: ${row.text}`;
	}
}

/** Who somebody is; the account of the client is in the heads, and would be read out with every message. */
export function laneWord(lane: LadderLane | undefined): string {
	if (!lane) return "unknown";
	return lane.isClient ? "client" : lane.name;
}

/** What an arrow's colour and sign say. */
export const OUTCOMES: Readonly<Record<LadderClass, string>> = {
	request: "",
	unanswered: "No answer",
	provisional: "",
	success: "Success",
	redirected: "Redirected",
	challenged: "Challenge",
	cancelled: "Cancelled",
	failed: "Failure",
};

type Counts = Pick<Extract<LadderResult, { title: string }>, "messages" | "failed" | "lost" | "unanswered">;

/** `7 messages`. */
export function factsText({ messages }: Counts): string {
	return `${messages} message${messages === 1 ? "" : "s"}`;
}

/** `1 failed, 1 lost, 2 unanswered`, or that there is nothing of the kind. */
export function failuresText({ failed, lost, unanswered }: Counts): string {
	const parts = [
		failed > 0 ? `${failed} failed` : "",
		lost > 0 ? `${lost} lost` : "",
		unanswered > 0 ? `${unanswered} unanswered` : "",
	];
	return parts.filter((part) => part !== "").join(", ") || "no failures";
}
