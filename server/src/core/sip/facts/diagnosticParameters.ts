// The parameters behind the id of an ms-diagnostics header: what they hold, and which belong into a sentence.

import diagnosticParameterRows from "./data/diagnosticParameters.json" with { type: "json" };

/** One parameter of ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics. */
export interface DiagnosticParameter {
	readonly name: string;
	/** What it holds, as a noun phrase that can stand before the value: `the peer server`. */
	readonly meaning: string;
	/** Says something about this very failure, so that it belongs into a sentence for whoever looks for the cause. */
	readonly shown: boolean;
	readonly source: string;
}

/** The parameters, in alphabetical order. Names are compared without regard to case. */
export const diagnosticParameters = diagnosticParameterRows as readonly DiagnosticParameter[];

const byName: ReadonlyMap<string, DiagnosticParameter> = new Map(
	diagnosticParameters.map((row) => [row.name.toLowerCase(), row]),
);

/** The row of a parameter, in any case; undefined for one that no public document shows. */
export function diagnosticParameter(name: string): DiagnosticParameter | undefined {
	return byName.get(name.toLowerCase());
}
