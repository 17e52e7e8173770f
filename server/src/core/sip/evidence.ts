// What a message itself says of a failure, in all headers that can: ms-diagnostics and its relatives, Warning, Reason.

import { type Span, slice } from "../text.ts";
import {
	type Diagnostics,
	type Reason,
	readDiagnostics,
	readReasons,
	readWarnings,
	type Warning,
} from "./diagnostics.ts";
import { findHeaders, type Message, unfold } from "./message.ts";

/** A `ms-diagnostics` header or one of its relatives ([MS-OCER] 2.2.1). */
export interface DiagnosticsEvidence extends Diagnostics {
	/** The header in the spelling of the specification. */
	readonly header: (typeof DIAGNOSTICS_HEADERS)[number];
	/** The value of the header. */
	readonly span: Span;
}

/** All that a message says of a failure, each list in the order of the log. */
export interface Evidence {
	readonly diagnostics: readonly DiagnosticsEvidence[];
	readonly warnings: readonly Warning[];
	readonly reasons: readonly Reason[];
}

/** Reads the evidence of a request or a response. What cannot be read is left out. */
export function readEvidence(text: string, message: Message): Evidence {
	const values = (name: string) =>
		findHeaders(text, message, name).map(({ value }) => ({ span: value, value: unfold(slice(text, value)) }));
	return {
		diagnostics: DIAGNOSTICS_HEADERS.flatMap((header) =>
			values(header).flatMap(({ span, value }) => {
				const diagnostics = readDiagnostics(value);
				return diagnostics ? [{ ...diagnostics, header, span }] : [];
			}),
		),
		warnings: values("Warning").flatMap(({ value }) => readWarnings(value)),
		reasons: values("Reason").flatMap(({ value }) => readReasons(value)),
	};
}

/** The headers, the one for the client's own network first: the public one says less ([MS-OCER] 2.2.1.1). */
const DIAGNOSTICS_HEADERS = ["ms-diagnostics", "ms-client-diagnostics", "ms-diagnostics-public"] as const;
