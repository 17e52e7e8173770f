// The parameters after the id of an ms-diagnostics header: their meaning, and whether to show them.

import diagnosticParameterRows from "./data/diagnosticParameters.json" with { type: "json" };

/** One parameter of ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics. */
export interface DiagnosticParameter {
	readonly name: string;
	/** What it contains, as a noun phrase that can precede the value: `the peer server`. */
	readonly meaning: string;
	/** True if the parameter is about this particular failure and so helps to find its cause. */
	readonly shown: boolean;
	readonly source: string;
}

/** The parameters, in alphabetical order. Names are case-insensitive. */
export const diagnosticParameters = diagnosticParameterRows as readonly DiagnosticParameter[];

const byName: ReadonlyMap<string, DiagnosticParameter> = new Map(
	diagnosticParameters.map((row) => [row.name.toLowerCase(), row]),
);

/** The row of a parameter, ignoring case; undefined if it occurs in no public document. */
export function diagnosticParameter(name: string): DiagnosticParameter | undefined {
	return byName.get(name.toLowerCase());
}
