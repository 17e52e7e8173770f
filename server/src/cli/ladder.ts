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
import { readTrace } from "./inSight.ts";
import { readOneLog, sayUndone } from "./log.ts";
import { say, write } from "./output.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";

/** What to draw. */
export interface LadderOptions {
	/** As it was typed; `-` is the standard input. */
	readonly file: string;
	readonly format: LadderFormat;
	/** A line, counted from 1, or a Call-ID or its beginning; `undefined` for the whole log. */
	readonly call: string | undefined;
	/** A line, counted from 1, within the activity to draw. */
	readonly activity: number | undefined;
}

/** How a diagram is written. */
export type LadderFormat = "text" | "svg" | "mermaid" | "plantuml";

/** Draws the diagram on the standard output. */
export async function drawLadder({ file, format, call, activity }: LadderOptions): Promise<ExitStatus> {
	const input = await readOneLog(file, "drawn");
	if (input?.text === undefined) return UNREADABLE;
	const { name, text } = input;
	sayUndone(input);
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
	// The name of the file is what a whole log is called.
	await write(written(trace, scope.kind === "log" ? { ...drawn, title: name } : drawn, format));
	return input.problem ? UNREADABLE : WELL;
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

/** A Windows console that pipes into a file or a clipboard spoils everything but ASCII. */
function room(): { readonly width: number | undefined; readonly ascii: boolean } {
	const { isTTY, columns } = process.stdout;
	return { width: isTTY ? Math.max(columns || 80, 60) : undefined, ascii: !isTTY && process.platform === "win32" };
}
