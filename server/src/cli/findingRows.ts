// The findings as rows for a reader: the most severe first, repetitions combined.

import { isBuiltIn, type Report } from "../core/index.ts";

/** A row in the list of findings: one finding, or several with the same message or from the same custom rule. */
export interface FindingRow {
	/** The line of the first one, 1-based. */
	readonly line: number;
	readonly severity: "error" | "warning" | "note";
	readonly message: string;
}

/** All findings except hints, in order of severity, then in file order. */
export function findingRows({ findings }: Report): readonly FindingRow[] {
	const groups = new Map<string, { first: Report["findings"][number]; lines: number[]; isSame: boolean }>();
	for (const finding of findings) {
		if (!(finding.severity in WORDS)) continue;
		const { severity, rule, message } = finding;
		// The messages of a custom rule may contain a Call-ID or a time, so that no two of them are the same.
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
	// "1 more" would be no shorter than the line number itself.
	const shown = lines.slice(0, lines.length === MOST_LINES + 1 ? lines.length : MOST_LINES);
	const more = lines.length - shown.length;
	const last = more > 0 ? `${more} more` : String(shown.pop());
	return `lines ${shown.join(", ")} and ${last}`;
}
