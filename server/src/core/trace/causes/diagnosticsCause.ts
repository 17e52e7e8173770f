// Finds causes in ms-diagnostics and related headers ([MS-OCER] 2.2.1), which contain an id and parameters.

import type { DiagnosticsEvidence } from "../../sip/evidence.ts";
import { fillAdvice } from "../../sip/facts/advice.ts";
import { diagnosticParameter } from "../../sip/facts/diagnosticParameters.ts";
import { readErrorCode } from "../../sip/facts/errorCodes.ts";
import { type Hresult, hresult, hresultText } from "../../sip/facts/hresults.ts";
import { type MsDiagnostic, msDiagnostic } from "../../sip/facts/msDiagnostics.ts";
import { listText, sentence, sentenceFrom, sentences, shortened } from "../../words.ts";
import type { Cause } from "./cause.ts";

/**
 * The causes in ms-diagnostics headers: the first specific one and the first generic one. Ids that report progress or a
 * normal end are not causes.
 */
export function diagnosticsCauses(all: readonly DiagnosticsEvidence[]): {
	readonly specific: Cause | undefined;
	readonly generic: Cause | undefined;
} {
	const causes = all.flatMap((each) => {
		const cause = diagnosticsCause(each);
		return cause ? [{ cause, isGeneric: GENERIC.has(each.id) && cause.code === undefined }] : [];
	});
	return {
		specific:
			causes.find(({ cause }) => cause.code !== undefined)?.cause ?? causes.find(({ isGeneric }) => !isGeneric)?.cause,
		generic: causes.find(({ isGeneric }) => isGeneric)?.cause,
	};
}

/** Ids that only mean "something went wrong" or "see the status" ([MS-OCER] 9.2.2). */
const GENERIC: ReadonlySet<number> = new Set([0, 1, 2]);

function diagnosticsCause({ header, id, parameters }: DiagnosticsEvidence): Cause | undefined {
	const diagnostic = msDiagnostic(id);
	const own = ownReason(parameters);
	if (isProgress(diagnostic, own)) return undefined;
	const source = `${header} ${id}`;
	const code = namedCode(parameters.get("hresult"));
	// An unknown code is less specific than a known id.
	const named = code && (code.fact || !diagnostic) ? code : undefined;
	const meaning = named?.meaning ?? (diagnostic && fillAdvice(diagnostic.meaning, parameters)) ?? own;
	if (!meaning) return undefined;
	const check = fillAdvice(named?.fact?.check ?? (named ? "" : (diagnostic?.check ?? "")), parameters);
	const said = sentenceFrom(meaning, named ? `${source}, ${named.name}` : source);
	const added = named ? [] : addedWords(header, parameters, own === meaning ? "" : own, `${meaning} ${check}`);
	const details = detailsText(parameters, [said, ...added, check].join(" "), named !== undefined);
	return {
		text: sentences(said, ...added, details),
		check,
		isStock: false,
		...(diagnostic ? { diagnostic } : {}),
		...(named?.fact ? { code: named.fact } : {}),
	};
}

/** True if an id reports progress, according to the table or, for an unpublished id, to the text of its reason. */
function isProgress(diagnostic: MsDiagnostic | undefined, own: string): boolean {
	if (diagnostic) return diagnostic.progress === true && !diagnostic.expected;
	return PROGRESS.test(own) && !FAILURE.test(own);
}

