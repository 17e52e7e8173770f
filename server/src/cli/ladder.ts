// `rtcdll ladder`: the sequence diagram of a log, or of one call or activity in it.

import {
	arrowTooltip,
	findCall,
	type Ladder,
	type LadderScope,
	ladder,
	mermaidLadder,
	messageOnLine,
	plantUmlLadder,
	scopeAt,
	svgLadder,
	type Trace,
	textLadder,
} from "../core/index.ts";
import { readOneLog, reportRepairs } from "./log.ts";
import { say, write } from "./output.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";
import { readTrace } from "./withProgress.ts";

/** What to draw. */
export interface LadderOptions {
	/** As typed; `-` is standard input. */
	readonly file: string;
	readonly format: LadderFormat;
	/** A line (1-based), or a Call-ID or a prefix of one; `undefined` for the whole log. */
	readonly call: string | undefined;
	/** A line (1-based) of the activity to draw. */
	readonly activity: number | undefined;
}

/** The formats of a diagram. */
export type LadderFormat = "text" | "svg" | "mermaid" | "plantuml";

/** Prints the diagram. */
export async function drawLadder({ file, format, call, activity }: LadderOptions): Promise<ExitStatus> {
	const input = await readOneLog(file, "drawn");
	if (input?.text === undefined) return UNREADABLE;
	const { name, text } = input;
	reportRepairs(input);
	const trace = readTrace(text);
	const scope = activity === undefined ? scopeOf(trace, call) : activityAt(trace, activity);
	if ("reason" in scope) {
		say(`${name}: ${scope.reason}`);
		return UNREADABLE;
	}
	if (trace.index.messages.count === 0 && !input.problem) {
		say(`${name}: It contains no SIP message. For more, run rtcdll report.`);
	}
	const drawn = ladder(trace, scope);
	// The title of a whole log is its file name.
	await write(written(trace, scope.kind === "log" ? { ...drawn, title: name } : drawn, format));
	return input.problem ? UNREADABLE : SUCCESS;
}

function scopeOf(trace: Trace, call: string | undefined): LadderScope | { readonly reason: string } {
	if (call === undefined) return { kind: "log" };
	const found = findCall(trace, call);
	return "reason" in found ? found : { kind: "call", message: found.message };
}

function activityAt(trace: Trace, line: number): LadderScope | { readonly reason: string } {
	const found = messageOnLine(trace, line);
	return "reason" in found ? found : scopeAt(trace, "activity", line - 1);
}

function written(trace: Trace, drawn: Ladder, format: LadderFormat): string {
	switch (format) {
		case "svg":
			return svgLadder(drawn, (arrow) => arrowTooltip(trace, drawn.lanes, arrow));
		case "mermaid":
			return mermaidLadder(drawn);
		case "plantuml":
			return plantUmlLadder(drawn);
		case "text":
			return textLadder(drawn, room());
	}
}

/** ASCII for output piped on Windows: it passes through the console code page, which corrupts everything else. */
function room(): { readonly width: number | undefined; readonly ascii: boolean } {
	const { isTTY, columns } = process.stdout;
	return { width: isTTY ? Math.max(columns || 80, 60) : undefined, ascii: !isTTY && process.platform === "win32" };
}
