// The query fields: one table for parser, evaluation, completion and documentation.

import { lookUp } from "../lookUp.ts";
import type { CustomRule } from "../rules/rule.ts";
import { RULES } from "../rules/rules.ts";

/** The syntax of a field's values, which determines how they are parsed. */
export type ValueKind =
	/** Matches part of the value. */
	| "text"
	/** Matches the whole value. */
	| "word"
	/** A CSeq: its number, or number and method. */
	| "cseq"
	| "status"
	| "duration"
	| "time"
	/** One of the field's choices. */
	| "choice";

/** The field names, in lower case; `findField` also accepts synonyms for some of them. */
export type FieldName =
	| "from"
	| "to"
	| "user"
	| "callid"
	| "method"
	| "status"
	| "cseq"
	| "direction"
	| "level"
	| "text"
	| "time"
	| "is"
	| "outcome"
	| "duration"
	| "problem"
	| "rule";

/** A named value of a field. */
export interface Choice {
	readonly name: string;
	/** Synonyms, such as Snooper's terms. */
	readonly aliases?: readonly string[];
	readonly meaning: string;
}

/** A query field. */
export interface Field {
	readonly name: FieldName;
	readonly kind: ValueKind;
	/** What the field applies to; a transaction field holds for each of its messages. */
	readonly of: "message" | "transaction" | "record";
	/** What it matches, as a clause. */
	readonly meaning: string;
	/** The syntax of its values. */
	readonly values: string;
	readonly example: string;
	/** The relative cost of evaluation, from 1; the cheapest fields are evaluated first. */
	readonly cost: number;
	readonly choices?: readonly Choice[];
}

