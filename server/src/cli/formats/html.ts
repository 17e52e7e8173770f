// `report --format html`: a log explained on a self-contained page.

import { htmlReport } from "../../core/index.ts";
import type { ReportFormat } from "./format.ts";

/** The page. Line numbers are those of the log. */
export const html = {
	name: "html",
	says: "one log explained on a self-contained page, with its diagram",
	isOfOneLog: true,
	begin: () => ({ log: ({ trace, findings, input }) => [htmlReport(trace, findings, input.name)] }),
} as const satisfies ReportFormat;
