// The diagram of a log that grows, changes or is replaced, and without a server.

import assert from "node:assert/strict";
import { diagramSuite, LOG, REFUSED } from "./diagramSuite.ts";
import { call, longLog } from "./longLog.ts";

diagramSuite("diagram view: a log that changes", ({ client, opened, shown }) => {
	test("when the log grows, scroll position and selection are kept", async () => {
		const uri = "file:///logs/growing.log";
		client().open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.locator("#row-6").click();
		const place = await page.locator("#row-6").evaluate((row) => row.getBoundingClientRect().top);
		client().change(uri, 2, { text: longLog(300) });
		await send({ type: "changed" });
		await page.getByText("300 messages").waitFor();
		await page.locator("#row-6[aria-selected=true]").waitFor();
		// The row may be redrawn at the same time.
		await page.waitForFunction((top) => document.querySelector("#row-6")?.getBoundingClientRect().top === top, place);
	});

	test("a row added above the visible ones moves neither these nor the selection", async () => {
		const uri = "file:///logs/inserted.log";
		const text = `${call(0, "200 OK")}00:00:00.100 33C:B00 INFO  :: resting\r\n${longLog(200)}`;
		client().open(uri, text);
		const { page, send } = await shown(uri, LOG);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = 2000;
		});
		await page.locator("#row-60.arrow").click();
		const said = await page.locator("#row-60 .spoken").textContent();
		const place = await page.locator("#row-60").evaluate((row) => row.getBoundingClientRect().top);
		client().change(uri, 2, { text: text.replace("resting", "refused 80090322") });
		await send({ type: "changed" });
		await page.locator("#row-61[aria-selected=true]").waitFor();
		assert.equal(await page.locator("#row-61 .spoken").textContent(), said);
		await page.waitForFunction((top) => document.querySelector("#row-61")?.getBoundingClientRect().top === top, place);
	});

	test("when the log grows, its end stays visible, even without a pause", async () => {
		const uri = "file:///logs/followed.log";
		client().open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.locator(".scroller").evaluate((scroller) => {
			scroller.scrollTop = scroller.scrollHeight;
		});
		await page.locator("#row-199.arrow").waitFor();
		let version = 1;
		const grow = setInterval(() => client().change(uri, ++version, { text: longLog(200 + 2 * version) }), 20);
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
		// The row may be redrawn at the same time.
		await page.waitForFunction((id) => {
			const row = document.querySelector(`#${id}.arrow`)?.getBoundingClientRect();
			const view = document.querySelector(".scroller")!.getBoundingClientRect();
			return row !== undefined && row.height > 0 && row.bottom <= view.bottom + 1;
		}, `row-${last}`);
	});

	test("a log that is replaced while its last row is selected shows no missing row", async () => {
		const uri = "file:///logs/restarted.log";
		client().open(uri, longLog(200));
		const { page, send } = await shown(uri, LOG);
		await page.getByRole("listbox").focus();
		await page.keyboard.press("End");
		await page.locator("#row-199[aria-selected=true]").waitFor();
		client().change(uri, 2, { text: longLog(10) });
		await send({ type: "changed" });
		await page.getByText("10 messages").waitFor();
		await page.waitForFunction(() => document.querySelector("[aria-selected=true]")?.id !== "row-199");
		assert.deepEqual(
			await page.locator(".row").evaluateAll((rows) => rows.map(({ id }) => id)),
			Array.from({ length: 10 }, (_, at) => `row-${at}`),
		);
	});

	test("without a server it says so, even when opened then, and shows the same part later", async () => {
		const open = await opened(REFUSED);
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
});
