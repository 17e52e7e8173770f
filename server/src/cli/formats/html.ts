// `report --format html`: a log explained as a page that stands by itself.

import { htmlReport } from "../../core/index.ts";
import type { ReportFormat } from "./format.ts";

/** The page. Its lines are those of the log. */
export const html = {
	name: "html",
	says: "one log explained on a self-contained page, with its diagram",
	isOfOneLog: true,
	begin: () => ({ log: ({ trace, findings, input }) => [htmlReport(trace, findings, input.name)] }),
} as const satisfies ReportFormat;
