// The diagram as a table, and how accessible both are.

import assert from "node:assert/strict";
import { diagramSuite, LOG, LONG, LONG_COUNT, REFUSED } from "./diagramSuite.ts";
import { seriousFaults } from "./page.ts";
import { THEMES } from "./themes.ts";

diagramSuite("diagram view: as a table", ({ shown }) => {
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

	test("a table of a long log renders only the visible rows, in order", async () => {
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

	for (const [theme, look] of Object.keys(THEMES).flatMap((each) => ["diagram", "table"].map((look) => [each, look]))) {
		test(`axe-core finds no serious violation in ${theme}: ${look}`, async () => {
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
