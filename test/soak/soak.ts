// Many logs open for a long time: does the server leak memory, leave a request unanswered, or keep other requests waiting?

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { makeLog } from "../bench/makeLog.ts";
import { oneOf, pick, randomFrom } from "../fuzz/mutate.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { at, METHODS } from "../support/requests.ts";

export interface SoakOptions {
	/** The number of open logs besides the growing one. */
	readonly logs: number;
	/** The duration after the warm-up, in ms. */
	readonly ms: number;
	readonly seed: number;
}

/** The result of a soak test. */
export interface Soaked {
	readonly requests: number;
	readonly cancelled: number;
	/** Requests that got neither a result nor an error within a minute. */
	readonly unanswered: readonly string[];
	/** Errors that the server logged. */
	readonly logged: readonly string[];
	/** How often the growing log was replaced, and how much was written to it in total, in characters. */
	readonly restarts: number;
	readonly written: number;
	/** Live memory of the server in bytes: after the warm-up, and at the end. */
	readonly memory: { readonly before: number; readonly after: number };
	/** Response times of an empty request, in ms: the median, the 99th percentile and the maximum. */
	readonly wait: { readonly half: number; readonly most: number; readonly longest: number };
	/** The longest time the server was unresponsive, in ms of processor time. */
	readonly busy: number;
}

/** Opens the logs, sends every request about each once, and then random requests while one log grows and is replaced. */
export async function soak({ logs, ms, seed }: SoakOptions): Promise<Soaked> {
	const random = randomFrom(seed);
	const probe = new Probe();
	const client = await startLspClient({
		node: ["--expose-gc", "--require", join(import.meta.dirname, "probe.cjs")],
		onStderr: (text) => probe.hear(text),
	});
	const uris = openLogs(client, logs);
	const growing = new GrowingLog(client, "file:///growing.log");
	const asking = new Asking(client, random, uris, growing.uri);
	try {
		for (const uri of uris) await Promise.all(METHODS.map((method) => asking.ask(method, uri)));
		await during(Math.max(LEAST_WARM_UP_MS, ms / 10), growing, asking);
		const before = await settled(client, growing, probe);
		const waits = new Waits(client);
		await during(ms, growing, asking);
		const wait = await waits.end();
		const after = await settled(client, growing, probe);
		const { requests, cancelled, unanswered } = asking;
		const { restarts, written } = growing;
		return {
			...{ requests, cancelled, unanswered, restarts, written, wait },
			memory: { before: before.memory, after: after.memory },
			busy: after.busy,
			logged: client.logged,
		};
	} finally {
		await client.stop();
	}
}

/** Within this time the engine compiles the hot code, which takes memory too. */
const LEAST_WARM_UP_MS = 8000;

function openLogs(client: LspClient, count: number): readonly string[] {
	const folder = join(import.meta.dirname, "../scenarios");
	const names = readdirSync(folder).filter((name) => name.endsWith(".log"));
	return Array.from({ length: count }, (_, number) => {
		const uri = `file:///logs/${number}.log`;
		client.open(uri, readFileSync(join(folder, names[number % names.length]!), "utf8"));
		return uri;
	});
}

/** Lets the log grow and sends random requests, for `ms` milliseconds. */
async function during(ms: number, growing: GrowingLog, asking: Asking): Promise<void> {
	const end = performance.now() + ms;
	growing.start();
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			while (performance.now() < end) await asking.askAtRandom();
		}),
	);
	growing.stop();
}

/** A request without work: for a log that is not open, with an empty query. */
const NOTHING = ["rtcdll/checkQuery", { textDocument: { uri: "file:///none" }, query: "" }] as const;

/** The number of concurrent requests, as from an editor. */
const AT_ONCE = 4;

/** The probe's result when no work is pending and the growing log is empty. */
async function settled(client: LspClient, growing: GrowingLog, probe: Probe): Promise<Probed> {
	growing.begin();
	// Diagnostics wait for a pause in changes; they are the last pending work.
	await new Promise((resolve) => setTimeout(resolve, 1000));
	await client.request(...NOTHING);
	return probe.measure(client.pid);
}

interface Probed {
	/** The live memory in bytes. */
	readonly memory: number;
	/** The longest time the server was unresponsive since the last measurement, in ms of processor time. */
	readonly busy: number;
}

