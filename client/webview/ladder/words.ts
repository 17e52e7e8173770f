// Texts of the view: row labels for screen readers, and summaries for everyone.

import type { LadderClass, LadderLane, LadderResult, LadderRow } from "../../../server/src/protocol.ts";
import * as l10n from "../l10n.ts";

/** A whole row as one label: `10:38:58.520, client to helen.add.com.cn, REGISTER`. */
export function rowLabel(row: LadderRow, lanes: readonly LadderLane[]): string {
	switch (row.kind) {
		case "arrow": {
			const parts = [
				row.time,
				l10n.t("{0} to {1}", laneWord(lanes[row.from]), laneWord(lanes[row.to])),
				row.detail ? `${row.label}, ${row.detail}` : row.label,
				row.isLost ? l10n.t("lost") : SPOKEN_OUTCOMES[row.class],
				row.isRetransmission ? l10n.t("sent again") : "",
				row.mark === null ? "" : row.mark === "" ? l10n.t("marked") : l10n.t("marked: {0}", row.mark),
				row.gap ? l10n.t("{0} after the previous message", row.gap.replace(/^\+/, "")) : "",
			];
			return parts.filter((part) => part !== "").join(", ");
		}
		case "note":
			return l10n.t("{0}, note: {1}", row.time, row.text);
		case "gap":
			return row.text;
		case "date":
			return l10n.t("Date: {0}", row.text);
	}
}

/** The name of a party without the account of the client, which is in the header and would be repeated for every message. */
export function laneWord(lane: LadderLane | undefined): string {
	if (!lane) return l10n.t("unknown");
	return lane.isClient ? l10n.t("client") : lane.name;
}

/** Outcome names, for what an arrow's colour and sign show. */
export const OUTCOMES: Readonly<Record<LadderClass, string>> = {
	request: "",
	unanswered: l10n.t("No response"),
	provisional: "",
	success: l10n.t("Success"),
	redirected: l10n.t("Redirected"),
	challenged: l10n.t("Challenge"),
	cancelled: l10n.t("Cancelled"),
	failed: l10n.t("Failure"),
};

/** The same inside a sentence. */
const SPOKEN_OUTCOMES: Readonly<Record<LadderClass, string>> = {
	request: "",
	unanswered: l10n.t("no response"),
	provisional: "",
	success: l10n.t("success"),
	redirected: l10n.t("redirected"),
	challenged: l10n.t("challenge"),
	cancelled: l10n.t("cancelled"),
	failed: l10n.t("failure"),
};

type Counts = Pick<Extract<LadderResult, { title: string }>, "messages" | "failed" | "lost" | "unanswered">;

/** `7 messages`. */
export function factsText({ messages }: Counts): string {
	return messages === 1 ? l10n.t("1 message") : l10n.t("{0} messages", messages);
}

/** `1 failed, 1 lost, 2 unanswered`, or a text that there are none. */
export function failuresText({ failed, lost, unanswered }: Counts): string {
	const parts = [
		failed > 0 ? l10n.t("{0} failed", failed) : "",
		lost > 0 ? l10n.t("{0} lost", lost) : "",
		unanswered > 0 ? l10n.t("{0} unanswered", unanswered) : "",
	];
	return parts.filter((part) => part !== "").join(", ") || l10n.t("no failures");
}
