// SPNEGO: negotiates a mechanism (RFC 4178 §4.2, [MS-SPNG] 2.2) and contains that mechanism's token.

import { type Asn1, element, integerOf, objectIdOf, octetsOf, readAsn1, textOf } from "./asn1.ts";
import { mechanismName } from "./gss.ts";
import { type DecodedToken, field, hidden, listed, printable, type TokenField, token } from "./token.ts";

/** Decodes the token of any mechanism; provided by the caller, which knows them all. */
export type DecodeInner = (bytes: Uint8Array) => DecodedToken;

/** True for the first byte of a token without GSS-API framing, which only the first token has. */
export function isSpnego(bytes: Uint8Array): boolean {
	return bytes[0] === 0xa0 || bytes[0] === 0xa1;
}

/** Decodes a NegTokenInit or NegTokenResp. */
export function decodeSpnego(bytes: Uint8Array, isCut: boolean, decodeInner: DecodeInner): DecodedToken {
	const read = readAsn1(bytes);
	const body = read?.root.tagClass === "context" && read.root.tag <= 1 ? read.root.children[0] : undefined;
	const problems = isCut || read?.isCut ? ["The token is cut short."] : [];
	if (!body)
		return token("SPNEGO token", "SPNEGO token that cannot be read", [], [...problems, "Its content cannot be read."]);
	return read!.root.tag === 0 ? decodeInit(body, problems, decodeInner) : decodeResponse(body, problems, decodeInner);
}

/** RFC 4178 §4.2.1, with the hints of [MS-SPNG] 2.2.1. */
function decodeInit(body: Asn1, problems: readonly string[], decodeInner: DecodeInner): DecodedToken {
	const mechanisms = (element(body, 0)?.children ?? []).map((each) => mechanismName(objectIdOf(each) ?? "unknown"));
	const fields: TokenField[] = [
		field(
			"Mechanisms",
			mechanisms.length === 1 ? "1, the sender's choice" : `${mechanisms.length}, the preferred one first`,
			undefined,
			listed(mechanisms.map((name, index) => field(String(index + 1), name))),
		),
	];
	const inner = nested(fields, "Token", element(body, 2), decodeInner);
	const hint = textOf(element(element(body, 3), 0));
	if (hint) fields.push(field("Hint", printable(hint)));
	const mic = octetsOf(element(body, 3)) ?? octetsOf(element(body, 4));
	if (mic) fields.push(hidden("Signature of the list", mic.length));
	const offers = `SPNEGO offers ${listed(mechanisms.map((name) => field("", name)))
		.map(({ value }) => value)
		.join(", ")}`;
	return token("SPNEGO NegTokenInit", inner ? `${offers}; ${inner.summary}` : offers, fields, [
		...problems,
		...(inner?.problem ? [inner.problem] : []),
	]);
}

/** RFC 4178 §4.2.2. */
function decodeResponse(body: Asn1, problems: readonly string[], decodeInner: DecodeInner): DecodedToken {
	const fields: TokenField[] = [];
	const state = integerOf(element(body, 0));
	const stateName = state === undefined ? undefined : (STATES[state] ?? `unknown (${state})`);
	if (stateName) fields.push(field("State", stateName, state === undefined ? undefined : STATE_MEANINGS[state]));
	const mechanism = objectIdOf(element(body, 1));
	if (mechanism) fields.push(field("Mechanism", mechanismName(mechanism)));
	const inner = nested(fields, "Token", element(body, 2), decodeInner);
	const mic = octetsOf(element(body, 3));
	if (mic) fields.push(hidden("Signature of the list", mic.length));
	const parts = [stateName, mechanism && mechanismName(mechanism)].filter(Boolean).join(", ");
	const says = parts ? `SPNEGO: ${parts}` : "SPNEGO";
	return token("SPNEGO NegTokenResp", inner ? `${says}; ${inner.summary}` : says, fields, [
		...problems,
		...(inner?.problem ? [inner.problem] : []),
	]);
}

/** Decodes the inner token, adds its fields, and returns it. */
function nested(
	fields: TokenField[],
	name: string,
	node: Asn1 | undefined,
	decodeInner: DecodeInner,
): DecodedToken | undefined {
	const bytes = octetsOf(node);
	if (!bytes || bytes.length === 0) return undefined;
	const inner = decodeInner(bytes);
	fields.push(field(name, inner.kind, undefined, inner.fields));
	return inner;
}

const STATES = ["accept-completed", "accept-incomplete", "reject", "request-mic"];
const STATE_MEANINGS = [
	"the context is established",
	"one more token is needed",
	"none of the mechanisms is acceptable, or the token was refused",
	"the choice of mechanism must be signed",
];
