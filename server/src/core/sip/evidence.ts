// The explanations of a failure in all headers of a message: ms-diagnostics and related headers, Warning, Reason.

import { type LogText, type Span, slice } from "../text.ts";
import {
	type Diagnostics,
	type Reason,
	readDiagnostics,
	readReasons,
	readWarnings,
	type Warning,
} from "./diagnostics.ts";
import { findHeaders, type Message, unfold } from "./message.ts";

/** An `ms-diagnostics` header or a related one ([MS-OCER] 2.2.1). */
export interface DiagnosticsEvidence extends Diagnostics {
	/** The header name as the specification writes it. */
	readonly header: (typeof DIAGNOSTICS_HEADERS)[number];
	/** The value of the header. */
	readonly span: Span;
}

/** All explanations in a message, each list in log order. */
export interface Evidence {
	readonly diagnostics: readonly DiagnosticsEvidence[];
	readonly warnings: readonly Warning[];
	readonly reasons: readonly Reason[];
}

/** Reads the explanations in a request or response. Unreadable values are skipped. */
export function readEvidence(text: LogText, message: Message): Evidence {
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

/** The internal header comes first: the public one says less ([MS-OCER] 2.2.1.1). */
const DIAGNOSTICS_HEADERS = ["ms-diagnostics", "ms-client-diagnostics", "ms-diagnostics-public"] as const;
