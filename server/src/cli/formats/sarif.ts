// `report --format sarif`: the findings of all logs as one SARIF file.

import manifest from "../../../../package.json" with { type: "json" };
import { RULES, type SarifLog, sarif as sarifFile, sarifLog } from "../../core/index.ts";
import { fileAddress } from "../lineAddress.ts";
import { rulePage } from "../rulePage.ts";
import type { ReportFormat } from "./format.ts";

/** Each log under the address of its file. One that is no file of its own has an address by its name. */
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
