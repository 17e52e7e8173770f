// The diagram as drawn: lanes, arrows, labels, and the effect of hostile logs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MARKABLE_REQUEST, MARKS_NOTIFICATION, type MarkableResult } from "../../server/src/protocol.ts";
import { CALL, END, mergedCall } from "../support/mergedCall.ts";
import { diagramSuite, LOG, REFUSED } from "./diagramSuite.ts";
import { call } from "./longLog.ts";

diagramSuite("diagram view: what is drawn", ({ client, opened, shown }) => {
	test("draws lanes and rows in file order", async () => {
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
			/pool01\.contoso\.com to client, 403 Forbidden, failure, 46 ms after the previous message/,
		);
	});

	test("says that a diagram which takes long is being drawn, until it is there", async () => {
		const diagram = await opened(REFUSED, { delayMs: 3000 });
		const notice = diagram.page.getByText("The diagram is being drawn…");
		await Promise.all([notice.waitFor(), diagram.show(LOG)]);
		await diagram.page.locator(".row.arrow").first().waitFor();
		assert.equal(await notice.count(), 0);
	});

	test("uses the language passed by its panel, with the key names of its keyboards", async () => {
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

	test("a lost message ends before the other lifeline, and the table says so", async () => {
		const uri = "file:///logs/lost.log";
		client().open(uri, mergedCall(`${CALL}\n>x INFO 3 branch=v totag=b${END}`));
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

	test("a marked message has a sign and its note, in the diagram, in the table and for a screen reader", async () => {
		const textDocument = { uri: REFUSED };
		const place = { textDocument, position: { line: 79, character: 3 } };
		const { message } = await client().request<MarkableResult>(MARKABLE_REQUEST, place);
		client().notify(MARKS_NOTIFICATION, { textDocument, marks: [{ message, note: "ask the proxy team" }] });
		try {
			const { page } = await shown(REFUSED, LOG);
			const row = page.locator(".row.failed");
			assert.deepEqual(await page.locator(".row .mark").allTextContents(), ["★", "ask the proxy team"]);
			assert.match((await row.locator(".spoken").textContent())!, /, marked: ask the proxy team, /);
			await page.keyboard.press("t");
			assert.deepEqual(await page.locator(".row .mark").allTextContents(), ["★", "ask the proxy team"]);
		} finally {
			client().notify(MARKS_NOTIFICATION, { textDocument, marks: [] });
		}
	});

	test("nothing from the log is treated as markup", async () => {
		const uri = "file:///logs/markup.log";
		const name = "<img src=x onerror=alert(1)>";
		client().open(uri, call(0, "200 OK").replaceAll("200 OK", `200 ${name}`));
		const { page } = await shown(uri, LOG);
		assert.equal(await page.locator("img, script:not([nonce])").count(), 0);
		assert.equal(await page.locator(".row .name").last().textContent(), `200 ${name}`);
	});

	test("shows the message under the pointer as text", async () => {
		const { page } = await shown(REFUSED, LOG);
		await page.locator(".row.failed").first().hover();
		const tip = page.getByRole("tooltip");
		await tip.waitFor();
		assert.match((await tip.textContent())!, /^SIP\/2\.0 403 Forbidden to REGISTER\n[\s\S]*\nCSeq: 3 REGISTER/);
		assert.equal(await tip.locator("*").count(), 0);
	});

	test("an empty log says so", async () => {
		const uri = "file:///logs/empty.log";
		client().open(uri, "10:00:00.000 33C:B00 INFO  :: nothing\n");
		const open = await opened(uri);
		await open.show({ part: "call", line: 0 });
		await open.page.getByText("This log contains no SIP messages.").waitFor();
	});

	test("draws a PNG within the Content-Security-Policy", async () => {
		const { said, send, page } = await shown(REFUSED, LOG);
		const svg =
			'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>';
		await send({ type: "picture", id: 7, svg });
		await page.waitForFunction(() => true);
		const deadline = Date.now() + 5000;
		while (!said.some(({ type }) => type === "picture") && Date.now() < deadline) await page.waitForTimeout(50);
		const picture = said.find((each) => each.type === "picture");
		// The bytes went through JSON here; in VS Code they remain bytes.
		const bytes = Buffer.from(Object.values(picture?.bytes ?? {}));
		assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
		assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [80, 40]);
	});
});
