// A moment as a reader types it: a time of day, with a date or without, or a step from where the cursor is.

/** What was typed, in milliseconds. */
export type TypedTime =
	| { readonly kind: "step"; readonly ms: number }
	/** `date` is the day, as `year * 10000 + month * 100 + day`; `null` when only a time of day was typed. */
	| { readonly kind: "moment"; readonly date: number | null; readonly timeOfDay: number };

/** Says which forms there are; shown to a reader who typed something else. */
export const TIME_FORMS = "Type a time such as 10:38:59 or 10:38, or a step such as +5s, -2m or +1h30m.";

/**
 * Reads `10:38`, `10:38:59`, `10:38:59.520` (a comma will do), the same behind `04/16/2013` or `2013-04-16`, and steps such as
 * `+5s`, `-250ms`, `+1h30m`. `undefined` for anything else.
 */
export function readTime(typed: string): TypedTime | undefined {
	const text = typed.trim();
	// Nothing that makes sense is longer, and what does not need not be read to its end.
	if (text.length > LONGEST) return undefined;
	return text.startsWith("+") || text.startsWith("-") ? readStep(text) : readMoment(text);
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

function readMoment(text: string): TypedTime | undefined {
	const match =
		/^(?:(\d{1,4})[/-](\d{1,2})[/-](\d{1,4})(?:[\s|T]\s*))?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/.exec(
			text,
		);
	if (!match) return undefined;
	const [, first, second, third, hour, minute, wholeSeconds = "0", fraction = ""] = match;
	const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(wholeSeconds)];
	if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
	const timeOfDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(fraction.padEnd(3, "0"));
	if (first === undefined) return { kind: "moment", date: null, timeOfDay };
	const date = readDate(first, second!, third!);
	return date === undefined ? undefined : { kind: "moment", date, timeOfDay };
}

/** Year, month, day with a year of four digits in front; month, day, year, as the logs write it, with one at the end. */
function readDate(first: string, second: string, third: string): number | undefined {
	const [year, month, day] = first.length === 4 ? [first, second, third] : [third, first, second];
	const isDate = year.length === 4 && day.length <= 2 && inside(Number(month), 12) && inside(Number(day), 31);
	return isDate ? Number(year) * 10_000 + Number(month) * 100 + Number(day) : undefined;
}

function inside(value: number, most: number): boolean {
	return value >= 1 && value <= most;
}
