// The message of a custom rule: a template with fields in braces.

import { lookUp } from "../lookUp.ts";
import { label, oneLine } from "../printable.ts";
import type { Unit } from "../query/evaluate.ts";
import { FIELDS, findField } from "../query/fields.ts";
import { nearest } from "../query/spelling.ts";
import { asTyped } from "../query/value.ts";
import type { Trace } from "../trace/trace.ts";
import { headerValue, type SingleValueField, VALUES, type Value } from "./values.ts";

/** Fills the template for a match. Missing values are named: `(no User-Agent)`. */
export type Sentence = (trace: Trace, unit: Unit) => string;

/**
 * Parses a template: `{from}` is a query field by its name or synonym, `{header:User-Agent}` any header, and `{{` a literal
 * brace. For an unknown field, returns an explanation.
 */
export function readSentence(text: string): Sentence | { readonly problem: string } {
	const pieces: (string | Field)[] = [];
	let at = 0;
	for (const { index, 0: braces, 1: name } of text.matchAll(BRACES)) {
		pieces.push(text.slice(at, index));
		at = index + braces.length;
		if (braces === "{{") pieces.push("{");
		else if (name === undefined) return { problem: `The brace at character ${index + 1} is not closed. ${LITERAL}` };
		else {
			const field = readField(name.trim());
			if ("problem" in field) return field;
			pieces.push(field);
		}
	}
	pieces.push(text.slice(at));
	return (trace, unit) =>
		withStop(pieces.map((piece) => (typeof piece === "string" ? oneLine(piece) : shown(piece, trace, unit))).join(""));
}

/** The sentence may begin with a value from the log, whose case is preserved. */
function withStop(text: string): string {
	const said = text.trim();
	return /[.!?]$/.test(said) ? said : `${said}.`;
}

/** A doubled brace, a field in braces, or an unmatched opening brace. */
const BRACES = /\{\{|\{([^{}]*)\}|\{/g;
const LITERAL = "For a literal brace, write it twice: {{.";

/** A field of a template, with its display name. */
interface Field {
	readonly name: string;
	readonly value: Value;
}

function shown({ name, value }: Field, trace: Trace, unit: Unit): string {
	return label(value(trace, unit)).trim() || `(no ${name})`;
}

function readField(name: string): Field | { readonly problem: string } {
	const header = HEADER.exec(name);
	if (header && SECRET.test(header[1]!)) {
		return { problem: `{${name}} contains credentials, which a finding must not quote: findings are passed on.` };
	}
	if (header) return { name: header[1]!, value: headerValue(header[1]!) };
	const known = lookUp<{ readonly value: Value }>(VALUES, findField(name)?.name ?? "");
	if (known) return { name, value: known.value };
	const names = Object.keys(VALUES) as SingleValueField[];
	const instead = nearest(name, names);
	const list = instead ? `Did you mean {${instead}}?` : `The fields are ${names.join(", ")} and header:NAME.`;
	const isUnsaid = FIELDS.some((field) => field.name === findField(name)?.name);
	return {
		problem: `{${asTyped(name)}} ${isUnsaid ? "has no text to put into a message" : "is not a field"}. ${list}`,
	};
}

/** Headers with credentials; with Basic, they contain the password itself. */
const SECRET = /^(?:proxy-)?authorization$/i;

/** The name of a header is a token (RFC 3261 §25.1). */
const HEADER = /^header:\s*([\w.!%*+`'~-]{1,100})$/i;
