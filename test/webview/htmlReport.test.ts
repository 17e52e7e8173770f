// The HTML report in a browser: what readers see first, that nothing runs or loads, and that it is accessible in light and
// dark, wide and narrow.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { diagnose, htmlReport, parseTrace } from "../../server/src/core/index.ts";
import { EVIL, evilLog } from "../support/evilLog.ts";
import { seriousFaults, startBrowser } from "./page.ts";

const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");

suite("HTML report", () => {
	let browser: Browser;
	let page: Page | undefined;
	let complaints: string[] = [];

	suiteSetup(async function () {
		// The browser may have to be installed first.
		this.timeout(600_000);
		browser = await startBrowser();
	});

	teardown(async () => {
		await page?.close();
		page = undefined;
	});

	suiteTeardown(() => browser?.close());

	async function open(log: string, options: { readonly colorScheme?: "light" | "dark"; readonly width?: number } = {}) {
		const { colorScheme = "light", width = 1280 } = options;
		page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
		complaints = [];
		page.on("console", (message) => complaints.push(message.text()));
		page.on("response", (response) => complaints.push(response.url()));
		page.on("dialog", (dialog) => complaints.push(dialog.message()));
		const trace = parseTrace(log);
		await page.setContent(htmlReport(trace, diagnose(trace), "refused.uccapilog"));
		return page;
	}

	test("shows the answer first, then activities, findings with their lines, timeline and diagram", async () => {
		const report = await open(REFUSED);
		assert.deepEqual(await report.locator("h2").allTextContents(), [
			...["What happened", "Findings", "Time line", "Sequence diagram", "Who signed in, where and how"],
			...["What this log covers", "Statistics", "Retransmissions, gaps and renewals"],
		]);
		const main = (await report.locator("main").innerText()).replace(/\s+/g, " ");
		assert.match(main, /^Something failed alice@contoso\.com could not sign in\. \(?line 3/);
		const finding = report.locator("article.error");
		assert.deepEqual(await finding.locator("code").allTextContents(), [
			"SIP/2.0 403 Forbidden",
			'ms-diagnostics: 4004;reason="Credentials provided are not authorized to act as specified from URI";source="pool01.contoso.com"',
			"REGISTER sip:contoso.com SIP/2.0",
		]);
		assert.equal(await report.locator("figure svg .arrow").count(), 7);
		assert.deepEqual(complaints, []);
	});

	test("shows log content only as text: nothing runs, loads or becomes an element", async () => {
		const known = await elements(await open(REFUSED));
		await page!.close();
		const words = [...EVIL, '"><img src=x onerror=alert(1)>', "<style>*{display:none}</style>", "</style></title>"];
		const report = await open(words.map(evilLog).join(""));
		assert.deepEqual(
			(await elements(report)).filter((name) => !known.includes(name)),
			[],
		);
		assert.equal(await report.locator("style").count(), 2, "that of the page and that of the diagram");
		assert.match(await report.locator("main").innerText(), /<script>alert\(1\)<\/script>/);
		assert.deepEqual(complaints, []);
	});

	test("the Content-Security-Policy forbids running and loading anything", async () => {
		const report = await open(REFUSED);
		const ran = await report.evaluate(() => {
			document.body.insertAdjacentHTML("beforeend", "<img src='https://contoso.com/x.png' onerror='window.ran = 1'>");
			const script = document.createElement("script");
			script.textContent = "window.ran = 1";
			document.body.append(script);
			return (window as { ran?: number }).ran;
		});
		assert.equal(ran, undefined);
		assert.ok(
			complaints.length >= 2 && complaints.every((each) => /Content Security Policy/.test(each)),
			String(complaints),
		);
	});

	test("says so for a text without messages, and draws no diagram", async () => {
		const report = await open("nothing");
		assert.match(await report.locator("main").innerText(), /^This is not an RTCDLL or uccapilog trace/);
		assert.equal(await report.locator("section").count(), 1);
	});

	test("draws only the failures of a log with too many messages, with unique ids in each image", async () => {
		const report = await open(REFUSED + keepAlives(200));
		assert.equal(await report.locator("figure").count(), 2);
		assert.match(
			await report.locator("section", { hasText: "Sequence diagram" }).innerText(),
			/too many for one diagram\. Only what did not work is drawn\./,
		);
		const ids = await report.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
		assert.equal(new Set(ids).size, ids.length);
	});

	for (const colorScheme of ["light", "dark"] as const) {
		for (const width of [1280, 400]) {
			test(`axe-core finds no serious violation: ${colorScheme}, ${width} px`, async () => {
				const report = await open(REFUSED, { colorScheme, width });
				assert.deepEqual(await seriousFaults(report), []);
				assert.ok(await report.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "fits");
			});
		}
	}
});

async function elements(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => [...new Set([...document.querySelectorAll("*")].map(({ localName }) => localName))]);
}

function keepAlives(count: number): string {
	return Array.from({ length: count }, (_, at) =>
		["OPTIONS sip:contoso.com SIP/2.0", "SIP/2.0 200 OK"]
			.map(
				(start) =>
					`04/16/2013|09:16:00.000 A94:F88 INFO  :: ${start}\r\nVia: SIP/2.0/TLS 192.168.10.35:20323\r\nFrom: <sip:alice@contoso.com>;tag=${at}\r\nTo: <sip:contoso.com>\r\nCall-ID: alive${at}\r\nCSeq: 1 OPTIONS\r\n\r\n`,
			)
			.join(""),
	).join("");
}
