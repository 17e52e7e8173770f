// `report --format markdown`: each log explained; each statement links to its lines in the file.

import { explain, explainMarkdown, logsReport, reportMarkdown } from "../../core/index.ts";
import { lineAddress } from "../lineAddress.ts";
import type { ReportFormat } from "./format.ts";
import { parted } from "./parted.ts";

/** The explanation of each log. Links are relative to the working directory if the file's path is. */
export const markdown = {
	name: "markdown",
	says: "the log explained, for passing on",
	begin: () => {
		const part = parted();
		return {
			log: ({ trace, input: { name, path }, findings }) =>
				part(explainMarkdown(explain(trace, findings, name), (line) => lineAddress(path, line))),
			folder: (folder, logs) => {
				const { title, lead, sections } = logsReport(folder, logs);
				return part(reportMarkdown(title, [lead], sections, (line, log) => lineAddress(logs[log]!.path, line)));
			},
		};
	},
} as const satisfies ReportFormat;
