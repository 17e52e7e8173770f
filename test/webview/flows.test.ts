// The flow table as users see it: sorted, filtered, selected by keyboard and mouse, and in step with a growing log.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { longLog } from "./longLog.ts";
import { type FlowsPage, openFlows, type PageOptions, seriousFaults, startBrowser } from "./page.ts";
import { THEMES } from "./themes.ts";

const REFUSED = "file:///logs/refused.uccapilog";
const LONG = "file:///logs/long.log";
const LONG_COUNT = 3000;

suite("flow table", () => {
	let client: LspClient;
	let browser: Browser;
	let open: FlowsPage | undefined;

	suiteSetup(async function () {
		// The browser may have to be installed first.
		this.timeout(600_000);
		browser = await startBrowser();
		client = await startLspClient();
		client.open(REFUSED, readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8"));
		client.open(LONG, longLog(2 * LONG_COUNT));
	});

	teardown(async () => {
		const complaints = open?.complaints ?? [];
		await open?.close();
		open = undefined;
		assert.deepEqual(complaints, [], "the browser complained");
	});

	suiteTeardown(async () => {
		await browser?.close();
		await client?.stop();
	});

	async function shown(uri: string, options: PageOptions = {}): Promise<FlowsPage> {
		open = await openFlows(browser, client, uri, options);
		await open.page.locator(".flow:not(.coming)").first().waitFor();
		return open;
	}

	const cells = (of: FlowsPage, column: string) => of.page.locator(`.flow .${column}`).allTextContents();
	/** Waits for the cells of a column: rows arrive page by page after sorting. */
	const seeCells = async (of: FlowsPage, column: string, expected: readonly string[]) => {
		const deadline = Date.now() + 10_000;
		while (String(await cells(of, column)) !== String(expected) && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.deepEqual(await cells(of, column), expected);
	};
	const selected = (of: FlowsPage) =>
		of.page.locator(".flow[aria-selected=true]").evaluateAll((rows) => rows.map(({ id }) => id));

	test("shows one row per activity, with its outcome and reason", async () => {
		const table = await shown(REFUSED);
		assert.deepEqual(await table.page.locator("#row-0 [role=gridcell]").allTextContents(), [
			...["09:14:02.310", "Sign-in", "alice", "", "refused, 403 Forbidden", "138 ms", "6"],
			"The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
		]);
		const grid = table.page.getByRole("grid");
		assert.equal(await grid.getAttribute("aria-rowcount"), "3");
		assert.equal(await grid.getAttribute("aria-multiselectable"), "true");
		assert.deepEqual(await table.page.locator(".heading span").allTextContents(), [
			"2 activities",
			"1 sign-in refused · 1 other request unanswered",
			"",
		]);
	});

	test("without a server, says so, offers a restart, and then shows the log again", async () => {
		const table = await shown(REFUSED);
		const restart = table.page.getByRole("status").getByRole("button", { name: "Restart" });
		table.turnOff(true);
		await table.send({ type: "changed" });
		await restart.click();
		assert.deepEqual(table.said.at(-1), { type: "restart" });
		assert.deepEqual(await table.page.locator(".heading span").allTextContents(), ["", "", ""]);
		table.turnOff(false);
		await table.send({ type: "changed" });
		await table.page.locator(".flow:not(.coming)").first().waitFor();
		assert.equal(await restart.isVisible(), false);
	});

	test("the headers sort and announce it; the focus stays on its flow", async () => {
		const table = await shown(REFUSED);
		await table.page.locator("#row-0").click();
		const head = table.page.getByRole("columnheader", { name: "Messages" });
		await head.getByRole("button").click();
		await table.page.locator("#row-1[aria-selected=true]").waitFor();
		await seeCells(table, "messages", ["1", "6"]);
		assert.equal(await head.getAttribute("aria-sort"), "ascending");
		await head.getByRole("button").click();
		await table.page.locator("#row-0[aria-selected=true]").waitFor();
		assert.equal(await head.getAttribute("aria-sort"), "descending");
		assert.equal(await table.page.locator("[aria-sort]").count(), 1);
		assert.equal(await table.page.locator("#row-0").getAttribute("tabindex"), "0");
	});

	test("keys move the focus, select, extend the selection and open", async () => {
		const table = await shown(LONG);
		const { page, said } = table;
		await page.locator("#row-0").focus();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Shift+ArrowDown");
		await page.keyboard.press("Shift+ArrowDown");
		assert.deepEqual(await selected(table), ["row-0", "row-1", "row-2"]);
		await page.keyboard.press("Control+ArrowDown");
		await page.keyboard.press("Control+ArrowDown");
		await page.keyboard.press(" ");
		assert.deepEqual(await selected(table), ["row-0", "row-1", "row-2", "row-4"]);
		await page.getByText("4 selected").waitFor();
		await page.keyboard.press("End");
		assert.equal(await page.evaluate(() => document.activeElement?.id), `row-${LONG_COUNT - 1}`);
		assert.deepEqual(await selected(table), [`row-${LONG_COUNT - 1}`]);
		await page.keyboard.press("Home");
		await page.keyboard.press("PageDown");
		assert.match((await page.evaluate(() => document.activeElement?.id)) ?? "", /^row-\d\d$/);
		await page.keyboard.press("Home");
		await page.keyboard.press("Enter");
		await page.keyboard.press("Control+a");
		await page.getByText(`${LONG_COUNT} selected`).waitFor();
		await page.keyboard.press("Escape");
		assert.deepEqual(await selected(table), []);
		assert.deepEqual(said.at(-1), { type: "open", line: 0 });
	});

	test("clicks with Ctrl and Shift select, and a double click opens", async () => {
		const table = await shown(LONG);
		const { page, said } = table;
		await page.locator("#row-1").click();
		await page.locator("#row-4").click({ modifiers: ["Shift"] });
		await page.locator("#row-2").click({ modifiers: ["Control"] });
		assert.deepEqual(await selected(table), ["row-1", "row-3", "row-4"]);
		await page.getByRole("button", { name: "Show the selected flows in one diagram" }).click();
		await page.locator("#row-3").dblclick();
		assert.deepEqual(
			said.filter(({ type }) => type === "diagram" || type === "open"),
			[
				{ type: "diagram", lines: [12, 36, 48] },
				{ type: "open", line: 36 },
			],
		);
	});

	test("the filter reduces the rows, keeps the selection, and shows how many are hidden", async () => {
		const table = await shown(LONG);
		const { page, said } = table;
		await page.locator("#row-7").click();
		await page.keyboard.press("/");
		await page.keyboard.type("CALL-77@ message");
		await page.getByText(`1 of ${LONG_COUNT} activities`).waitFor();
		await page.getByText("1 selected, 1 hidden by the filter").waitFor();
		await page.keyboard.press("Enter");
		await page.keyboard.press(" ");
		await page.keyboard.press("d");
		await page.keyboard.press("e");
		await page.keyboard.press("/");
		await page.keyboard.press("Escape");
		await page.getByText(`${LONG_COUNT} activities`, { exact: true }).waitFor();
		assert.deepEqual(said, [
			...said.filter(({ type }) => type === "ready"),
			{ type: "diagram", lines: [84, 924] },
			{
				type: "export",
				view: { column: "start", descending: false, search: "CALL-77@ message" },
				selected: [84, 924],
				shown: 1,
			},
		]);
	});

	test("renders only the visible rows and loads only their pages", async () => {
		const { page, asked } = await shown(LONG);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = scroller.scrollHeight / 2;
		});
		await page.locator(`#row-${LONG_COUNT / 2}:not(.coming)`).waitFor();
		assert.ok((await page.locator(".flow").count()) < 60);
		assert.ok(asked.rows! <= 4, `${asked.rows} pages for two places`);
	});

	test("keeps selection, order and scroll position while the log grows", async () => {
		const uri = "file:///logs/growing.log";
		client.open(uri, longLog(200));
		const table = await shown(uri);
		const { page, send } = table;
		await page.getByRole("columnheader", { name: "Start" }).getByRole("button").click();
		await page.locator("#row-0", { hasText: "00:00:49.500" }).waitFor();
		await page.locator("#row-10").click();
		await page.locator("#row-10[aria-selected=true]").waitFor();
		const place = await page.locator("#row-10").evaluate((row) => row.getBoundingClientRect().top);
		client.change(uri, 2, { text: longLog(240) });
		await send({ type: "changed" });
		await page.getByText("120 activities").waitFor();
		await page.locator("#row-30[aria-selected=true]:not(.coming)").waitFor();
		// The row may be redrawn at the same time.
		await page.waitForFunction((top) => {
			const row = document.querySelector("#row-30");
			return row && Math.abs(row.getBoundingClientRect().top - top) < 1;
		}, place);
		await page.waitForFunction(() => document.activeElement?.id === "row-30");
	});

	test("restores its state after it was hidden", async () => {
		const view = { column: "start", descending: true, search: "message" };
		const state = { log: LONG, view, selected: [12, 24], active: 24, top: 4000 };
		const { page } = await shown(LONG, { state });
		await page.waitForFunction(() => document.querySelector(".scroller")!.scrollTop === 4000);
		await page.getByText("2 selected").waitFor();
		assert.equal(await page.getByRole("searchbox").inputValue(), "message");
		assert.equal(await page.getByRole("columnheader", { name: "Start" }).getAttribute("aria-sort"), "descending");
	});

	test("says so for an empty log, and treats nothing from a log as markup", async () => {
		const uri = "file:///logs/empty.log";
		client.open(uri, "10:00:00.000 33C:B00 INFO  :: nothing\n");
		open = await openFlows(browser, client, uri);
		await open.page.getByText("This log contains no SIP messages.").waitFor();
		await open.close();
		const evil = "file:///logs/markup.log";
		const name = "<img src=x onerror=alert(1)>";
		client.open(evil, longLog(2).replaceAll("200 OK", `503 ${name}`));
		const { page } = await shown(evil);
		assert.equal(await page.locator("img, script:not([nonce])").count(), 0);
		assert.match((await cells(open!, "outcome"))[0]!, /<img src=x/);
	});

	for (const theme of Object.keys(THEMES)) {
		test(`axe-core finds no serious violation in ${theme}`, async () => {
			const { page } = await shown(REFUSED, { theme });
			await page.locator("#row-0").click();
			await page.getByText("1 selected").waitFor();
			assert.deepEqual(await seriousFaults(page), []);
		});
	}
});
