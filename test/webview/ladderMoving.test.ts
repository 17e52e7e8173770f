// Navigation in the diagram: by keyboard and mouse, with a search, and synchronised with the text.

import assert from "node:assert/strict";
import { diagramSuite, LOG, LONG, LONG_COUNT, REFUSED, waitUntil } from "./diagramSuite.ts";
import { call } from "./longLog.ts";

diagramSuite("diagram view: moving through it", ({ client, shown }) => {
	test("a click selects the row and reveals its text, a double click goes there", async () => {
		const { page, said } = await shown(REFUSED, LOG);
		const row = page.locator(".row.failed").first();
		await row.click();
		assert.equal(await row.getAttribute("aria-selected"), "true");
		const reveals = () => said.filter(({ type }) => type === "reveal");
		assert.deepEqual(reveals(), [{ type: "reveal", line: 79, focus: false }]);
		await row.dblclick();
		assert.deepEqual(reveals().at(-1), { type: "reveal", line: 79, focus: true });
	});

	test("the cursor in the text moves the selection, without a request in return", async () => {
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

	test("says when the cursor is outside, and offers to go there", async () => {
		const { page, send } = await shown(LONG, { part: "call", line: 0 });
		assert.equal(await page.locator(".row.arrow").count(), 2);
		await send({ type: "cursor", line: 12 });
		await page.getByText("Line 13 is not in this diagram.").waitFor();
		await page.getByRole("button", { name: "Show Its Call" }).click();
		await page.locator("h1", { hasText: "call-1" }).waitFor();
		assert.equal(await page.locator(".notice").isVisible(), false);
	});

	test("keys move the selection, and it is announced to screen readers", async () => {
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

	test("renders only the visible rows, and fetches only their pages", async () => {
		const { page, asked } = await shown(LONG, LOG);
		// The row of the cursor is scrolled into view last.
		await page.locator(".row[aria-selected=true]").waitFor();
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
		// Each call is between two hosts that no other call uses.
		const hop = (at: number) =>
			call(at, "200 OK")
				.replaceAll("192.0.2.1", `192.0.2.${at + 1}`)
				.replaceAll("example.com", `host${at}.example.com`);
		client().open(uri, Array.from({ length: 12 }, (_, at) => hop(at)).join(""));
		const { page } = await shown(uri, LOG);
		assert.ok((await page.locator(".lane").count()) > 8);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("End");
		// The row may be redrawn at the same time.
		await page.waitForFunction(() => {
			const shaft = document.querySelector(".row[aria-selected=true] .shaft")?.getBoundingClientRect();
			return shaft !== undefined && shaft.width > 0 && shaft.left >= 0 && shaft.right <= 700;
		});
	});

	test("moves the lanes of an arrow next to each other if no window can show both", async () => {
		const uri = "file:///logs/far.log";
		// All of them communicate with the first host.
		const hop = (at: number) => call(at, "200 OK").replaceAll("192.0.2.1", `192.0.2.${at + 1}`);
		client().open(uri, Array.from({ length: 12 }, (_, at) => hop(at)).join(""));
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

	test("zooms around the row in the middle", async () => {
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

	test("searches complete messages and steps through the matches", async () => {
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

	test("a search and steps to failures also move the text, but not the focus", async () => {
		const { page, said } = await shown(LONG, LOG);
		const reveals = () => said.filter((each) => each.type === "reveal");
		await page.keyboard.press("/");
		await page.keyboard.type("CALL-77@");
		await waitUntil(() => reveals().length === 1);
		await page.keyboard.press("Enter");
		await waitUntil(() => reveals().length === 2);
		assert.equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT");
		await page.keyboard.press("Escape");
		// A failure outside the loaded rows has to be loaded first.
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
		// Meanwhile the page's keys are disabled.
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

	test("keys and the menu run commands on the selected message", async () => {
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
});
