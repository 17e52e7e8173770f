// Parses the custom rules that users write for their own network, or explains what is wrong with them.

import { label, sentencesLine } from "../printable.ts";
import { parseQuery, type Query } from "../query/parse.ts";
import { asTyped } from "../query/value.ts";
import { type CustomRule, SEVERITIES } from "../rules/rule.ts";
import { isBuiltIn } from "../rules/rules.ts";
import { listText } from "../words.ts";
import { ruleOf } from "./find.ts";
import { readSentence } from "./sentence.ts";

/** The valid rules, and one sentence for each invalid one. */
export interface CustomRules {
	readonly rules: readonly CustomRule[];
	readonly problems: readonly string[];
}

/** The members of a rule; the first three are required. The JSON schema of the setting in the manifest has the same. */
export const CUSTOM_RULE_MEMBERS = ["query", "severity", "message", "id", "advice"] as const;

/** The format of an id. */
export const CUSTOM_RULE_ID = /^[a-z][a-z0-9-]{0,39}$/;

/** The maximum number of rules: each evaluates the whole log. */
export const MOST_CUSTOM_RULES = 100;

/** The maximum length of a message and of an advice text, in characters as written. */
export const LONGEST_CUSTOM_TEXT = 500;

/** Parses a list of rules. Accepts any value; `undefined` and `null` count as an empty list. */
export function readCustomRules(value: unknown): CustomRules {
	if (value === undefined || value === null) return { rules: [], problems: [] };
	if (!Array.isArray(value)) return { rules: [], problems: ["This is not a list of rules: it must be an array."] };
	const rules = new Map<string, CustomRule>();
	const problems: string[] = [];
	for (const [at, entry] of value.slice(0, MOST_CUSTOM_RULES).entries()) {
		const read = readRule(entry, at + 1, rules);
		if ("problem" in read) problems.push(sentencesLine(`${nameOf(entry, at + 1)}: ${read.problem}`));
		else rules.set(read.id, read);
	}
	if (value.length > MOST_CUSTOM_RULES) {
		problems.push(`There are ${value.length} rules; only the first ${MOST_CUSTOM_RULES} are used.`);
	}
	return { rules: [...rules.values()], problems };
}

type Problem = { readonly problem: string };

/** `Rule 2 (old-client)`, 1-based. */
function nameOf(entry: unknown, number: number): string {
	const id = isObject(entry) ? entry.id : undefined;
	return typeof id === "string" && id !== "" ? `Rule ${number} (${label(id, 40)})` : `Rule ${number}`;
}

function readRule(entry: unknown, number: number, known: ReadonlyMap<string, CustomRule>): CustomRule | Problem {
	if (!isObject(entry)) return { problem: "This is not an object with query, severity and message." };
	const other = Object.keys(entry).find((name) => !(CUSTOM_RULE_MEMBERS as readonly string[]).includes(name));
	if (other !== undefined) {
		return {
			problem: `A rule has no property “${asTyped(other)}”; its properties are ${listText(CUSTOM_RULE_MEMBERS)}.`,
		};
	}
	const id = readId(entry.id ?? `custom-${number}`, known);
	if (typeof id !== "string") return id;
	const query = readQuery(entry.query);
	if ("problem" in query) return query;
	const severity = SEVERITIES.find((each) => each === entry.severity);
	if (!severity) return { problem: `severity must be one of ${SEVERITIES.join(", ")}.` };
	const message = readText("message", entry.message);
	if (typeof message !== "string") return message;
	const filled = readSentence(message);
	if (typeof filled !== "function") return { problem: `message: ${filled.problem}` };
	const advice = entry.advice === undefined ? "" : readText("advice", entry.advice);
	if (typeof advice !== "string") return advice;
	return ruleOf({ id, severity, summary: message, query: query.query, message: filled, advice });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readId(id: unknown, known: ReadonlyMap<string, CustomRule>): string | Problem {
	if (typeof id !== "string" || !CUSTOM_RULE_ID.test(id)) {
		return {
			problem:
				"id must start with a lower-case letter and contain only lower-case letters, digits and hyphens, at most 40 " +
				"in all.",
		};
	}
	if (isBuiltIn(id)) return { problem: "This is the id of a built-in rule; choose another one." };
	if (known.has(id)) return { problem: `Another rule already has the id ${id}; choose another one.` };
	return id;
}

function readQuery(text: unknown): { readonly query: Query } | Problem {
	if (typeof text !== "string" || text.trim() === "") return { problem: "query is missing, for example status:488." };
	const { query, errors } = parseQuery(text);
	if (query) return { query };
	const [{ span, message }] = errors as [(typeof errors)[number]];
	const place = span.start < text.length ? `, “${asTyped(text.slice(span.start, span.end))}”` : "";
	return { problem: `query, character ${span.start + 1}${place}: ${message}` };
}

function readText(name: string, text: unknown): string | Problem {
	if (typeof text !== "string" || text.trim() === "") return { problem: `${name} is missing: it must be a sentence.` };
	if (text.length > LONGEST_CUSTOM_TEXT) {
		return { problem: `${name} has ${text.length} characters; the limit is ${LONGEST_CUSTOM_TEXT}.` };
	}
	return text;
}
