// `report --format json`: `rtcdll-report/1`.

import type { ReportFormat } from "./format.ts";
import { jsonPieces } from "./jsonPieces.ts";

/** One log gives one object over several lines; several logs give one line each. */
export const json = {
	name: "json",
	says: "the format rtcdll-report/1, of one log over several lines, of several one line each",
	begin: () => ({ log: ({ report, input }) => jsonPieces(report, input.isAlone ? "lines" : "line") }),
} as const satisfies ReportFormat;
