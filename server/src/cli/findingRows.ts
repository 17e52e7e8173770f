// The findings as a reader wants them: the worst first, and what happened again and again only once.

import { isBuiltIn, type Report } from "../core/index.ts";

/** One row of the list of findings: a finding, or several that say the same or come of one rule of the user. */
export interface FindingRow {
	/** The line of the first of them, counted from 1. */
	readonly line: number;
	readonly severity: "error" | "warning" | "note";
	readonly message: string;
}

/** All findings but the hints, errors first, then in the order of the log. */
export function findingRows({ findings }: Report): readonly FindingRow[] {
	const groups = new Map<string, { first: Report["findings"][number]; lines: number[]; isSame: boolean }>();
	for (const finding of findings) {
		if (!(finding.severity in WORDS)) continue;
		const { severity, rule, message } = finding;
		// What a user's rule says may name a Call-ID or a time, so that no two findings of it say the same.
		const key = isBuiltIn(rule) ? `${severity} ${rule} ${message}` : rule;
		const group = groups.get(key);
		if (!group) groups.set(key, { first: finding, lines: [], isSame: true });
		else {
			group.lines.push(finding.line);
			group.isSame &&= message === group.first.message;
		}
	}
	return [...groups.values()]
		.map(({ first, lines, isSame }) => ({
			line: first.line,
			severity: WORDS[first.severity as keyof typeof WORDS],
			message: [first.message, ...evidence(first.related), ...repeats(lines, isSame)].join(" "),
		}))
		.sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || one.line - other.line);
}

const WORDS = { error: "error", warning: "warning", information: "note" } as const;
const ORDER: readonly FindingRow["severity"][] = ["error", "warning", "note"];
const MOST_LINES = 3;

function evidence(related: readonly number[]): readonly string[] {
	return related.length === 0 ? [] : [`(see ${lineList(related)})`];
}

function repeats(lines: readonly number[], isSame: boolean): readonly string[] {
	if (lines.length === 0) return [];
	const others = lines.length === 1 ? "Another" : "Others";
	return [`${isSame ? "Again" : others} on ${lineList(lines)}.`];
}

/** `line 3`, `lines 3 and 9`, `lines 3, 9, 12 and 40 more`. */
function lineList(lines: readonly number[]): string {
	if (lines.length === 1) return `line ${lines[0]}`;
	// "1 more" would be no shorter than the line itself.
	const shown = lines.slice(0, lines.length === MOST_LINES + 1 ? lines.length : MOST_LINES);
	const more = lines.length - shown.length;
	const last = more > 0 ? `${more} more` : String(shown.pop());
	return `lines ${shown.join(", ")} and ${last}`;
}
