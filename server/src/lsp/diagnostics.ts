// Keeps the editor's list of problems up to date with the text and the settings.

import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { bySeverity, type Finding, groupRecurrences, type Recurrences } from "../core/index.ts";
import { isRedactedCopy, partScheme } from "../protocol.ts";
import type { OpenLog } from "./logs/documents.ts";
import type { Session } from "./session.ts";
import * as toProto from "./toProto.ts";

/** Delay after a change before the log is diagnosed again, in ms. A log that has just been opened is diagnosed at once. */
const DEBOUNCE_MS = 250;

/** The longest delay for a text that keeps changing, such as a log that is being written, in ms. */
const LONGEST_WAIT_MS = 500;

/**
 * Raises that limit to this multiple of the time that the last diagnosis took, so that other requests get their share of
 * time however large the log is.
 */
const REST_SHARE = 2;

/** VS Code accepts no more per file (`extHostDiagnostics`). */
const MOST_DIAGNOSTICS = 1000;

/** False for a part or a redacted copy of a log: its findings are those of the log and would be listed twice. */
export function hasOwnProblems(uri: string): boolean {
	return !partScheme(uri) && !isRedactedCopy(uri);
}

/**
 * Publishes the findings of every open log, on opening and after each change, and removes them when it is closed. Does
 * nothing for an editor that pulls diagnostics (`pulledDiagnostics.ts`).
 */
export function publishDiagnostics(session: Session): void {
	const { connection, logs, settings, editor } = session;
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	/** When the pending change was first seen, and how long the last diagnosis took, in ms. */
	const waitingSince = new Map<string, number>();
	const published = new Map<string, { readonly tookMs: number }>();
	/** Logs that are being diagnosed, and those of them that have changed meanwhile. */
	const running = new Set<string>();
	const changed = new Set<string>();

	logs.listen(
		(uri) => schedule(uri, restOf(uri)),
		(uri) => {
			clearTimeout(timers.get(uri));
			timers.delete(uri);
			waitingSince.delete(uri);
			published.delete(uri);
			changed.delete(uri);
			settings.forget(uri);
			if (editor().pullsDiagnostics) return;
			void connection.sendDiagnostics({ uri, diagnostics: [] });
		},
	);
	settings.onChange(() => {
		for (const uri of logs.all()) schedule(uri, 0);
	});

	/** The delay before a changed log is diagnosed, in ms. Shrinks while the log keeps changing, so that the limit holds. */
	function restOf(uri: string): number {
		const last = published.get(uri);
		if (!last) return 0;
		const now = performance.now();
		const since = waitingSince.get(uri) ?? now;
		waitingSince.set(uri, since);
		const longest = Math.max(LONGEST_WAIT_MS, REST_SHARE * last.tookMs);
		return Math.max(0, Math.min(DEBOUNCE_MS, since + longest - now));
	}

	function schedule(uri: string, delay: number): void {
		if (!hasOwnProblems(uri) || editor().pullsDiagnostics) return;
		clearTimeout(timers.get(uri));
		timers.set(
			uri,
			setTimeout(() => void publish(uri), delay),
		);
	}

	/** One version at a time: if a log grows faster than it can be diagnosed, the versions in between are left out. */
	async function publish(uri: string): Promise<void> {
		timers.delete(uri);
		if (running.has(uri)) {
			changed.add(uri);
			return;
		}
		waitingSince.delete(uri);
		running.add(uri);
		try {
			const current = await settings.of(uri);
			const before = performance.now();
			const log = logs.get(uri);
			if (!log) return;
			const findings = await log.judge(current);
			// Closed in the meantime: its problems have been removed.
			if (!logs.get(uri)) return;
			const diagnostics = diagnosticsOf(findings, sourceOf(session, log));
			published.set(uri, { tookMs: performance.now() - before });
			const version = editor().diagnostics.version ? { version: log.version } : {};
			await connection.sendDiagnostics({ uri, ...version, diagnostics });
		} catch (error) {
			connection.console.error(`Diagnosing ${uri} failed: ${error instanceof Error ? error.stack : error}`);
		} finally {
			running.delete(uri);
			if (changed.delete(uri)) schedule(uri, restOf(uri));
		}
	}
}

/** What the editor needs to know about the log to show its findings. */
export function sourceOf({ editor, rulePages }: Session, { uri, lines }: OpenLog): toProto.DiagnosticSource {
	return { uri, lines, rulePages: rulePages(), form: editor().diagnostics };
}

/**
 * The diagnostics of a log, in file order: each failure once, the most severe ones if there are too many. If all fit, the
 * remaining room goes to later occurrences of the same failure and then to hints.
 */
export function diagnosticsOf(findings: readonly Finding[], source: toProto.DiagnosticSource): Diagnostic[] {
	const listed = groupRecurrences(findings.filter(({ severity }) => severity !== "hint"));
	const fitting = withinLimit(listed);
	const entries = fitting.map((group) => toProto.diagnostic(source, group));
	const left = listed.length - fitting.length;
	const marks = left > 0 ? [summary(left)] : marksOf(findings, fitting, source, MOST_DIAGNOSTICS - entries.length);
	return [...entries, ...marks].sort((a, b) => a.range.start.line - b.range.start.line);
}

function withinLimit(listed: readonly Recurrences[]): readonly Recurrences[] {
	if (listed.length <= MOST_DIAGNOSTICS) return listed;
	return [...listed].sort((a, b) => bySeverity(a.first, b.first)).slice(0, MOST_DIAGNOSTICS - 1);
}

function marksOf(
	findings: readonly Finding[],
	listed: readonly Recurrences[],
	source: toProto.DiagnosticSource,
	room: number,
): readonly Diagnostic[] {
	const repeated = listed.flatMap(({ first, again }) => again.map((finding) => ({ finding, first })));
	const marks = repeated.slice(0, room).map(({ finding, first }) => toProto.recurrenceMark(source, finding, first));
	const hints = findings.filter(({ severity }) => severity === "hint").slice(0, room - marks.length);
	return [...marks, ...hints.map((first) => toProto.diagnostic(source, { first, again: [], isSame: true }))];
}

function summary(left: number): Diagnostic {
	return {
		range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
		severity: DiagnosticSeverity.Information,
		source: "rtcdll",
		message: `${left} more findings are not listed here, none of them more severe than those that are. The command line lists all: rtcdll report FILE.`,
	};
}
