// What a screen reader says of a row.

import type { LadderClass, LadderLane, LadderRow } from "../../server/src/protocol.ts";

/** All of a row in one sentence: `10:38:58.520, client to helen.add.com.cn, REGISTER`. */
export function rowLabel(row: LadderRow, lanes: readonly LadderLane[]): string {
	switch (row.kind) {
		case "arrow": {
			const parts = [
				row.time,
				`${laneWord(lanes[row.from])} to ${laneWord(lanes[row.to])}`,
				row.detail ? `${row.label}, ${row.detail}` : row.label,
				OUTCOMES[row.class],
				row.isRetransmission ? "sent again" : "",
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

function laneWord(lane: LadderLane | undefined): string {
	if (!lane) return "unknown";
	return lane.isClient ? "client" : lane.name;
}

const OUTCOMES: Readonly<Record<LadderClass, string>> = {
	request: "",
	unanswered: "no answer",
	provisional: "",
	success: "success",
	redirected: "redirected",
	challenged: "challenge",
	cancelled: "cancelled",
	failed: "failure",
};
