// Standard output and standard error, for text that may hold pieces of a log, and for the bytes of an export.

import { once } from "node:events";
import { cutText, printable } from "../core/index.ts";
import { READER_GONE, UNREADABLE } from "./status.ts";

/** Writes to the standard output and waits until it can take more: a report can be larger than any buffer. */
export async function write(piece: string | Uint8Array): Promise<void> {
	watchForClosing();
	if (process.stdout.isTTY) clearProgress();
	if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}

/** Says a sentence on the standard error. */
export function say(sentence: string): void {
	watchForClosing();
	clearProgress();
	process.stderr.write(`rtcdll: ${printable(sentence)}\n`);
}

/** Writes text in pieces that are not too large for a pipe. */
export async function writeLong(text: string): Promise<void> {
	for (let at = 0; at < text.length; at += PIECE) await write(text.slice(at, at + PIECE));
}

const PIECE = 1_000_000;

/**
 * Shows how far long work has come: on a line of the terminal that goes away with whatever is written next. Where the standard
 * error is no terminal, and in the first moments, nothing is shown.
 */
export function progress(words: string): void {
	workedOn = words;
	showProgress(words);
}

/** How far the work has come on what `progress` has named last: `reading, 40 %`, before a name that may be long. */
export function progressWithin(words: string): void {
	showProgress(workedOn ? `${words}: ${workedOn}` : words);
}

function showProgress(words: string): void {
	const now = performance.now();
	if (!process.stderr.isTTY || now < SHORT_WORK || now < shownAt + REST) return;
	watchForClosing();
	process.stderr.write(`\r${cutText(printable(words), (process.stderr.columns || 80) - 1)}${CLEAR_REST}`);
	isShowing = true;
	shownAt = now;
}

/** Takes the line of `progress` away. */
export function clearProgress(): void {
	if (!isShowing) return;
	process.stderr.write(`\r${CLEAR_REST}`);
	isShowing = false;
}

/** In ms since the program started: what is done by then needs no word. */
const SHORT_WORK = 700;

/** In ms between two of them: nobody reads faster. */
const REST = 100;

/** What a terminal takes for: nothing more on this line. */
const CLEAR_REST = "\u001b[K";

let workedOn = "";
let isShowing = false;
let shownAt = 0;

let watching = false;

function watchForClosing(): void {
	if (watching) return;
	watching = true;
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		// Whoever reads our output may have seen enough (`| head`). Nobody is left to write for, and nothing went wrong; but
		// nobody has seen all of it either, so that no status speaks of findings.
		clearProgress();
		if (error.code === "EPIPE") process.exit(READER_GONE);
		say(`The output could not be written: ${error.message}.`);
		process.exit(UNREADABLE);
	});
	// Where the sentence that explains the status is lost, the status must not be one that means something else.
	process.stderr.on("error", () => process.exit(UNREADABLE));
}
