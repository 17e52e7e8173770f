// Parses where to go in time: a point in time, or a step relative to the cursor.

import { MOMENT_FORMS, readMoment } from "../query/moment.ts";

/** The parsed input, in milliseconds. */
export type TypedTime =
	| { readonly kind: "step"; readonly ms: number }
	/** `day` counts from 1970-01-01; `null` if only a time of day was typed. */
	| { readonly kind: "moment"; readonly day: number | null; readonly timeOfDay: number };

/** The accepted forms, shown for any other input. */
export const TIME_FORMS = `${MOMENT_FORMS}, or a step such as +5s, -2m or +1h30m.`;

/** Parses a time as in a query, and steps such as `+5s`, `-250ms`, `+1h30m`. `undefined` for anything else. */
export function readTime(typed: string): TypedTime | undefined {
	const text = typed.trim();
	// No valid input is longer, and invalid input need not be read to the end.
	if (text.length > LONGEST) return undefined;
	if (text.startsWith("+") || text.startsWith("-")) return readStep(text);
	const moment = readMoment(text);
	return moment && { kind: "moment", day: moment.day, timeOfDay: moment.start };
}

const LONGEST = 60;

function readStep(text: string): TypedTime | undefined {
	const match =
		/^[+-]\s*(?:(\d{1,4})\s*h)?\s*(?:(\d{1,6})\s*m(?:in)?)?\s*(?:(\d{1,8}(?:\.\d{1,3})?)\s*s)?\s*(?:(\d{1,10})\s*ms)?$/i.exec(
			text,
		);
	if (!match || !/\d/.test(text)) return undefined;
	const [, hours, minutes, seconds, milliseconds] = match.map((part) => Number(part ?? 0));
	const ms = Math.round(hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000 + milliseconds!);
	return { kind: "step", ms: text.startsWith("-") ? -ms : ms };
}
