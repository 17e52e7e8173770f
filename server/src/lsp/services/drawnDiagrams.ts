// Caches the last diagram. A large one takes time and memory to draw, and a view requests many pages of it.

import { type Diagram, type Finding, ladderDiagram, scopeAt, type Trace } from "../../core/index.ts";
import type { LadderParams } from "../../protocol.ts";
import type { OpenLog, OpenLogs } from "../logs/documents.ts";

/** A diagram, with the trace and the version from which it was drawn. */
export interface DrawnDiagram {
	readonly diagram: Diagram;
	readonly trace: Trace;
	readonly version: number;
}

/** The cache. */
export interface DrawnDiagrams {
	/**
	 * The cached diagram, if it has these parameters and this version, even if the log has changed since. Otherwise a log
	 * that is being written would be judged and drawn again for each page of each version.
	 */
	last(params: LadderParams, version: number | undefined): DrawnDiagram | undefined;
	/** Draws the diagram of what the message at a line belongs to, or says why there is none. */
	draw(log: OpenLog, findings: readonly Finding[], params: LadderParams): DrawnDiagram | { readonly reason: string };
}

/** Makes an empty cache. The diagram is kept until its log is closed or another one is drawn. */
export function keepDiagrams(logs: OpenLogs): DrawnDiagrams {
	/** `findings` belong to one version of one log under one set of settings. */
	let last: (DrawnDiagram & { uri: string; key: string; findings: readonly Finding[] }) | undefined;
	logs.listen(
		() => undefined,
		(uri) => {
			if (last?.uri === uri) last = undefined;
		},
	);
	return {
		last(params, version) {
			if (last?.uri !== params.textDocument.uri || last.version !== version) return undefined;
			return keyOf(scopeOf(last.trace, params)) === last.key ? last : undefined;
		},
		draw({ trace, version }, findings, params) {
			const { uri } = params.textDocument;
			const scope = scopeOf(trace, params);
			if ("reason" in scope) return scope;
			const key = keyOf(scope);
			if (last?.findings === findings && last.key === key) return last;
			last = { diagram: ladderDiagram(trace, scope, findings), trace, version, uri, key, findings };
			return last;
		},
	};
}

function scopeOf(trace: Trace, { part, line, selected }: LadderParams): ReturnType<typeof scopeAt> {
	return scopeAt(trace, part, line, Array.isArray(selected) ? selected : []);
}

function keyOf(scope: ReturnType<typeof scopeAt>): string {
	return JSON.stringify(scope);
}
