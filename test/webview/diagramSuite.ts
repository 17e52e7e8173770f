// A suite about the diagram's view, with the browser and the language server that its tests share.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { View } from "../../client/src/ladder/messages.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { longLog } from "./longLog.ts";
import { type DiagramPage, openDiagram, startBrowser } from "./page.ts";

/** The logs open in the server: a refused sign-in, and more calls than a window can show. */
export const REFUSED = "file:///logs/refused.uccapilog";
export const LONG = "file:///logs/long.log";

/** The number of messages in the latter. */
export const LONG_COUNT = 5000;

/** The whole of a log. */
export const LOG: View = { part: "log", line: 0 };

/** The context of the tests of such a suite. The page opened last is closed after each test. */
export interface Diagrams {
	/** The client of the language server, once the suite has started. */
	client(): LspClient;
	/** Opens the page on a log, without a part to show yet. */
	opened(uri: string, options?: object): Promise<DiagramPage>;
	/** Opens the page and shows a part, until the first arrow is there. */
	shown(uri: string, view: View, options?: object): Promise<DiagramPage>;
}

/** Defines the suite. A test also fails if the browser reports an error. */
export function diagramSuite(title: string, define: (diagrams: Diagrams) => void): void {
	suite(title, () => {
		let server: LspClient;
		let browser: Browser;
		let open: DiagramPage | undefined;

		suiteSetup(async function () {
			// The browser may have to be installed first.
			this.timeout(600_000);
			browser = await startBrowser();
			server = await startLspClient();
			server.open(REFUSED, readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8"));
			server.open(LONG, longLog(LONG_COUNT));
		});

		teardown(async () => {
			const complaints = open?.complaints ?? [];
			await open?.close();
			open = undefined;
			assert.deepEqual(complaints, [], "the browser complained");
		});

		suiteTeardown(async () => {
			await browser?.close();
			await server?.stop();
		});

		const opened = async (uri: string, options: object = {}) => {
			open = await openDiagram(browser, server, uri, options);
			return open;
		};
		define({
			client: () => server,
			opened,
			async shown(uri, view, options) {
				const diagram = await opened(uri, options);
				await diagram.show(view);
				await diagram.page.locator(".row.arrow").first().waitFor();
				return diagram;
			},
		});
	});
}

/** Waits for something that the page does asynchronously. */
export async function waitUntil(isThere: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (!(await isThere())) {
		assert.ok(Date.now() < deadline, "it never came");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
