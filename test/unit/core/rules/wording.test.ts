// The exact wording of the findings in each scenario, in files to be read as prose.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose, type Finding, parseTrace, type Trace } from "../../../../server/src/core/index.ts";
import { headlineText } from "../../../../server/src/core/rules/headline.ts";
import { SCENARIOS } from "../../../scenarios/labels.ts";
import { checkGolden } from "../../../support/golden.ts";

const FOLDER = join(import.meta.dirname, "../../../scenarios");

suite("rules: wording", () => {
	for (const { file } of SCENARIOS) {
		test(file, () => {
			const trace = parseTrace(readFileSync(join(FOLDER, file), "utf8"));
			const said = diagnose(trace).map((finding) => words(trace, finding));
			checkGolden(join(FOLDER, "findings", file.replace(/\.\w+$/, ".txt")), said.join("\n"));
		});
	}
});

/** All texts of a finding, one per line. */
function words(trace: Trace, { rule, severity, headline, span, message, check, related }: Finding): string {
	const line = (offset: number) => trace.lines.lineAt(offset) + 1;
	return [
		`${severity} ${rule} on line ${line(span.start)}: ${headlineText(headline)}`,
		`    ${message}`,
		...(check ? [`    ${check}`] : []),
		...related.map((place) => `    line ${line(place.span.start)}: ${place.message}`),
		"",
	].join("\n");
}
