// The diagram's own page in a browser, with the real language server behind it. What is left out is VS Code alone: the
// part of it that carries the messages is here, in a few lines.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { FromView, ToView, View } from "../../client/src/ladder/messages.ts";
import { htmlOf } from "../../client/src/panels/html.ts";
import {
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
} from "../../server/src/protocol.ts";
import type { LspClient } from "../support/lspClient.ts";
import { THEMES } from "./themes.ts";

const ROOT = join(import.meta.dirname, "../..");
const ORIGIN = "http://diagram.test";

const REQUESTS = {
	frame: LADDER_REQUEST,
	rows: LADDER_ROWS_REQUEST,
	find: LADDER_FIND_REQUEST,
	message: LADDER_MESSAGE_REQUEST,
};

/** Starts the browser that the other tests use; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
	const path = pathToFileURL(join(ROOT, "scripts/lib/chromium.mjs")).href;
	const { launchChromium } = (await import(path)) as { launchChromium(): Promise<Browser> };
	return launchChromium();
}

export interface DiagramPage {
	readonly page: Page;
	/** All that the page said, but for its questions. */
	readonly said: readonly FromView[];
	/** What the browser complained of, such as a breach of the policy. */
	readonly complaints: readonly string[];
	/** How often the page asked for what. */
	readonly asked: Readonly<Record<string, number>>;
	send(message: ToView): Promise<void>;
	show(view: View, cursor?: number | null): Promise<void>;
	close(): Promise<void>;
}

/** Opens the page for a log that `client` has open. */
export async function openDiagram(
	browser: Browser,
	client: LspClient,
	uri: string,
	{ theme = "Dark Modern", width = 700, height = 600, state = undefined as unknown } = {},
): Promise<DiagramPage> {
	const context = await browser.newContext({ viewport: { width, height } });
	const page = await context.newPage();
	const said: FromView[] = [];
	const complaints: string[] = [];
	const asked: Record<string, number> = {};
	page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(String(error)));
	await page.route("**/*", (route) => {
		const path = new URL(route.request().url()).pathname;
		const file = { "/ladder.js": "text/javascript", "/ladder.css": "text/css" }[path];
		if (file) return route.fulfill({ contentType: file, body: readFileSync(join(ROOT, "dist", path)) });
		const body = htmlOf({
			title: "Test",
			script: "/ladder.js",
			styles: "/ladder.css",
			styleSource: ORIGIN,
			nonce: "n0nce",
		});
		return path === "/" ? route.fulfill({ contentType: "text/html", body }) : route.abort();
	});
	const send = (message: ToView) => page.evaluate((data) => window.postMessage(data, "*"), message);
	let ready = () => {};
	const isReady = new Promise<void>((resolve) => {
		ready = resolve;
	});
	await page.exposeFunction("fromView", async (message: FromView) => {
		if (message.type === "ready") ready();
		if (message.type !== "ask") return void said.push(message);
		asked[message.name] = (asked[message.name] ?? 0) + 1;
		const result = await client.request(REQUESTS[message.name], { ...message.params, textDocument: { uri } });
		await send({ type: "answer", id: message.id, result });
	});
	await page.addInitScript(
		({ body, variables, saved }) => {
			let kept: unknown = saved;
			const view = window as unknown as { acquireVsCodeApi: unknown; fromView(message: unknown): void };
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
		send,
		show: (view, cursor = null) => send({ type: "show", log: uri, view, cursor }),
		close: () => context.close(),
	};
}
