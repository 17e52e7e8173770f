// The diagram of a large log in the browser: how long it takes to open, and how long its frames are while it scrolls.
// Needs a build: npm run build && node test/bench/ladder.ts [--log FILE] [--messages N]

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { startLspClient } from "../support/lspClient.ts";
import { openDiagram, startBrowser } from "../webview/page.ts";

const { values } = parseArgs({ options: { log: { type: "string" }, messages: { type: "string", default: "50000" } } });
const text = values.log ? readFileSync(values.log, "utf8") : invented(Number(values.messages));
const LOG = "file:///logs/bench.log";

const client = await startLspClient();
const browser = await startBrowser();
client.open(LOG, text);
await client.diagnostics(LOG);
const diagram = await openDiagram(browser, client, LOG, { width: 900, height: 900 });
const { page } = diagram;
console.log(`${(text.length / 1e6).toFixed(1)} MB`);

let opened = 0;
const opening = await traced(async () => {
	const start = performance.now();
	await diagram.show({ part: "log", line: 0 });
	await page.locator(".row.arrow").first().waitFor();
	opened = performance.now() - start;
});
const facts = await page.locator(".facts").textContent();
print(`open, ${facts}, ${opened.toFixed(0)} ms until the first arrow`, opening);

const again = performance.now();
await diagram.send({ type: "changed" });
await page.locator("body.busy").waitFor({ state: "detached" });
await page.locator(".row.arrow").first().waitFor();
console.log(`open again: ${(performance.now() - again).toFixed(0)} ms`);

await page.mouse.move(500, 500);
print("wheel, 200 turns", await traced(() => wheel(200, 300)));
print("drag of the scroll bar from end to end, 150 steps", await traced(() => drag(150)));
await page.getByRole("listbox").focus();
print("PageDown, 100 times", await traced(() => press("PageDown", 100)));
print("ArrowUp, 200 times", await traced(() => press("ArrowUp", 200)));

await browser.close();
await client.stop();

/** Results from the browser's own trace. */
interface Trace {
	/** The longest tasks of the page's main thread, in ms, the longest first. */
	readonly tasks: readonly number[];
	/** The intervals between animation frames of the page, in ms. */
	readonly frames: readonly number[];
}

async function traced(work: () => Promise<unknown>): Promise<Trace> {
	await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"] });
	await page.evaluate(() => {
		const kept: number[] = [];
		Object.assign(window, { frames_: kept });
		const tick = (time: number) => {
			kept.push(time);
			if ((window as unknown as { frames_: number[] }).frames_ === kept) requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
	await work();
	const times = await page.evaluate(() => {
		const { frames_ } = window as unknown as { frames_: number[] };
		Object.assign(window, { frames_: [] });
		return frames_;
	});
	return { tasks: tasksOf(await browser.stopTracing()), frames: times.slice(1).map((time, at) => time - times[at]!) };
}

interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	readonly dur?: number;
	readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

function tasksOf(trace: Buffer): readonly number[] {
	const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
	const thread = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
	const main = new Set(
		traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(thread),
	);
	return traceEvents
		.filter((event) => event.name === "RunTask" && main.has(thread(event)))
		.map(({ dur = 0 }) => dur / 1000)
		.sort((one, other) => other - one);
}

function print(what: string, { tasks, frames }: Trace): void {
	const sorted = [...frames].sort((one, other) => other - one);
	const over = (list: readonly number[]) => list.filter((ms) => ms > 50).length;
	const first = (list: readonly number[]) =>
		list
			.slice(0, 3)
			.map((ms) => ms.toFixed(1))
			.join(", ");
	console.log(
		`${what}\n  tasks over 50 ms: ${over(tasks)} (longest ${first(tasks)}); ` +
			`frames over 50 ms: ${over(frames)} of ${frames.length} (longest ${first(sorted)})`,
	);
}

async function wheel(turns: number, by: number): Promise<void> {
	for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, by);
}

async function press(key: string, times: number): Promise<void> {
	for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

async function drag(steps: number): Promise<void> {
	await page.evaluate(async (count) => {
		const scroller = document.querySelector(".scroller")!;
		const room = scroller.scrollHeight - scroller.clientHeight;
		for (let step = 1; step <= count; step++) {
			scroller.scrollTop = (room * step) / count;
			await new Promise(requestAnimationFrame);
		}
	}, steps);
	await rest(page);
}

async function rest(on: Page): Promise<void> {
	await on.locator(".row.arrow").first().waitFor();
}

/** A log with this many messages, a tenth of them failures. */
function invented(messages: number): string {
	const pieces: string[] = [];
	for (let at = 0; at < messages / 2; at++) {
		const stamp = (ms: number) => new Date(at * 700 + ms).toISOString().slice(11, 23);
		const headers = [
			`Via: SIP/2.0/TCP 192.0.2.1:5060`,
			`From: <sip:alice@example.com>;tag=${at}`,
			`To: <sip:buddy${at % 97}@example.com>`,
			`Call-ID: ${at}@192.0.2.1`,
			"CSeq: 1 SUBSCRIBE",
			"Event: presence",
			"Content-Type: application/msrtc-adrl-categorylist+xml",
			"",
			"x".repeat(700),
			"",
		].join("\r\n");
		const answer = at % 5 === 0 ? "404 Not Found" : "200 OK";
		pieces.push(`${stamp(0)} 33C:B00 INFO  :: SUBSCRIBE sip:buddy${at % 97}@example.com SIP/2.0\r\n${headers}`);
		pieces.push(`${stamp(40)} 33C:B00 INFO  :: SIP/2.0 ${answer}\r\n${headers}`);
	}
	return pieces.join("");
}
