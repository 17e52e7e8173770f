// Merge Logs and Open With Its Predecessors, for our own client.

import { type ClockSetting, mergeLogs, mergeText, predecessorsOf } from "../../core/index.ts";
import { MERGE_REQUEST, type MergeClock, type MergeParams, type MergeResult } from "../../protocol.ts";
import type { Service } from "../session.ts";

/** Handles the request behind both commands. Accepts any texts. */
export const merging: Service = {
	serve({ connection }) {
		connection.onRequest<MergeResult, void>(MERGE_REQUEST, ({ logs, clocks, endsWith }: MergeParams) => {
			const all = (Array.isArray(logs) ? logs : []).map((log) => ({
				shown: String(log?.name ?? ""),
				name: String(log?.path ?? ""),
				text: String(log?.text ?? ""),
			}));
			const chosen = endsWith === undefined ? [...all.keys()] : predecessorsOf(all, endsWith);
			if (chosen.length < 2) return { text: null, reason: endsWith === undefined ? ONE_LOG : NO_PREDECESSOR };
			const wanted = chosen.map((number) => all[number]!);
			const merged = mergeLogs(
				wanted,
				chosen.map((number) => settingOf(clocks?.[number])),
			);
			return {
				text: merged.text,
				blocks: merged.blocks.map((block) => ({ ...block, source: chosen[block.source ?? 0]! })),
				words: mergeText(
					merged,
					wanted.map(({ shown }) => shown),
				),
			};
		});
	},
};

const ONE_LOG = "One log is nothing to merge. Choose two or more.";

const NO_PREDECESSOR =
	"No older part of this log lies beside it: looked for files that are called like it (.old, .bak, another number) " +
	"and end before it begins.";

function settingOf(clock: MergeClock | null | undefined): ClockSetting | undefined {
	if (!clock || !Number.isFinite(clock.offsetMs)) return undefined;
	return { offsetMs: clock.offsetMs, driftPpm: Number.isFinite(clock.driftPpm) ? clock.driftPpm! : 0 };
}
