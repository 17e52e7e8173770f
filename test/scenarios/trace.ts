import { Buffer } from "node:buffer";
import type { Message } from "./message.ts";
import type {
	ActivityKind,
	ActivityResult,
	ExpectedActivity,
	ExpectedAnswer,
	ExpectedFinding,
	ExpectedHint,
	ExpectedOutcome,
	Outcome,
	Rule,
} from "./scenario.ts";
import { Dice } from "./tokens.ts";

export interface TraceOptions {
	/** `rtcdll`: no date, records of messages only. `uccapilog`: date, and framing records around each message. */
	readonly shape: "rtcdll" | "uccapilog";
	/** Local date and time of the first record, `2005-04-21 10:38:58.520`. */
	readonly start: string;
	/** Minutes by which local time is ahead of GMT. */
	readonly zone?: number;
	/** Process and thread, `33C:B00`. */
	readonly thread?: string;
	/** Whether to write framing records; the default depends on the shape. */
	readonly framing?: boolean;
	/** How far the server's clock is ahead of the client's, in ms. */
	readonly serverAhead?: number;
}

const SECOND = 1000;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** A log under construction, and its labels. */
export class Trace {
	readonly dice: Dice;
	readonly shape: TraceOptions["shape"];
	readonly expected: ExpectedFinding[] = [];
	readonly hints: ExpectedHint[] = [];
	readonly outcomes: ExpectedOutcome[] = [];
	readonly activities: ExpectedActivity[] = [];
	/** Lines whose failure is covered by the finding on another line. */
	readonly told = new Set<number>();
	answer: ExpectedAnswer | undefined;
	readonly #lines: string[] = [];
	readonly #zone: number;
	readonly #framing: boolean;
	readonly #serverAhead: number;
	#thread: string;
	#now: number;
	/** The rest of the last line of a log that was cut. */
	#end = "";

	constructor(name: string, options: TraceOptions) {
		this.dice = new Dice(name);
		this.shape = options.shape;
		this.#framing = options.framing ?? options.shape === "uccapilog";
		this.#zone = options.zone ?? 60;
		this.#serverAhead = options.serverAhead ?? -3 * SECOND;
		this.#thread = options.thread ?? "33C:B00";
		this.#now = Date.parse(`${options.start.replace(" ", "T")}Z`);
	}

	wait(ms: number): this {
		this.#now += ms;
		return this;
	}

	/** Advances to the given time of day, on the next day if it has passed. */
	until(time: string): this {
		const day = new Date(this.#now).toISOString().slice(0, 10);
		let target = Date.parse(`${day}T${time}Z`);
		if (target < this.#now) target += 86_400_000;
		this.#now = target;
		return this;
	}

	/** The following records are written by another thread or process. */
	thread(thread: string): this {
		this.#thread = thread;
		return this;
	}

	/** The server's time, in the format of a Date header. */
	date(): string {
		const at = new Date(this.#now - this.#zone * 60 * SECOND + this.#serverAhead);
		const day = `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
		return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} GMT`;
	}

	/** The number of the next line. */
	get line(): number {
		return this.#lines.length + 1;
	}

	/** A record and its continuation lines; returns its line. */
	record(text: string, ...rest: readonly string[]): number {
		const line = this.line;
		this.#lines.push(`${this.#prefix()} ${text}`, ...rest);
		return line;
	}

	/** A line outside all records: a caption, a blank line. */
	loose(...lines: readonly string[]): number {
		const line = this.line;
		this.#lines.push(...lines);
		return line;
	}

	sent(message: Message): number {
		return this.#message(message, "Sending Packet - ", "From");
	}

	received(message: Message): number {
		return this.#message(message, "Data Received -", "To");
	}

	/** A request of the client and the response; returns both lines. */
	ask(request: Message, ms: number, response: (request: Message) => Message): { request: number; response: number } {
		const asked = this.sent(request);
		this.wait(ms);
		return { request: asked, response: this.received(response(request)) };
	}

	error(rule: Rule, line: number): void {
		this.expected.push({ rule, severity: "error", line });
	}

	warning(rule: Rule, line: number): void {
		this.expected.push({ rule, severity: "warning", line });
	}

	information(rule: Rule, line: number): void {
		this.expected.push({ rule, severity: "information", line });
	}

	hint(rule: Rule, ...lines: readonly number[]): void {
		for (const line of lines) this.hints.push({ rule, line });
	}

	outcome(line: number, outcome: Outcome): void {
		this.outcomes.push({ line, outcome });
	}

	activity(kind: ActivityKind, result: ActivityResult, line: number): void {
		this.activities.push({ kind, result, line });
	}

	/** What the answer's first paragraph must and must not contain. */
	answers(has: readonly string[], never: readonly string[] = []): void {
		this.answer = { has, never };
	}

	/** Failures that are covered by another finding: no finding may be on these lines. */
	toldElsewhere(...lines: readonly number[]): void {
		for (const line of lines) this.told.add(line);
	}

	/**
	 * Rewrites the log as if copied from a web page: captions before records, a blank line after each line, single blanks.
	 * Maps line numbers.
	 */
	paste(captions: ReadonlyMap<number, string>): (line: number) => number {
		const places: number[] = [];
		const lines = this.#lines.splice(0);
		for (const [index, line] of lines.entries()) {
			const caption = captions.get(index + 1);
			if (caption !== undefined) this.#lines.push(caption);
			places.push(this.#lines.length + 1);
			this.#lines.push(line.replace("INFO  ::", "INFO ::"), "");
		}
		return (line) => places[line - 1] ?? 0;
	}

	/** Cuts the log off after this many characters of a line. */
	cutEnd(line: number, characters = 0): void {
		const rest = this.#lines.splice(line - 1);
		this.#end = rest[0]?.slice(0, characters) ?? "";
	}

	/** The number of the first line that begins with a text, at or after the line `from`. */
	find(from: number, begin: string): number {
		const index = this.#lines.findIndex((line, place) => place >= from - 1 && line.startsWith(begin));
		if (index < 0) throw new Error(`No line begins with ${begin}`);
		return index + 1;
	}

	/** Continues for this many seconds without SIP, with a record every 20 s to show that the log continues. */
	idle(seconds: number, says: (passed: number) => string = () => "Idle, waiting for the user"): void {
		for (let passed = 20; passed < seconds + 20; passed += 20) this.wait(20_000).record(says(passed));
	}

	text(): string {
		return this.#lines.map((line) => `${line}\r\n`).join("") + this.#end;
	}

	#prefix(): string {
		const at = new Date(this.#now);
		const [date = "", time = ""] = at.toISOString().slice(0, -1).split("T");
		const [year, month, day] = date.split("-");
		const stamp = this.shape === "uccapilog" ? `${month}/${day}/${year}|${time}` : time;
		return `${stamp} ${this.#thread} INFO  ::`;
	}

	#message(message: Message, frame: string, side: string): number {
		const wire = [message.start, ...message.headers.map(([name, value]) => `${name}: ${value}`), ""];
		const bytes = Buffer.byteLength(`${wire.join("\r\n")}\r\n${message.body}`);
		const framing = `${frame}${message.server} (${side} Local Address: ${message.local}) ${bytes} bytes`;
		if (this.#framing) this.record(`${framing}:`);
		const [start = "", ...rest] = wire;
		const body = message.body === "" ? [] : message.body.replace(/\r\n$/, "").split("\r\n");
		const line = this.record(start, ...rest, ...body);
		if (this.#framing) this.record(`End of ${framing}`);
		return line;
	}
}
