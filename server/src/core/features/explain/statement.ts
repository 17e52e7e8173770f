// What a report is made of: statements, each with the lines of the log that it rests on.

import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { lineNumber } from "../lineNumber.ts";

/** A sentence or a few, as plain text; pieces of the log may stand in it. */
export interface Statement {
	readonly text: string;
	/** The lines that show it, 1-based as in an editor; empty for what no single line shows. */
	readonly lines: readonly number[];
	/** The number of the log that has these lines, in a report on several; left out in a report on one. */
	readonly log?: number;
}

/** Statements that belong together, and perhaps a table. */
export interface Section {
	readonly title: string;
	readonly statements: readonly Statement[];
	readonly table?: Table;
	/** What has to be said below the statements and the table, such as what was left out. */
	readonly note?: string;
}

/** Rows of cells; a cell is a statement too, a short one. */
export interface Table {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Statement[])[];
	/** True for a table of words; one of numbers has them at the right in all columns but the first. */
	readonly isText?: boolean;
}

/** A statement that rests on messages, with what must not leave the log taken out. */
export function statement(
	trace: Trace,
	text: string,
	messages: readonly (number | null | undefined)[] = [],
): Statement {
	const lines = messages.flatMap((message) => (typeof message === "number" ? [lineNumber(trace, message)] : []));
	return { text: label(withoutSecrets(text), LONGEST), lines: [...new Set(lines)] };
}

/**
 * `alice@contoso.com could not sign in (line 3).`: a statement in a text without links. In a report on several logs, whose
 * names are given, the log is named, too: `(line 3 of good.log)`.
 */
export function statementText({ text, lines, log }: Statement, logs: readonly string[] = []): string {
	if (lines.length === 0) return text;
	const stop = /[.!?]$/.exec(text)?.[0] ?? "";
	const name = log === undefined ? undefined : logs[log];
	const place = `${lines.length > 1 ? "lines" : "line"} ${lines.join(", ")}${name === undefined ? "" : ` of ${name}`}`;
	return `${text.slice(0, text.length - stop.length)} (${place})${stop}`;
}

/** A server's own words may be of any length. */
const LONGEST = 1200;

/**
 * A text without passwords and tokens. No statement quotes a header with credentials, but a SIP address may carry a
 * password (RFC 3261 §19.1.1), and a server may write anything into its reasons.
 */
export function withoutSecrets(text: string): string {
	return text
		.replace(PASSWORD_IN_ADDRESS, (all, user: string) => (/^sips?$/i.test(user) ? all : `${user}:…@`))
		.replace(TOKEN, "…");
}

const PASSWORD_IN_ADDRESS = /(?<![^\s:<"'(])([^\s:@<>"'();,]{1,64}):[^\s:@<>"]{1,128}@/g;
/** Nothing that a reader understands is so long: base64 or hexadecimal digits. */
const TOKEN = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{48,}/g;
