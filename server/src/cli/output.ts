// Standard output and standard error, for text that may contain parts of a log, and for the bytes of an export.

import { once } from "node:events";
import { cutText, printable } from "../core/index.ts";
import { OUTPUT_CLOSED, UNREADABLE } from "./status.ts";

/** Writes to standard output and waits until it can accept more, because a report can be larger than any buffer. */
export async function write(piece: string | Uint8Array): Promise<void> {
	watchForClosing();
	if (process.stdout.isTTY) clearProgress();
	if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}

/** Prints a sentence on standard error. */
export function say(sentence: string): void {
	watchForClosing();
	clearProgress();
	process.stderr.write(`rtcdll: ${printable(sentence)}\n`);
}

/** Writes text in pieces that fit into a pipe. */
export async function writeLong(text: string): Promise<void> {
	for (let at = 0; at < text.length; at += PIECE) await write(text.slice(at, at + PIECE));
}

const PIECE = 1_000_000;

/**
 * Shows the progress of long work on a line of the terminal, which the next output replaces. Shows nothing if standard error
 * is not a terminal, or right after the start.
 */
export function progress(words: string): void {
	workedOn = words;
	showProgress(words);
}

/** Shows how far the work last named by `progress` has come: `reading, 40 %`, placed before its name, which may be long. */
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

/** Clears the progress line. */
export function clearProgress(): void {
	if (!isShowing) return;
	process.stderr.write(`\r${CLEAR_REST}`);
	isShowing = false;
}

/** In ms since the program started: faster work needs no progress display. */
const SHORT_WORK = 700;

/** The minimum time between two updates, in ms. */
const REST = 100;

/** The control sequence that clears the rest of the line (EL). */
const CLEAR_REST = "\u001b[K";

let workedOn = "";
let isShowing = false;
let shownAt = 0;

let watching = false;

function watchForClosing(): void {
	if (watching) return;
	watching = true;
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		// The reader of our output has closed it (`| head`), which is no error. But it has not seen everything, so the exit
		// status must not say anything about findings.
		clearProgress();
		if (error.code === "EPIPE") process.exit(OUTPUT_CLOSED);
		say(`The output could not be written: ${error.message}.`);
		process.exit(UNREADABLE);
	});
	// If the error message cannot be printed, the exit status must still report a failure.
	process.stderr.on("error", () => process.exit(UNREADABLE));
}
