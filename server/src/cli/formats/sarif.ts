// `report --format sarif`: the findings of all logs as one SARIF file.

import manifest from "../../../../package.json" with { type: "json" };
import { RULES, type SarifLog, sarif as sarifFile, sarifLog } from "../../core/index.ts";
import { fileAddress } from "../lineAddress.ts";
import { rulePage } from "../rulePage.ts";
import type { ReportFormat } from "./format.ts";

/** Each log is identified by the address of its file, or by its name if it is not a file. */
export const sarif = {
	name: "sarif",
	says: "the findings of all logs in one SARIF 2.1.0 file, for code scanning",
	begin: ({ customRules }) => {
		const logs: SarifLog[] = [];
		return {
			log: ({ trace, input: { name, path }, findings }) => {
				logs.push(sarifLog(trace, findings, fileAddress(path ?? name)));
				return [];
			},
			end: () => sarifFile(logs, { version: manifest.version, rules: [...RULES, ...customRules], pageOf: rulePage }),
		};
	},
} as const satisfies ReportFormat;
