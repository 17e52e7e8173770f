// The content of the diagram: a part of the log, a single message, and the view as the reader left it.

import assert from "node:assert/strict";
import type { ViewState } from "../../client/webview/ladder/diagramHost.ts";
import { diagramSuite, LOG, LONG, REFUSED, waitUntil } from "./diagramSuite.ts";

diagramSuite("diagram view: parts and the message", ({ shown }) => {
	test("another part is shown at the selected message; if there is none, it says so", async () => {
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

	test("a selection of activities is a part to which a button returns", async () => {
		const { page, show } = await shown(REFUSED, { part: "selection", line: 2, selected: [2, 92] });
		const title = page.locator("h1", { hasText: "1 sign-in and 1 other request" });
		await title.waitFor();
		const selection = page.getByRole("button", { name: "Selection" });
		assert.equal(await selection.getAttribute("aria-pressed"), "true");
		await page.getByRole("button", { name: "Whole Log" }).click();
		await page.locator("h1", { hasText: "Whole log" }).waitFor();
		await selection.click();
		await title.waitFor();
		await show(LOG);
		await selection.waitFor({ state: "hidden" });
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

	test("the message's size can be changed by mouse or keys, and is restored", async () => {
		const first = await shown(REFUSED, LOG);
		const { page, kept } = first;
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
		await first.close();
		const back = await shown(REFUSED, LOG, { state });
		await back.page.getByRole("region", { name: "Message on line 80" }).waitFor();
		assert.ok(Number(await back.page.getByRole("separator").getAttribute("aria-valuenow")) > 50);
	});

	test("restores its state after it was hidden", async () => {
		const saved = { log: LONG, view: LOG, zoom: 1.3, top: 4000, selected: 1000 };
		const { page } = await shown(LONG, LOG, { state: saved });
		await page.waitForFunction(() => document.querySelector(".scroller")!.scrollTop === 4000);
		await page.locator("#row-166[aria-selected=true]").waitFor({ state: "attached" });
	});
});