/** All fields, most common first. */
export const FIELDS: readonly Field[] = [
	{
		name: "from",
		kind: "text",
		of: "message",
		meaning: "the address or the display name in From",
		values: "any part of it, or the whole value after `=`",
		example: "from:alice",
		cost: 20,
	},
	{
		name: "to",
		kind: "text",
		of: "message",
		meaning: "the address or the display name in To",
		values: "any part of it, or the whole value after `=`",
		example: "to:*@contoso.com",
		cost: 20,
	},
	{
		name: "user",
		kind: "text",
		of: "message",
		meaning: "any party in From, To or the Request-URI",
		values: "any part of an address or display name, or the whole value after `=`",
		example: "user:alice@contoso.com",
		cost: 25,
	},
	{
		name: "callid",
		kind: "text",
		of: "message",
		meaning: "the Call-ID",
		values: "any part of it, or the whole value after `=`",
		example: "callid:48bb*",
		cost: 3,
	},
	{
		name: "method",
		kind: "word",
		of: "message",
		meaning: "the method of a request, or of the request that a response answers",
		values: "a method",
		example: "method:INVITE",
		cost: 2,
	},
	{
		name: "status",
		kind: "status",
		of: "message",
		meaning: "the status code of a response",
		values: "a code, a class, a range, or a comparison",
		example: "status:4xx",
		cost: 1,
	},
	{
		name: "cseq",
		kind: "cseq",
		of: "message",
		meaning: "the CSeq",
		values: "a number, a range, or a comparison; or number and method in quotes",
		example: 'cseq:"2 REGISTER"',
		cost: 2,
	},
	{
		name: "direction",
		kind: "choice",
		of: "message",
		meaning: "which way the message went",
		values: "one of those listed below",
		example: "direction:in",
		cost: 4,
		choices: [
			{ name: "sent", aliases: ["out"], meaning: "sent by the client that wrote the log" },
			{ name: "received", aliases: ["in"], meaning: "received by that client" },
			{ name: "unknown", aliases: ["none"], meaning: "the log does not say" },
		],
	},
	{
		name: "level",
		kind: "word",
		of: "record",
		meaning: "the level of the record, SIP or not",
		values: "a level, written as in the log",
		example: "level:ERROR",
		cost: 5,
	},
	{
		name: "text",
		kind: "text",
		of: "record",
		meaning: "the text of the record, SIP or not; a word without a field means the same",
		values: "any part of it",
		example: 'text:"timed out"',
		cost: 100,
	},
	{
		name: "time",
		kind: "time",
		of: "record",
		meaning: "when the record was written; a time without seconds means the whole minute",
		values: "a time with or without a date, a date, a range, or a comparison",
		example: "time:10:38..10:40",
		cost: 5,
	},
	{
		name: "is",
		kind: "choice",
		of: "record",
		meaning: "what kind of record or message it is",
		values: "one of those listed below",
		example: "is:request",
		cost: 10,
		choices: [
			{ name: "sip", meaning: "a SIP message" },
			{ name: "other", meaning: "a record that is not SIP" },
			{ name: "request", meaning: "a request" },
			{ name: "response", meaning: "a response" },
			{ name: "retransmission", aliases: ["resend"], meaning: "a further copy of a request or of a final response" },
			{
				name: "keepalive",
				aliases: ["keep-alive"],
				meaning:
					"keep-alive traffic: an OPTIONS that got a 2xx, a REGISTER that refreshed a registration (with its " +
					"challenge), an empty packet; never part of a transaction with an error or warning",
			},
		],
	},
	{
		name: "outcome",
		kind: "choice",
		of: "transaction",
		meaning: "how the transaction of the message ended",
		values: "one of those listed below",
		example: "outcome:failed",
		cost: 3,
		choices: [
			{ name: "success", meaning: "a final 2xx" },
			{ name: "redirected", meaning: "a final 3xx" },
			{ name: "challenged", meaning: "a final 401 or 407, as in every sign-in" },
			{ name: "cancelled", meaning: "an INVITE that was cancelled before it was answered" },
			{ name: "failed", meaning: "any other final 4xx, 5xx or 6xx" },
			{ name: "unanswered", meaning: "no final response within the time that SIP allows" },
			{ name: "pending", meaning: "the log ends before a response could arrive" },
			{ name: "noResponseDue", meaning: "an ACK or a BENOTIFY" },
			{ name: "orphan", meaning: "a response whose request is not in the log" },
		],
	},
	{
		name: "duration",
		kind: "duration",
		of: "transaction",
		meaning: "the time from the request of the transaction to its final response",
		values: "milliseconds, or a number with `s`, `m` or `h`; usually in a comparison",
		example: "duration:>500",
		cost: 3,
	},
	{
		name: "problem",
		kind: "choice",
		of: "transaction",
		meaning: "the problems found in the transaction of the message, or in the record",
		values: "one of those listed below",
		example: "problem:error",
		cost: 8,
		choices: [
			{ name: "any", aliases: ["yes"], meaning: "an error or a warning" },
			{ name: "none", aliases: ["no"], meaning: "neither error nor warning" },
			{ name: "error", meaning: "an error" },
			{ name: "warning", meaning: "a warning" },
			{ name: "information", aliases: ["info"], meaning: "a finding of severity information" },
			{ name: "hint", meaning: "a hint" },
		],
	},
	{
		name: "rule",
		kind: "choice",
		of: "transaction",
		meaning: "the rules with a finding for the transaction of the message, or for the record",
		values: "the id of a rule, with or without wildcards",
		example: "rule:auth-*",
		cost: 8,
		choices: RULES.map(({ id, summary }) => ({ name: id, meaning: summary })),
	},
];

/** The fields, with the user's custom rules added to the values of `rule:`. */
export function fieldsWith(customRules: readonly Pick<CustomRule, "id" | "summary">[]): readonly Field[] {
	if (customRules.length === 0) return FIELDS;
	const more = customRules.map(({ id, summary }): Choice => ({ name: id, meaning: summary }));
	return FIELDS.map((field) =>
		field.name === "rule" ? { ...field, choices: [...(field.choices ?? []), ...more] } : field,
	);
}

/** The field with this name or synonym, ignoring case. */
export function findField(word: string, fields: readonly Field[] = FIELDS): Field | undefined {
	const name = word.toLowerCase();
	return fields.find((field) => field.name === (lookUp(OTHER_WORDS, name) ?? name));
}

/** Terms that users of other tools type. */
const OTHER_WORDS: Readonly<Record<string, FieldName>> = {
	"call-id": "callid",
	call: "callid",
	code: "status",
	date: "time",
	dir: "direction",
	severity: "problem",
};
