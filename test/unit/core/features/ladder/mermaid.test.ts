// The Mermaid diagrams in Mermaid itself. It needs a browser even for parsing; the package is installed only for this test.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
// @ts-expect-error The scripts are plain JavaScript.
import { launchChromium } from "../../../../../scripts/lib/chromium.mjs";
import { ladder, mermaidLadder, parseTrace } from "../../../../../server/src/core/index.ts";
import { anyWord, EVIL, evilLog } from "../../../../support/evilLog.ts";

const ROOT = join(import.meta.dirname, "../../../../..");

const draw = (log: string) => mermaidLadder(ladder(parseTrace(log), { kind: "log" }));

interface Mermaid {
	parse(text: string): Promise<{ readonly diagramType: string }>;
	render(id: string, text: string): Promise<{ readonly svg: string }>;
}

suite("ladder: Mermaid's own parser", () => {
	let browser: Browser;
	let page: Page;

	suiteSetup(async function () {
		// The browser may have to be installed first, and a busy machine takes a while to load three megabytes.
		this.timeout(600_000);
		browser = await launchChromium();
		page = await browser.newPage();
		page.setDefaultTimeout(0);
		await page.setContent("<!doctype html><title>test</title>");
		await page.addScriptTag({ path: join(ROOT, "node_modules/mermaid/dist/mermaid.min.js") });
	});
	suiteTeardown(async () => browser?.close());

	/** Mermaid's result for each diagram: its kind, or the error. */
	function read(diagrams: readonly string[]): Promise<readonly string[]> {
		return page.evaluate(async (texts) => {
			const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
			const answers: string[] = [];
			for (const text of texts) {
				answers.push(
					await mermaid.parse(text).then(
						({ diagramType }) => diagramType,
						(error: Error) => `${error.message}\n${text}`,
					),
				);
			}
			return answers;
		}, diagrams);
	}

	test("rejects invalid diagrams, so that accepting ours is significant", async () => {
		const [wrong] = await read(["sequenceDiagram\n    L0->>L1"]);
		assert.notEqual(wrong, "sequence");
	});

	test("accepts a sign-in with notes and gaps, an empty diagram, and any text", async () => {
		const signIn = draw(readFileSync(join(ROOT, "test/fixtures/refused-sign-in.uccapilog"), "utf8"));
		const words = fc.sample(fc.tuple(anyWord, anyWord), 200);
		const diagrams = [
			signIn,
			draw(""),
			...EVIL.map((evil) => draw(evilLog(evil))),
			...words.map(([one, other]) => draw(evilLog(one) + evilLog(other))),
		];
		for (const answer of await read(diagrams)) assert.equal(answer, "sequence");
	});

	test("draws texts as they are in the log, without interpreting them", async () => {
		const { text, scripts, images } = await page.evaluate(
			async (diagram) => {
				const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
				const { svg } = await mermaid.render("drawn", diagram);
				const drawn = new DOMParser().parseFromString(svg, "text/html").body;
				return {
					text: drawn.textContent as string,
					scripts: drawn.querySelectorAll("script").length as number,
					images: drawn.querySelectorAll("img").length as number,
				};
			},
			draw(evilLog("end; <img src=x onerror=y> #35; end")),
		);
		assert.deepEqual({ scripts, images }, { scripts: 0, images: 0 });
		assert.match(text, /500 end; <img src=x onerror=y> #35; end/);
	});
});
