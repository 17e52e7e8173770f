// The published schema of the report, docs/report.schema.json.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

const SCHEMA = join(import.meta.dirname, "../../docs/report.schema.json");
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** The schema violations of a report as text; empty for a valid one. */
export function schemaFaults(report: unknown): string {
	return validate(report) ? "" : ajv.errorsText(validate.errors, { dataVar: "report" });
}