const PROGRESS = /\b(?:attempting|forwarded|progress|proxied|redirected|routed|translated|trying)\b/i;
const FAILURE = /\b(?:cannot|can't|could|denied|error|fail\w*|invalid|no|not|reject\w*|unable|un\w+ed)\b/i;

/** What progress headers name on the way to a failure, such as a translated number or a target. */
export function progressDetails(all: readonly DiagnosticsEvidence[], said: string): string {
	const reports = all.filter(({ id, parameters }) => isProgress(msDiagnostic(id), ownReason(parameters)));
	return reports.length === 0
		? ""
		: detailsText(new Map(reports.flatMap(({ parameters }) => [...parameters])), said, false);
}

/** The server's own reason. Shortened, since its length is unlimited. */
function ownReason(parameters: ReadonlyMap<string, string>): string {
	const reason = parameters.get("reason") ?? parameters.get("summary") ?? "";
	return shortened(reason.replace(/\s+/g, " ").trim(), LONGEST_REASON);
}

const LONGEST_REASON = 300;

/** Reads an error code such as `0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)`; `undefined` for success, and without a name. */
function namedCode(
	value: string | undefined,
): { readonly name: string; readonly meaning: string; readonly fact?: Hresult } | undefined {
	const code = value === undefined ? undefined : readErrorCode(value);
	if (code === undefined || code < FIRST_FAILURE) return undefined;
	const fact = hresult(code);
	if (fact) return { name: `${hresultText(code)} ${fact.name}`, meaning: fact.meaning, fact };
	const name = /\(\s*([A-Z][A-Z0-9_]{3,80})\s*\)/.exec(value!)?.[1];
	return name ? { name: hresultText(code), meaning: `The server reports the error ${name}` } : undefined;
}

/** HRESULTs with the highest bit set are failures ([MS-ERREF] 2.1). */
const FIRST_FAILURE = 0x80000000;

/** What the header says beyond the table: its reason, and parameters that contain a sentence. At most two. */
function addedWords(
	header: string,
	parameters: ReadonlyMap<string, string>,
	own: string,
	known: string,
): readonly string[] {
	const speaker = header === "ms-client-diagnostics" ? "client" : "server";
	const sentences = [...parameters].flatMap(([name, value]) => {
		const isShown = name !== "reason" && diagnosticParameter(name)?.shown && isSentence(value);
		return isShown ? [shortened(value.trim(), LONGEST_REASON)] : [];
	});
	return [own, ...sentences]
		.filter((words) => words !== "" && saysMore(words, known))
		.slice(0, 2)
		.map((words) => `The ${speaker} adds: ${sentence(words)}`);
}

/** True for a sentence, as opposed to a name, address or code. */
function isSentence(value: string): boolean {
	return value.trim().split(/\s+/).length >= 4;
}

/** True if the words add information to the table: at least four word stems, and 60 % of all of them, are new. */
function saysMore(words: string, known: string): boolean {
	const knownStems = new Set(stems(known));
	const asked = [...new Set(stems(words))].filter((stem) => !IDLE.has(stem));
	const missing = asked.filter((stem) => !knownStems.has(stem));
	return missing.length >= 4 && missing.length * 10 >= asked.length * 6;
}

/** The first five letters of each word, to match its inflected forms. */
function stems(text: string): readonly string[] {
	return (
		text
			.toLowerCase()
			.match(/[\p{L}\p{N}]{4,}/gu)
			?.map((word) => word.slice(0, 5)) ?? []
	);
}

/** Stems that occur in nearly every reason. */
const IDLE: ReadonlySet<string> = new Set(
	"been call detec durin error estab faile from have reque respo sessi signi that this when with".split(" "),
);

/** Other useful parameters, such as `It names the domain meet.fabrikam.com.`; empty if there are none. */
function detailsText(parameters: ReadonlyMap<string, string>, said: string, isCodeShown: boolean): string {
	const details: string[] = [];
	const values = new Set<string>();
	for (const [name, value] of parameters) {
		const fact = diagnosticParameter(name);
		const shown = shortened(value.replace(/^sips?:/i, "").trim(), LONGEST_DETAIL);
		if (!fact?.shown || shown === "" || isSentence(value) || said.includes(shown) || values.has(shown)) continue;
		if (isCodeShown && name === "hresult") continue;
		const code = /winsock|hresult|error/i.test(name) ? readErrorCode(value) : undefined;
		if (name === "hresult" && code !== undefined && code < FIRST_FAILURE) continue;
		const meaning = code === undefined ? undefined : hresult(code)?.meaning;
		details.push(
			`${fact.meaning} ${shown}${meaning ? ` (${meaning.charAt(0).toLowerCase()}${meaning.slice(1)})` : ""}`,
		);
		values.add(shown);
		if (details.length === MOST_DETAILS) break;
	}
	return details.length === 0 ? "" : `It names ${listText(details)}.`;
}

const LONGEST_DETAIL = 120;
const MOST_DETAILS = 4;
