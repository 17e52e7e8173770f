import assert from "node:assert/strict";
import { closeAllEditors, extension, openFixture, waitFor } from "./support.ts";

suite("activation", () => {
	teardown(closeAllEditors);

	test("a log is recognised by its name", async () => {
		const { document } = await openFixture("RTCDLL0.log");
		assert.equal(document.languageId, "rtcdll");
	});

	test("opening a log starts the extension", async () => {
		await openFixture("RTCDLL0.log");
		await waitFor("the extension is active", () => extension().isActive);
	});
});
