// The messages that the user has marked, with their notes, alongside what the rules found.

import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";
import type { Notes } from "../marks.ts";
import { stampOfMessage } from "../stamp.ts";
import { messageName } from "../symbols.ts";
import { type Section, statement } from "./statement.ts";

/** The section: one statement for each marked message, in log order; empty without marks. */
export function marked(trace: Trace, notes: Notes): Section {
	const left = notes.size - MOST_MARKS;
	return {
		title: "Marked by you",
		statements: [...notes].slice(0, MOST_MARKS).map(([message, note]) => {
			const what = `${stampOfMessage(trace, message)} ${messageName(trace, message)}`.trim();
			return statement(trace, note === "" ? what : `${what}: ${note}`, [message]);
		}),
		...(left > 0 ? { note: `${countText(left, "more mark")} left out.` } : {}),
	};
}

const MOST_MARKS = 50;
