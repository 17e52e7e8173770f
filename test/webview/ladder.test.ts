// The diagram's view as a reader has it: drawn, moved through with keys and mouse, and in step with the text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { View } from "../../client/src/ladder/messages.ts";
import type { ViewState } from "../../client/webview/diagramHost.ts";
import { MARKABLE_REQUEST, MARKS_NOTIFICATION, type MarkableResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { CALL, END, mergedCall } from "../support/mergedCall.ts";
import { call, longLog } from "./longLog.ts";
import { type DiagramPage, openDiagram, seriousFaults, startBrowser } from "./page.ts";
import { THEMES } from "./themes.ts";

const REFUSED = "file:///logs/refused.uccapilog";
const LONG = "file:///logs/long.log";
const LONG_COUNT = 5000;
const LOG: View = { part: "log", line: 0 };

suite("diagram view", () => {
	let client: LspClient;
	let browser: Browser;
	let open: DiagramPage | undefined;

	suiteSetup(async function () {
		// The browser may have to be installed first.
		this.timeout(600_000);
		browser = await startBrowser();
		client = await startLspClient();
		client.open(REFUSED, readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8"));
		client.open(LONG, longLog(LONG_COUNT));
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

	async function shown(uri: string, view: View, options: object = {}): Promise<DiagramPage> {
		open = await openDiagram(browser, client, uri, options);
		await open.show(view);
		await open.page.locator(".row.arrow").first().waitFor();
		return open;
	}

	test("speaks the language that its panel hands over, with the keys of its keyboards", async () => {
		const words = JSON.parse(readFileSync(join(import.meta.dirname, "../../l10n/bundle.l10n.de.json"), "utf8"));
		const { page } = await shown(REFUSED, LOG, { language: { name: "de", words } });
		assert.equal(await page.locator("html").getAttribute("lang"), "de");
		await page.getByText("7 Nachrichten").waitFor();
		const failure = page.getByRole("button", { name: "Vorheriger Fehler" });
		assert.equal(await failure.getAttribute("title"), "Vorheriger Fehler (Umschalt+F)");
		assert.match(
			(await page.locator(".row.arrow .spoken").allTextContents())[0]!,
			/, Client an pool01\.contoso\.com, REGISTER/,
		);
	});

	test("draws lanes and rows in the order of the log", async () => {
		const { page } = await shown(REFUSED, { part: "activity", line: 80 });
		assert.deepEqual(await page.locator(".lane .name").allTextContents(), ["alice@contoso.com", "pool01.contoso.com"]);
		assert.deepEqual(await page.locator(".row .label .name").allTextContents(), [
			...["REGISTER", "401 Unauthorized", "REGISTER", "401 Unauthorized", "REGISTER", "403 Forbidden"],
		]);
		const labels = await page.locator(".row .spoken").allTextContents();
		assert.equal(labels[0], "Date: 2013-04-16");
		assert.equal(labels[1], "09:14:02.310, client to pool01.contoso.com, REGISTER");
		assert.match(
			labels.join("\n"),
			/pool01\.contoso\.com to client, 403 Forbidden, failure, 46 ms after the message before/,
		);
	});

	test("a click selects the row and asks for its text, a double click goes there", async () => {
		const { page, said } = await shown(REFUSED, LOG);
		const row = page.locator(".row.failed").first();
		await row.click();
		assert.equal(await row.getAttribute("aria-selected"), "true");
		const reveals = () => said.filter(({ type }) => type === "reveal");
		assert.deepEqual(reveals(), [{ type: "reveal", line: 79, focus: false }]);
		await row.dblclick();
		assert.deepEqual(reveals().at(-1), { type: "reveal", line: 79, focus: true });
	});

	test("the cursor in the text moves the selection, and asks for nothing back", async () => {
		const { page, said, send } = await shown(REFUSED, LOG);
		await send({ type: "cursor", line: 84 });
		await page.locator(".row.failed[aria-selected=true]").waitFor();
		await send({ type: "cursor", line: 3 });
		await page.locator(".row.request[aria-selected=true]").waitFor();
		assert.deepEqual(
			said.filter(({ type }) => type === "reveal"),
			[],
		);
	});

	test("says when the cursor is outside, and offers the way there", async () => {
		const { page, send } = await shown(LONG, { part: "call", line: 0 });
		assert.equal(await page.locator(".row.arrow").count(), 2);
		await send({ type: "cursor", line: 12 });
		await page.getByText("Line 13 is not in this diagram.").waitFor();
		await page.getByRole("button", { name: "Show Its Call" }).click();
		await page.locator("h1", { hasText: "call-1" }).waitFor();
		assert.equal(await page.locator(".notice").isVisible(), false);
	});

	test("keys move the selection, and a screen reader is told", async () => {
		const { page, said } = await shown(LONG, LOG);
		const list = page.getByRole("listbox");
		await list.focus();
		const active = () => list.evaluate((rows) => rows.getAttribute("aria-activedescendant"));
		await page.keyboard.press("Home");
		assert.equal(await active(), "row-0");
		await page.keyboard.press("ArrowDown");
		assert.equal(await active(), "row-1");
		await page.keyboard.press("End");
		assert.equal(await active(), `row-${LONG_COUNT - 1}`);
		await page.locator(`#row-${LONG_COUNT - 1}.arrow`).waitFor();
		await page.keyboard.press("PageUp");
		assert.ok(Number((await active())!.slice(4)) < LONG_COUNT - 5);
		await page.locator(`#${await active()}.arrow`).waitFor();
		await page.keyboard.press("Enter");
		assert.equal(said.filter(({ type }) => type === "reveal").length, 1);
		await page.keyboard.press("f");
		await page.locator(".row.failed[aria-selected=true]").waitFor();
	});

	test("holds only the rows in sight, and fetches only those pages", async () => {
		const { page, asked } = await shown(LONG, LOG);
		assert.ok((await page.locator(".row").count()) < 60);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = scroller.scrollHeight / 2;
		});
		await page.locator(`#row-${LONG_COUNT / 2}.arrow`).waitFor();
		assert.ok((await page.locator(".row").count()) < 60);
		assert.ok(asked.rows! <= 5, `${asked.rows} pages for two places`);
	});

	test("scrolls sideways to an arrow between far lanes", async () => {
		const uri = "file:///logs/lanes.log";
		// Each call is one between two hosts of its own.
		const hop = (at: number) =>
			call(at, "200 OK")
				.replaceAll("192.0.2.1", `192.0.2.${at + 1}`)
				.replaceAll("example.com", `host${at}.example.com`);
		client.open(uri, Array.from({ length: 12 }, (_, at) => hop(at)).join(""));
		const { page } = await shown(uri, LOG);
		assert.ok((await page.locator(".lane").count()) > 8);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("End");
		// The row may be drawn anew while it is looked at.
		await page.waitForFunction(() => {
			const shaft = document.querySelector(".row[aria-selected=true] .shaft")?.getBoundingClientRect();
			return shaft !== undefined && shaft.width > 0 && shaft.left >= 0 && shaft.right <= 700;
		});
	});

	test("brings the lanes of an arrow beside one another, where no window shows both", async () => {
		const uri = "file:///logs/far.log";
		// All of them speak with the first host.
		const hop = (at: number) => call(at, "200 OK").replaceAll("192.0.2.1", `192.0.2.${at + 1}`);
		client.open(uri, Array.from({ length: 12 }, (_, at) => hop(at)).join(""));
		const { page } = await shown(uri, LOG);
		const addresses = () => page.locator(".lane").evaluateAll((all) => all.map((lane) => lane.getAttribute("title")));
		const before = await addresses();
		assert.ok(before.length > 8);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("End");
		await page.waitForFunction(() => {
			const shaft = document.querySelector(".row[aria-selected=true] .shaft")?.getBoundingClientRect();
			return shaft !== undefined && shaft.width > 0 && shaft.left >= 0 && shaft.right <= 700;
		});
		assert.notDeepEqual(await addresses(), before);
		assert.deepEqual((await addresses()).sort(), before.sort());
	});

	test("searches in the whole messages and steps through what it finds", async () => {
		const { page } = await shown(LONG, LOG);
		await page.keyboard.press("/");
		await page.keyboard.type("CALL-77@");
		await page.getByText("1 of 2", { exact: true }).waitFor();
		assert.equal(await page.locator(".row.match").count(), 2);
		await page.keyboard.press("Enter");
		await page.getByText("2 of 2", { exact: true }).waitFor();
		await page.keyboard.press("Escape");
		await page.locator(".row.match").first().waitFor({ state: "detached" });
		assert.equal(await page.evaluate(() => document.activeElement?.className), "rows");
	});

	test("a search and the way to the failures lead the text along, without the focus", async () => {
		const { page, said } = await shown(LONG, LOG);
		const reveals = () => said.filter((each) => each.type === "reveal");
		await page.keyboard.press("/");
		await page.keyboard.type("CALL-77@");
		await waitUntil(() => reveals().length === 1);
		await page.keyboard.press("Enter");
		await waitUntil(() => reveals().length === 2);
		assert.equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT");
		await page.keyboard.press("Escape");
		// A failure that is far away has to be fetched first.
		await page.keyboard.press("Shift+F");
		await page.locator(".row.failed[aria-selected=true]").waitFor();
		await waitUntil(() => reveals().length === 3);
		assert.deepEqual(reveals(), [
			{ type: "reveal", line: 77 * 12, focus: false },
			{ type: "reveal", line: 77 * 12 + 6, focus: false },
			{ type: "reveal", line: LONG_COUNT * 6 - 6, focus: false },
		]);
	});

	test("? lists all keys, and Escape gives the focus back", async () => {
		const { page } = await shown(REFUSED, LOG);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("?");
		const dialog = page.getByRole("dialog", { name: "Keys" });
		await dialog.getByText("Next failure").waitFor();
		// The keys of the page are asleep meanwhile.
		await page.keyboard.press("t");
		assert.equal(await page.getByRole("grid").count(), 0);
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "hidden" });
		assert.equal(await page.evaluate(() => document.activeElement?.className), "rows");
		await page.getByRole("button", { name: "All keys" }).click();
		await dialog.waitFor();
		await page.keyboard.press("?");
		await dialog.waitFor({ state: "hidden" });
	});

	test("shows the message beside its arrow, with the names of its headers, and follows the selection", async () => {
		const { page } = await shown(REFUSED, LOG);
		await page.locator(".row.failed").first().click();
		await page.keyboard.press("m");
		const message = page.getByRole("region", { name: "Message on line 80" });
		await message.waitFor();
		const text = (await message.locator("pre").textContent())!;
		assert.match(text, /^SIP\/2\.0 403 Forbidden\n[\s\S]*\nCSeq: 3 REGISTER\n/);
		assert.deepEqual((await message.locator(".header-name").allTextContents()).slice(0, 2), ["ms-diagnostics", "From"]);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("ArrowUp");
		await page.getByRole("region", { name: "Message on line 63" }).waitFor();
		await page.getByRole("button", { name: "Close" }).click();
		assert.equal(await page.getByRole("region", { name: /Message/ }).count(), 0);
		assert.equal(await page.evaluate(() => document.activeElement?.className), "rows");
	});

	test("the message takes as much room as it is given by mouse or keys, and comes back so", async () => {
		const { page, kept } = await shown(REFUSED, LOG);
		await page.locator(".row.failed").first().click();
		await page.getByRole("button", { name: "Message beside the rows" }).click();
		const handle = page.getByRole("separator", { name: "Size of the message" });
		await handle.focus();
		await page.keyboard.press("ArrowUp");
		assert.equal(await handle.getAttribute("aria-valuenow"), "45");
		assert.equal(await handle.getAttribute("aria-orientation"), "horizontal");
		const box = (await handle.boundingBox())!;
		await page.mouse.move(box.x + 20, box.y + 2);
		await page.mouse.down();
		await page.mouse.move(box.x + 20, box.y - 60);
		await page.mouse.up();
		assert.ok(Number(await handle.getAttribute("aria-valuenow")) > 50);
		await waitUntil(async () => ((await kept()) as ViewState).message!.share > 50);
		const state = await kept();
		await open!.close();
		const back = await shown(REFUSED, LOG, { state });
		await back.page.getByRole("region", { name: "Message on line 80" }).waitFor();
		assert.ok(Number(await back.page.getByRole("separator").getAttribute("aria-valuenow")) > 50);
	});

	test("a message that got lost ends before the other lifeline, and the table says so", async () => {
		const uri = "file:///logs/lost.log";
		client.open(uri, mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b${END}`));
		const { page } = await shown(uri, LOG);
		await page.getByText("1 lost").waitFor();
		const ends = (row: string) =>
			page
				.locator(`${row} .line`)
				.first()
				.evaluate((line) => line.getBoundingClientRect().right);
		assert.ok((await ends(".row.lost")) < (await ends(".row.request:not(.lost)")) - 20);
		assert.equal(await page.locator(".row.lost .cross").count(), 1);
		assert.match((await page.locator(".row.lost .spoken").textContent())!, /to bob@example\.com, INFO, lost/);
		await page.keyboard.press("t");
		assert.match((await page.locator(".row.lost .outcome").textContent())!, /^Lost: the log of the other side shows/);
	});

	test("zooms with the row in the middle where it is", async () => {
		const { page } = await shown(LONG, LOG);
		const height = () =>
			page
				.locator(".row")
				.first()
				.evaluate((row) => row.getBoundingClientRect().height);
		const before = await height();
		await page.getByRole("listbox").focus();
		await page.keyboard.press("+");
		assert.ok((await height()) > before);
		await page.keyboard.press("0");
		assert.equal(await height(), before);
	});

	test("another part is shown at the selected message; where there is none, it says so", async () => {
		const { page, said } = await shown(LONG, LOG);
		await page.locator("#row-4").click();
		await page.getByRole("button", { name: "Call" }).click();
		await page.locator("h1", { hasText: "call-2" }).waitFor();
		await page.locator(".row.arrow").first().waitFor();
		assert.equal(await page.locator(".row.arrow").count(), 2);
		assert.deepEqual(said.filter(({ type }) => type === "showing").at(-1), {
			...{ type: "showing", log: LONG },
			view: { part: "call", line: 24 },
		});
		await page.getByRole("button", { name: "Activity" }).click();
		await page.locator("h1", { hasText: "Conversation from alice@example.com" }).waitFor();
		await page.locator(".row.arrow").first().waitFor();
		assert.equal(await page.locator(".row.arrow").count(), 2);
	});

	test("a selection of activities is a part to which a button leads back", async () => {
		const { page } = await shown(REFUSED, { part: "selection", line: 2, selected: [2, 92] });
		const title = page.locator("h1", { hasText: "1 sign-in and 1 other request" });
		await title.waitFor();
		const selection = page.getByRole("button", { name: "Selection" });
		assert.equal(await selection.getAttribute("aria-pressed"), "true");
		await page.getByRole("button", { name: "Whole Log" }).click();
		await page.locator("h1", { hasText: "Whole log" }).waitFor();
		await selection.click();
		await title.waitFor();
		await open!.show(LOG);
		await selection.waitFor({ state: "hidden" });
	});

	test("shows the message at the pointer, as text", async () => {
		const { page } = await shown(REFUSED, LOG);
		await page.locator(".row.failed").first().hover();
		const tip = page.getByRole("tooltip");
		await tip.waitFor();
		assert.match((await tip.textContent())!, /^SIP\/2\.0 403 Forbidden to REGISTER\n[\s\S]*\nCSeq: 3 REGISTER/);
		assert.equal(await tip.locator("*").count(), 0);
	});

	test("nothing from the log is read as markup", async () => {
		const uri = "file:///logs/markup.log";
		const name = "<img src=x onerror=alert(1)>";
		client.open(uri, call(0, "200 OK").replaceAll("200 OK", `200 ${name}`));
		const { page } = await shown(uri, LOG);
		assert.equal(await page.locator("img, script:not([nonce])").count(), 0);
		assert.equal(await page.locator(".row .name").last().textContent(), `200 ${name}`);
	});

	test("a log that grows keeps the place and the selection", async () => {
		const uri = "file:///logs/growing.log";
		client.open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.locator("#row-6").click();
		const place = await page.locator("#row-6").evaluate((row) => row.getBoundingClientRect().top);
		client.change(uri, 2, { text: longLog(300) });
		await send({ type: "changed" });
		await page.getByText("300 messages").waitFor();
		await page.locator("#row-6[aria-selected=true]").waitFor();
		// The row may be drawn anew while it is looked at.
		await page.waitForFunction((top) => document.querySelector("#row-6")?.getBoundingClientRect().top === top, place);
	});

	test("a row that comes above what is in sight moves neither that nor the selection", async () => {
		const uri = "file:///logs/inserted.log";
		const text = `${call(0, "200 OK")}00:00:00.100 33C:B00 INFO  :: resting\r\n${longLog(200)}`;
		client.open(uri, text);
		const { page, send } = await shown(uri, LOG);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = 2000;
		});
		await page.locator("#row-60.arrow").click();
		const said = await page.locator("#row-60 .spoken").textContent();
		const place = await page.locator("#row-60").evaluate((row) => row.getBoundingClientRect().top);
		client.change(uri, 2, { text: text.replace("resting", "refused 80090322") });
		await send({ type: "changed" });
		await page.locator("#row-61[aria-selected=true]").waitFor();
		assert.equal(await page.locator("#row-61 .spoken").textContent(), said);
		await page.waitForFunction((top) => document.querySelector("#row-61")?.getBoundingClientRect().top === top, place);
	});

	test("a log that grows keeps its end in sight, while it never rests too", async () => {
		const uri = "file:///logs/followed.log";
		client.open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = scroller.scrollHeight;
		});
		await page.locator("#row-199.arrow").waitFor();
		let version = 1;
		const grow = setInterval(() => client.change(uri, ++version, { text: longLog(200 + 2 * version) }), 20);
		try {
			for (let round = 0; round < 5; round++) {
				await send({ type: "changed" });
				await page.waitForTimeout(200);
				const drawn = await page.locator(".row").evaluateAll((rows) => rows.map(({ className }) => className));
				assert.ok(drawn.filter((name) => name.includes("arrow")).length > 10, `${drawn}`);
			}
		} finally {
			clearInterval(grow);
		}
		await send({ type: "changed" });
		const last = 200 + 2 * version - 1;
		// The row may be drawn anew while it is looked at.
		await page.waitForFunction((id) => {
			const row = document.querySelector(`#${id}.arrow`)?.getBoundingClientRect();
			const view = document.querySelector(".scroller")!.getBoundingClientRect();
			return row !== undefined && row.height > 0 && row.bottom <= view.bottom + 1;
		}, `row-${last}`);
	});

	test("a log that is begun anew while its last row is selected has no row that is not there", async () => {
		const uri = "file:///logs/restarted.log";
		client.open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("End");
		await page.locator("#row-199[aria-selected=true]").waitFor();
		client.change(uri, 2, { text: longLog(10) });
		await send({ type: "changed" });
		await page.getByText("10 messages").waitFor();
		await page.waitForFunction(() => document.querySelector("[aria-selected=true]")?.id !== "row-199");
		assert.deepEqual(
			await page.locator(".row").evaluateAll((rows) => rows.map(({ id }) => id)),
			Array.from({ length: 10 }, (_, at) => `row-${at}`),
		);
	});

	test("comes back as it was left when it was hidden", async () => {
		const saved = { log: LONG, view: LOG, zoom: 1.3, top: 4000, selected: 1000 };
		const { page } = await shown(LONG, LOG, { state: saved });
		await page.waitForFunction(() => document.querySelector(".scroller")!.scrollTop === 4000);
		await page.locator("#row-166[aria-selected=true]").waitFor({ state: "attached" });
	});

	test("an empty log says so", async () => {
		const uri = "file:///logs/empty.log";
		client.open(uri, "10:00:00.000 33C:B00 INFO  :: nothing\n");
		open = await openDiagram(browser, client, uri);
		await open.show({ part: "call", line: 0 });
		await open.page.getByText("This log contains no SIP messages.").waitFor();
	});

	test("draws a PNG within the policy", async () => {
		const { said, send, page } = await shown(REFUSED, LOG);
		const svg =
			'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>';
		await send({ type: "picture", id: 7, svg });
		await page.waitForFunction(() => true);
		const deadline = Date.now() + 5000;
		while (!said.some(({ type }) => type === "picture") && Date.now() < deadline) await page.waitForTimeout(50);
		const picture = said.find((each) => each.type === "picture");
		// The bytes came through JSON here; in VS Code they stay bytes.
		const bytes = Buffer.from(Object.values(picture?.bytes ?? {}));
		assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
		assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [80, 40]);
	});

	test("as a table: the same rows in columns, with the selection, the keys and the search", async () => {
		const { page, said, send } = await shown(REFUSED, LOG);
		await send({ type: "cursor", line: 79 });
		await page.locator(".row.failed[aria-selected=true]").waitFor();
		await page.getByRole("listbox").focus();
		await page.keyboard.press("t");
		const grid = page.getByRole("grid");
		assert.equal(await grid.getAttribute("aria-rowcount"), "11");
		assert.deepEqual(await page.getByRole("columnheader").allTextContents(), [
			...["Line", "Time", "Since", "Message", "Outcome", "From", "To"],
		]);
		const cells = async () => page.locator(".row[aria-selected=true] [role=gridcell]").allTextContents();
		const [line, time, since, message, outcome, ...ends] = await cells();
		assert.deepEqual([line, time, since, message], ["80", "09:14:02.448", "+46 ms", "403 Forbidden"]);
		assert.match(outcome!, /^The credentials do not belong to the sign-in address/);
		assert.deepEqual(ends, ["pool01.contoso.com", "client"]);
		await page.keyboard.press("ArrowUp");
		assert.deepEqual((await cells()).slice(3, 5), ["REGISTER", "403 Forbidden · 46 ms"]);
		await page.keyboard.press("Enter");
		assert.deepEqual(said.filter(({ type }) => type === "reveal").at(-1), { type: "reveal", line: 62, focus: false });
		await page.keyboard.press("f");
		await page.locator(".row.failed[aria-selected=true]").waitFor();
		await page.keyboard.press("t");
		await page.locator("[role=option].failed[aria-selected=true]").waitFor();
		assert.equal(await grid.count(), 0);
	});

	test("a table of a long log holds only the rows in sight, in their order", async () => {
		const { page } = await shown(LONG, LOG, { state: undefined });
		await page.keyboard.press("t");
		await page.getByRole("grid").focus();
		await page.keyboard.press("End");
		await page.locator(`.row[aria-selected=true][aria-rowindex="${LONG_COUNT + 1}"]`).waitFor();
		const numbers = await page
			.locator(".table .row")
			.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
		assert.ok(numbers.length < 100);
		assert.deepEqual(
			numbers,
			numbers.toSorted((one, other) => one - other),
		);
	});

	test("without a server it says so also when it is opened then, and shows the same part later", async () => {
		open = await openDiagram(browser, client, REFUSED);
		open.turnOff(true);
		await open.show({ part: "transaction", line: 62 });
		await open.page.locator(".notice").getByRole("button", { name: "Restart" }).click();
		assert.deepEqual(open.said.at(-1), { type: "restart" });
		open.turnOff(false);
		await open.send({ type: "changed" });
		await open.page.locator(".row.failed").waitFor();
		assert.deepEqual(await open.page.locator(".row .label .name").allTextContents(), ["REGISTER", "403 Forbidden"]);
		assert.equal(await open.page.locator(".notice").isVisible(), false);
	});

	test("a marked message has a sign and its note, in the diagram, in the table and for a screen reader", async () => {
		const textDocument = { uri: REFUSED };
		const place = { textDocument, position: { line: 79, character: 3 } };
		const { message } = await client.request<MarkableResult>(MARKABLE_REQUEST, place);
		client.notify(MARKS_NOTIFICATION, { textDocument, marks: [{ message, note: "ask the proxy team" }] });
		try {
			const { page } = await shown(REFUSED, LOG);
			const row = page.locator(".row.failed");
			assert.deepEqual(await page.locator(".row .mark").allTextContents(), ["★", "ask the proxy team"]);
			assert.match((await row.locator(".spoken").textContent())!, /, marked: ask the proxy team, /);
			await page.keyboard.press("t");
			assert.deepEqual(await page.locator(".row .mark").allTextContents(), ["★", "ask the proxy team"]);
		} finally {
			client.notify(MARKS_NOTIFICATION, { textDocument, marks: [] });
		}
	});

	test("keys and the menu say what to do with the selected message", async () => {
		const { page, said } = await shown(REFUSED, LOG);
		const menu = () => page.locator(".scroller").getAttribute("data-vscode-context");
		await page.locator(".row.failed").first().click();
		assert.deepEqual(JSON.parse((await menu())!), {
			webviewSection: "message",
			line: 79,
			preventDefaultContextMenuItems: true,
		});
		for (const key of ["p", "c", "y", "k", "l", "s", "a"]) await page.keyboard.press(key);
		await page.getByRole("button", { name: "Actions on the selected message" }).click();
		assert.deepEqual(
			said.flatMap((each) => (each.type === "act" ? [`${each.action} ${each.line}`] : [])),
			[
				"compareWithPrevious",
				"compareWith",
				"copyMessage",
				"markMessage",
				"filterCall",
				"showCall",
				"choose",
				"choose",
			].map((action) => `${action} 79`),
		);
		await page.locator(".row.gap").first().click();
		assert.deepEqual(JSON.parse((await menu())!), { preventDefaultContextMenuItems: true });
	});

	for (const [theme, look] of Object.keys(THEMES).flatMap((each) => ["diagram", "table"].map((look) => [each, look]))) {
		test(`axe-core finds no serious fault in ${theme}: ${look}`, async () => {
			const { page } = await shown(REFUSED, LOG, { theme });
			if (look === "table") await page.keyboard.press("t");
			await page.locator(".row.failed").first().click();
			await page.keyboard.press("m");
			await page.getByRole("region", { name: "Message on line 80" }).waitFor();
			await page.keyboard.press("/");
			await page.keyboard.type("register");
			await page.locator(".row.match").first().waitFor();
			assert.deepEqual(await seriousFaults(page), []);
			await page.locator("[title^='All keys']").click();
			assert.deepEqual(await seriousFaults(page), []);
		});
	}
});

/** Waits for something that the page does in its own time. */
async function waitUntil(isThere: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (!(await isThere())) {
		assert.ok(Date.now() < deadline, "it never came");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
