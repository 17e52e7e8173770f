// `report --format json`: `rtcdll-report/1`.

import type { ReportFormat } from "./format.ts";
import { jsonPieces } from "./jsonPieces.ts";

/** One log gives an object on several lines; several logs give one line each. */
export const json = {
	name: "json",
	says: "the format rtcdll-report/1: several lines for one log, one line each for several logs",
	begin: () => ({ log: ({ report, input }) => jsonPieces(report, input.isAlone ? "lines" : "line") }),
} as const satisfies ReportFormat;
