// A panel's page in a browser, with the real language server behind it. Only VS Code is missing: the part of it that
// forwards messages is reimplemented here in a few lines.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { FromView as FromFlows, ToView as ToFlows } from "../../client/src/flows/messages.ts";
import type { FromView, ToView, View } from "../../client/src/ladder/messages.ts";
import { htmlOf } from "../../client/src/panels/html.ts";
import type { FromPage } from "../../client/src/panels/messages.ts";
import {
	FLOW_ROWS_REQUEST,
	FLOWS_REQUEST,
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	LADDER_SOURCE_REQUEST,
} from "../../server/src/protocol.ts";
import type { LspClient } from "../support/lspClient.ts";
import { THEMES } from "./themes.ts";

const ROOT = join(import.meta.dirname, "../..");
const ORIGIN = "http://panel.test";

/** A bundle of client/webview, and the requests behind its questions. */
interface Bundle {
	readonly name: string;
	readonly requests: Readonly<Record<string, string>>;
}

const LADDER: Bundle = {
	name: "ladder",
	requests: {
		frame: LADDER_REQUEST,
		rows: LADDER_ROWS_REQUEST,
		find: LADDER_FIND_REQUEST,
		message: LADDER_MESSAGE_REQUEST,
		source: LADDER_SOURCE_REQUEST,
	},
};

const FLOWS: Bundle = { name: "flows", requests: { frame: FLOWS_REQUEST, rows: FLOW_ROWS_REQUEST } };

/** Starts the browser that the other tests use; the caller must close it. */
export async function startBrowser(): Promise<Browser> {
	const path = pathToFileURL(join(ROOT, "scripts/lib/chromium.mjs")).href;
	const { launchChromium } = (await import(path)) as { launchChromium(): Promise<Browser> };
	return launchChromium();
}

export interface PanelPage<From, To> {
	readonly page: Page;
	/** All messages from the page except its questions. */
	readonly said: readonly From[];
	/** The browser's errors, such as policy violations. */
	readonly complaints: readonly string[];
	/** How often the page asked each question. */
	readonly asked: Readonly<Record<string, number>>;
	/** The page's saved state. */
	kept(): Promise<unknown>;
	send(message: To): Promise<void>;
	/** Simulates a server that is off, or running again. */
	turnOff(isOff: boolean): void;
	close(): Promise<void>;
}

export interface DiagramPage extends PanelPage<FromView, ToView> {
	show(view: View, cursor?: number | null): Promise<void>;
}

export type FlowsPage = PanelPage<FromFlows, ToFlows>;

export interface PageOptions {
	readonly theme?: string;
	readonly width?: number;
	readonly height?: number;
	/** The page's previously saved state. */
	readonly state?: unknown;
	/** How long the server takes for each answer, in ms, in addition to the time that it needs. */
	readonly delayMs?: number;
	/** The language of the page and its translations; English if omitted. */
	readonly language?: { readonly name: string; readonly words: object };
}

/** Opens the diagram page for a log that is open in `client`. */
export async function openDiagram(
	browser: Browser,
	client: LspClient,
	uri: string,
	options: PageOptions = {},
): Promise<DiagramPage> {
	const opened = await openPage<FromView, ToView>(browser, client, uri, LADDER, options);
	return { ...opened, show: (view, cursor = null) => opened.send({ type: "show", log: uri, view, cursor }) };
}

/** Opens the flow table page and shows a log that is open in `client`. */
export async function openFlows(
	browser: Browser,
	client: LspClient,
	uri: string,
	options: PageOptions = {},
): Promise<FlowsPage> {
	const opened = await openPage<FromFlows, ToFlows>(browser, client, uri, FLOWS, options);
	await opened.send({ type: "show", log: uri });
	return opened;
}

/** The serious and critical accessibility violations that axe-core finds in a page. */
export async function seriousFaults(page: Page): Promise<readonly unknown[]> {
	await page.evaluate(readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8"));
	return page.evaluate(async () => {
		type Fault = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
		const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } };
		const { violations } = await axe.run();
		return violations
			.filter(({ impact }) => impact === "serious" || impact === "critical")
			.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)]);
	});
}

async function openPage<From extends { readonly type: string }, To>(
	browser: Browser,
	client: LspClient,
	uri: string,
	{ name, requests }: Bundle,
	{
		theme = "Dark Modern",
		width = 700,
		height = 600,
		state,
		delayMs = 0,
		language = { name: "en", words: {} },
	}: PageOptions,
): Promise<PanelPage<From, To>> {
	const [script, styles] = [`/${name}.js`, `/${name}.css`];
	const context = await browser.newContext({ viewport: { width, height } });
	const page = await context.newPage();
	const said: From[] = [];
	const complaints: string[] = [];
	const asked: Record<string, number> = {};
	page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(String(error)));
	await page.route("**/*", (route) => {
		const path = new URL(route.request().url()).pathname;
		const file = { [script]: "text/javascript", [styles]: "text/css" }[path];
		if (file) return route.fulfill({ contentType: file, body: readFileSync(join(ROOT, "dist", path)) });
		const body = htmlOf({
			title: "Test",
			script,
			styles,
			styleSource: ORIGIN,
			nonce: "n0nce",
			language: language.name,
			words: language.words,
		});
		return path === "/" ? route.fulfill({ contentType: "text/html", body }) : route.abort();
	});
	const send = (message: unknown) => page.evaluate((data) => window.postMessage(data, "*"), message);
	let isOff = false;
	let ready = () => {};
	const isReady = new Promise<void>((resolve) => {
		ready = resolve;
	});
	await page.exposeFunction("fromView", async (message: From | Question) => {
		if (message.type === "ready") ready();
		if (!isQuestion(message)) return void said.push(message);
		asked[message.name] = (asked[message.name] ?? 0) + 1;
		const params = { ...message.params, textDocument: { uri } };
		await new Promise((resolve) => setTimeout(resolve, delayMs));
		const result = isOff ? null : await client.request(requests[message.name]!, params);
		await send({ type: "answer", id: message.id, result, isOff });
	});
	await page.addInitScript(
		({ body, variables, saved }) => {
			let kept: unknown = saved;
			const view = window as unknown as {
				acquireVsCodeApi: unknown;
				kept: () => unknown;
				fromView(message: unknown): void;
			};
			view.kept = () => kept;
			view.acquireVsCodeApi = () => ({
				postMessage: (message: unknown) => view.fromView(message),
				getState: () => kept,
				setState: (state: unknown) => {
					kept = state;
				},
			});
			document.addEventListener("DOMContentLoaded", () => {
				document.body.className = body;
				for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
			});
		},
		{ ...THEMES[theme]!, saved: state },
	);
	await page.goto(`${ORIGIN}/`);
	await isReady;
	return {
		page,
		said,
		complaints,
		asked,
		kept: () => page.evaluate(() => (window as unknown as { kept(): unknown }).kept()),
		send,
		turnOff(off) {
			isOff = off;
		},
		close: () => context.close(),
	};
}

type Question = FromPage<Readonly<Record<string, unknown>>> & { readonly type: "ask" };

function isQuestion(message: { readonly type: string }): message is Question {
	return message.type === "ask";
}
