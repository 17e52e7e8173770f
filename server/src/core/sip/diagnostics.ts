// Explanations of a failure by a server or client: ms-diagnostics, Warning and Reason headers.

/** The parts of `ms-diagnostics: 4004;reason="…";source="…"` ([MS-OCER] 2.2.1). */
export interface Diagnostics {
	readonly id: number;
	/** Values by lowercase name, without quotes: `reason`, `source`, `appName` … */
	readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Parses an unfolded ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics header; `undefined` without a number.
 */
export function readDiagnostics(value: string): Diagnostics | undefined {
	const id = /^\s*(\d{1,9})/.exec(value);
	return id ? { id: Number(id[1]), parameters: readParameters(value) } : undefined;
}

/** The parts of `Warning: 310 lcs.example.com "text"` (RFC 3261 §20.43). */
export interface Warning {
	readonly code: number;
	readonly text: string;
}

/**
 * The warnings in an unfolded Warning header; values without a three-digit code are skipped. Some servers omit their name.
 */
export function readWarnings(value: string): readonly Warning[] {
	return splitValues(value).flatMap((one) => {
		const match = /^\s*(\d{3})\s+(?:[^\s"]\S*\s+|(?="))(?:"((?:[^"\\]|\\.)*)"|(.*))/.exec(one);
		return match ? [{ code: Number(match[1]), text: (match[2] ?? match[3] ?? "").trim() }] : [];
	});
}

/** The parts of `Reason: SIP;cause=480;text="…"` (RFC 3326 §2). */
export interface Reason {
	readonly protocol: string;
	readonly cause: number | null;
	readonly text: string | null;
}

/** True for a cause of the telephone network (ITU-T Q.850). */
export function isOfNetwork({ protocol }: Reason): boolean {
	return protocol.toUpperCase() === "Q.850";
}

/** The reasons in an unfolded Reason header; values without a protocol are skipped. */
export function readReasons(value: string): readonly Reason[] {
	return splitValues(value).flatMap((one) => {
		const protocol = /^\s*([^\s;,]+)/.exec(one)?.[1];
		if (!protocol) return [];
		const parameters = readParameters(one);
		const cause = Number.parseInt(parameters.get("cause") ?? "", 10);
		return [{ protocol, cause: Number.isNaN(cause) ? null : cause, text: parameters.get("text") ?? null }];
	});
}

/** The values of a multi-value header (RFC 3261 §7.3.1); commas inside quotes do not separate values. At most 16. */
function splitValues(value: string): readonly string[] {
	const head = value.slice(0, LONGEST);
	const parts: string[] = [];
	let start = 0;
	let isQuoted = false;
	for (let at = 0; at < head.length && parts.length < MOST_VALUES; at++) {
		const character = head.charAt(at);
		if (isQuoted && character === "\\") at++;
		else if (character === '"') isQuoted = !isQuoted;
		else if (character === "," && !isQuoted) {
			parts.push(head.slice(start, at));
			start = at + 1;
		}
	}
	return [...parts, head.slice(start)];
}

const MOST_VALUES = 15;

function readParameters(value: string): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	for (const match of value.slice(0, LONGEST).matchAll(PARAMETER)) {
		const name = match[1]!.toLowerCase();
		if (!parameters.has(name)) parameters.set(name, match[2] ?? match[3]!.trim());
	}
	return parameters;
}

/**
 * No such header is longer, and longer ones are truncated. A regular expression that allows for escapes would overflow its
 * stack on a quoted string of several megabytes.
 */
const LONGEST = 65_536;

const PARAMETER = /;\s*([a-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gi;
