// Parses the Date header.

/**
 * `Thu, 21 Apr 2005 02:38:50 GMT` (RFC 3261 §20.17) in milliseconds since 1970; `undefined` for anything else, including
 * dates and times that do not exist. Does not use `Date.parse`, whose treatment of other formats depends on the platform.
 */
export function readDate(text: string): number | undefined {
	const match = DATE.exec(text.slice(0, LONGEST));
	if (!match) return undefined;
	const month = MONTHS.indexOf(match[2]!.toLowerCase());
	const [day, year, hour, minute, second] = [match[1], match[3], match[4], match[5], match[6]].map(Number);
	// A leap second is valid and counts as the first second of the next minute.
	if (month < 0 || hour! > 23 || minute! > 59 || second! > 60) return undefined;
	const date = Date.UTC(year!, month, day, hour, minute, second);
	return new Date(Date.UTC(year!, month, day)).getUTCMonth() === month ? date : undefined;
}

/** No valid date is longer, and longer text need not be read to the end. */
const LONGEST = 60;

const DATE =
	/^\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:GMT|UTC)\s*$/;

const MONTHS: readonly string[] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