/** Asks the server for its memory and its longest unresponsive time. */
class Probe {
	#said = "";
	#heard: ((probed: Probed) => void) | undefined;

	hear(text: string): void {
		this.#said += text;
		const found = /PROBE (\{.*\})\n/.exec(this.#said);
		if (!found) return;
		this.#said = "";
		this.#heard?.(JSON.parse(found[1]!) as Probed);
	}

	measure(pid: number): Promise<Probed> {
		const measured = new Promise<Probed>((resolve) => {
			this.#heard = resolve;
		});
		process.kill(pid, "SIGUSR2");
		return measured;
	}
}

/** A log that grows by 100 KB per second. At 1 MB it starts again, like the log of a client. */
class GrowingLog {
	readonly uri: string;
	readonly #client: LspClient;
	readonly #source = makeLog(LONGEST);
	#timer: ReturnType<typeof setInterval> | undefined;
	#at = 0;
	#line = 0;
	#version = 1;
	restarts = 0;
	written = 0;

	constructor(client: LspClient, uri: string) {
		this.#client = client;
		this.uri = uri;
		client.open(uri, "");
	}

	start(): void {
		this.#timer = setInterval(() => this.#grow(), 100);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Empties the log. */
	begin(): void {
		this.#client.change(this.uri, ++this.#version, { text: "" });
		this.#at = 0;
		this.#line = 0;
	}

	/** Appends whole lines, about 10 KB. */
	#grow(): void {
		const end = this.#source.indexOf("\n", this.#at + 10_000) + 1;
		if (end === 0) {
			this.restarts++;
			this.begin();
			return;
		}
		const text = this.#source.slice(this.#at, end);
		const place = { line: this.#line, character: 0 };
		this.#client.change(this.uri, ++this.#version, { range: { start: place, end: place }, text });
		this.#line += text.split("\n").length - 1;
		this.#at = end;
		this.written += text.length;
	}
}

const LONGEST = 1_000_000;

/** Requests of all kinds, a fifth of which are cancelled. */
class Asking {
	readonly #client: LspClient;
	readonly #random: () => number;
	readonly #uris: readonly string[];
	readonly #growing: string;
	readonly unanswered: string[] = [];
	requests = 0;
	cancelled = 0;

	constructor(client: LspClient, random: () => number, uris: readonly string[], growing: string) {
		this.#client = client;
		this.#random = random;
		this.#uris = uris;
		this.#growing = growing;
	}

	async askAtRandom(): Promise<void> {
		// The growing log is by far the largest, so its requests take longest.
		const uri = this.#random() < 0.1 ? this.#growing : oneOf(this.#random, this.#uris);
		await this.ask(oneOf(this.#random, METHODS), uri, this.#random() < 0.2);
	}

	/** Sends a request for a random position; a rejection counts as a response. */
	async ask(method: string, uri: string, isCancelled = false): Promise<void> {
		this.requests++;
		const cancel = new CancellationTokenSource();
		const place = { line: pick(this.#random, 200), character: pick(this.#random, 60) };
		const range = { start: place, end: place };
		const params = { ...at(place), textDocument: { uri }, item: { uri, range, selectionRange: range } };
		const answered = this.#client.request(method, params, cancel.token).then(
			() => true,
			() => true,
		);
		if (isCancelled) {
			this.cancelled++;
			cancel.cancel();
		}
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<false>((resolve) => {
			timer = setTimeout(() => resolve(false), PATIENCE_MS);
		});
		if (!(await Promise.race([answered, late]))) this.unanswered.push(`${method} of ${uri}`);
		clearTimeout(timer);
		cancel.dispose();
	}
}

const PATIENCE_MS = 60_000;

/** Sends empty requests continuously and records their response times. */
class Waits {
	readonly #times: number[] = [];
	readonly #done: Promise<void>;
	#isOver = false;

	constructor(client: LspClient) {
		this.#done = this.#measure(client);
	}

	async end(): Promise<Soaked["wait"]> {
		this.#isOver = true;
		await this.#done;
		const sorted = this.#times.sort((one, other) => one - other);
		const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;
		return { half: at(0.5), most: at(0.99), longest: at(1) };
	}

	async #measure(client: LspClient): Promise<void> {
		while (!this.#isOver) {
			const before = performance.now();
			await client.request(...NOTHING);
			this.#times.push(performance.now() - before);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
}
