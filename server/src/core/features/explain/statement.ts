// The parts of a report: statements, each with the log lines that support it.

import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { lineNumber } from "../lineNumber.ts";

/** One or more sentences as plain text; may contain pieces of the log. */
export interface Statement {
	readonly text: string;
	/** The supporting lines, 1-based; empty if no single line shows it. */
	readonly lines: readonly number[];
	/** The index of the log that the lines belong to in a report on several logs; omitted in a report on one. */
	readonly log?: number;
}

/** Related statements, optionally with a table. */
export interface Section {
	readonly title: string;
	readonly statements: readonly Statement[];
	readonly table?: Table;
	/** A note below the statements and the table, such as what was omitted. */
	readonly note?: string;
}

/** Rows of cells; each cell is a short statement. */
export interface Table {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Statement[])[];
	/** True for a table of text; a table of numbers right-aligns all columns except the first. */
	readonly isText?: boolean;
}

/** A statement based on messages, with secrets removed. */
export function statement(
	trace: Trace,
	text: string,
	messages: readonly (number | null | undefined)[] = [],
): Statement {
	const lines = messages.flatMap((message) => (typeof message === "number" ? [lineNumber(trace, message)] : []));
	return { text: label(withoutSecrets(text), LONGEST), lines: [...new Set(lines)] };
}

/**
 * `alice@contoso.com could not sign in (line 3).`: a statement in text without links. In a report on several logs, whose
 * names are given, the log is named too: `(line 3 of good.log)`.
 */
export function statementText({ text, lines, log }: Statement, logs: readonly string[] = []): string {
	if (lines.length === 0) return text;
	const stop = /[.!?]$/.exec(text)?.[0] ?? "";
	const name = log === undefined ? undefined : logs[log];
	const place = `${lines.length > 1 ? "lines" : "line"} ${lines.join(", ")}${name === undefined ? "" : ` of ${name}`}`;
	return `${text.slice(0, text.length - stop.length)} (${place})${stop}`;
}

/** Text from a server may be of any length. */
const LONGEST = 1200;

/**
 * Removes passwords and tokens from a text. No statement quotes a header with credentials, but a SIP URI may contain a
 * password (RFC 3261 §19.1.1), and a server may write anything into its reasons.
 */
export function withoutSecrets(text: string): string {
	return text
		.replace(PASSWORD_IN_ADDRESS, (all, user: string) => (/^sips?$/i.test(user) ? all : `${user}:…@`))
		.replace(TOKEN, "…");
}

const PASSWORD_IN_ADDRESS = /(?<![^\s:<"'(])([^\s:@<>"'();,]{1,64}):[^\s:@<>"]{1,128}@/g;
/** Base64 or hexadecimal digits of this length are never readable text. */
const TOKEN = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{48,}/g;
