// What a server or client says about a failure: ms-diagnostics, Warning and Reason headers.

/** `ms-diagnostics: 4004;reason="…";source="…"` taken apart ([MS-OCER] 2.2.1). */
export interface Diagnostics {
	readonly id: number;
	/** Names in lower case, values without quotes: `reason`, `source`, `appName` … */
	readonly parameters: ReadonlyMap<string, string>;
}

/** Reads an unfolded ms-diagnostics, ms-diagnostics-public or ms-client-diagnostics; `undefined` without a number. */
export function readDiagnostics(value: string): Diagnostics | undefined {
	const id = /^\s*(\d{1,9})/.exec(value);
	return id ? { id: Number(id[1]), parameters: readParameters(value) } : undefined;
}

/** `Warning: 310 lcs.example.com "text"` taken apart (RFC 3261 §20.43). */
export interface Warning {
	readonly code: number;
	readonly text: string;
}

/**
 * Reads an unfolded Warning header, of several values the first; `undefined` without a three-digit code. Some servers
 * leave their name out.
 */
export function readWarning(value: string): Warning | undefined {
	const match = /^\s*(\d{3})\s+(?:[^\s"]\S*\s+|(?="))(?:"((?:[^"\\]|\\.)*)"|(.*))/.exec(value.slice(0, LONGEST));
	return match ? { code: Number(match[1]), text: (match[2] ?? match[3] ?? "").trim() } : undefined;
}

/** `Reason: SIP;cause=480;text="…"` taken apart (RFC 3326 §2). */
export interface Reason {
	readonly protocol: string;
	readonly cause: number | null;
	readonly text: string | null;
}

/** Reads an unfolded Reason header, of several values the first; `undefined` without a protocol. */
export function readReason(value: string): Reason | undefined {
	const protocol = /^\s*([^\s;,]+)/.exec(value)?.[1];
	if (!protocol) return undefined;
	const parameters = readParameters(value);
	const cause = Number.parseInt(parameters.get("cause") ?? "", 10);
	return { protocol, cause: Number.isNaN(cause) ? null : cause, text: parameters.get("text") ?? null };
}

function readParameters(value: string): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	for (const match of value.slice(0, LONGEST).matchAll(PARAMETER)) {
		const name = match[1]!.toLowerCase();
		if (!parameters.has(name)) parameters.set(name, match[2] ?? match[3]!.trim());
	}
	return parameters;
}

/**
 * No such header is longer; a longer one is not read to its end. The stack of a regular expression that allows for
 * escapes overflows on a quote of some megabytes.
 */
const LONGEST = 65_536;

const PARAMETER = /;\s*([a-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gi;
